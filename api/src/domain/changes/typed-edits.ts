import type { Catalogue, Layer, ProvinceCode, Requirement, RuleContent, Strictness } from "@beian/shared";
import { national, parseValue, provinceCodes } from "@beian/shared";
import type { Cell } from "../../store/ports/history.ts";
import { InvalidInput } from "../acting/refusal.ts";
import { longest, optionalText } from "../acting/typed.ts";
import { requirementNamed } from "../requirement-named.ts";

export interface CellInput {
  /** Null for the national default. */
  readonly province?: ProvinceCode | null;
  readonly requirement: string;
}

export interface RuleEditInput extends CellInput {
  /** JSON; null hands the cell back, undefined is refused, since a value that was forgotten must not do that. */
  readonly value?: unknown;
  readonly strictness?: Strictness | null;
  readonly noteZh?: string | null;
  readonly noteEn?: string | null;
}

export interface TypedEdit extends Cell {
  readonly content: RuleContent | null;
}

/** Edits and drops as typed, each cell named once. Refuses with the path of the first one at fault. */
export function typedEdits(
  catalogue: Catalogue,
  set: readonly RuleEditInput[],
  drop: readonly CellInput[],
  path: readonly string[],
): { readonly set: readonly TypedEdit[]; readonly drop: readonly Cell[] } {
  const named = new Set<string>();
  // Every cell that there is.
  const mostCells = (provinceCodes.length + 1) * catalogue.requirements.length;
  const cellsOf = <Input extends CellInput, Made extends Cell>(
    list: "set" | "drop",
    inputs: readonly Input[],
    make: (input: Input, requirement: Requirement, at: readonly string[]) => Made,
  ): readonly Made[] => {
    if (inputs.length > mostCells)
      throw new InvalidInput([...path, list], { zh: `一次最多 ${mostCells} 项`, en: `at most ${mostCells} a call` });
    return inputs.map((input, index) => {
      const at = [...path, list, String(index)];
      const requirement = requirementNamed(catalogue, input.requirement, [...at, "requirement"]);
      const made = make(input, requirement, at);
      const name = `${made.layer}/${made.requirement}`;
      if (named.has(name))
        throw new InvalidInput(at, { zh: "同一项规则出现了两次", en: "the same rule is named twice" });
      named.add(name);
      return made;
    });
  };
  return { set: cellsOf("set", set, typedEdit), drop: cellsOf("drop", drop, (input) => cellOf(input)) };
}

function typedEdit(input: RuleEditInput, requirement: Requirement, at: readonly string[]): TypedEdit {
  const cell = cellOf(input);
  const noteZh = optionalText(input.noteZh, [...at, "noteZh"], longest.note);
  const noteEn = optionalText(input.noteEn, [...at, "noteEn"], longest.note);
  if (input.value === undefined)
    throw new InvalidInput([...at, "value"], {
      zh: "必填；填 null 表示改回全国默认",
      en: "required; null hands the rule back to the national default",
    });
  if (input.value === null) {
    if (noteZh !== null || noteEn !== null)
      throw new InvalidInput([...at, noteZh === null ? "noteEn" : "noteZh"], {
        zh: "改回全国默认时不能带备注",
        en: "handing back takes no note",
      });
    return { ...cell, content: null };
  }
  const parsed = parseValue(requirement.value, input.value);
  if (!parsed.ok) throw new InvalidInput([...at, "value", ...parsed.path], parsed.message);
  return {
    ...cell,
    content: {
      value: parsed.value,
      strictness: input.strictness ?? "ENFORCED",
      ...(noteZh === null ? {} : { noteZh }),
      ...(noteEn === null ? {} : { noteEn }),
    },
  };
}

function cellOf({ province, requirement }: CellInput): Cell {
  const layer: Layer = province ?? national;
  return { layer, requirement };
}
