import type { Candidate, CureContext, EditValue } from "../cures/candidate.ts";
import { longestWait } from "../cures/candidate.ts";
import { addDays } from "../dates.ts";
import type { Fact } from "../facts/fact.ts";
import { filingFacts } from "../facts/registry.ts";
import { runningFunctions } from "../functions/registry.ts";
import { reportedItem, reportsByOption } from "../language/check.ts";
import { evaluator } from "../language/evaluate.ts";
import type { Bindings } from "../language/fold.ts";
import { fold } from "../language/fold.ts";
import type { Known, Tree } from "../language/tree.ts";
import type { DefinedCure } from "./definition.ts";
import { factReader, sheetOf } from "./sheet.ts";

/** A cure whose expressions were read. */
export interface ReadCure {
  readonly cure: DefinedCure;
  readonly fact: Fact;
  readonly when: Tree | null;
  readonly to: Tree | null;
}

/** Options of the value for each of which an edit is proposed, at most. */
const mostOptions = 5;

/** The edits that a finding's cures come to for a filing. */
export function candidatesOf(
  cures: readonly ReadCure[],
  terms: (option: string) => readonly string[],
  context: CureContext,
): readonly Candidate[] {
  const { facts, province, value } = context;
  const sheet = sheetOf(facts);
  return cures.flatMap(({ cure, fact, when, to }) => {
    const byOption = [when, to].some((tree) => tree !== null && reportsByOption(tree));
    const items: readonly (string | null)[] = byOption && Array.isArray(value) ? value.slice(0, mostOptions) : [null];
    return items.flatMap((item): readonly Candidate[] => {
      const bindings: Bindings = {
        value: value ?? undefined,
        province,
        terms,
        ...(item === null ? {} : { items: new Map([[reportedItem, item]]) }),
        functions: runningFunctions,
      };
      const come = (tree: Tree) => evaluator(fold(tree, bindings), { ...bindings, fact: factReader })(sheet);
      if (when !== null && come(when) !== true) return [];
      const made =
        to === null ? (fact.exampleFor?.(facts, province) ?? fact.example) : (typedBy(to, context) ?? come(to));
      if (made === undefined || !isEditValue(made) || (fact.path.join() === "submittedOn" && !isWait(made, facts.on)))
        return [];
      const candidate = { kind: cure.kind, path: fact.path, to: made };
      return [cure.todo === undefined ? candidate : { ...candidate, todo: cure.todo }];
    });
  });
}

/** What was typed where a fact is copied from; undefined for any other expression. */
function typedBy(tree: Tree, { facts }: CureContext): Known | undefined {
  return tree[0] === "fact" ? filingFacts.get(tree[1])?.typed?.(facts) : undefined;
}

/** Handing in later, but no later than a cure should reach. */
function isWait(day: EditValue, today: string): boolean {
  return typeof day === "string" && day > today && day <= addDays(today, longestWait);
}

function isEditValue(value: Known): value is Known & EditValue {
  return typeof value !== "object" || value.every((item) => typeof item === "string");
}
