import type {
  CheckStatus,
  Definition,
  FilingType,
  OwnFact,
  ProvinceCode,
  SubjectNature,
  Text,
  Topic,
} from "@beian/shared";
import { plainDefinition, readDefinition } from "@beian/shared";
import { InvalidInput } from "../acting/refusal.ts";

type Maybe<Value> = Value | null | undefined;

/**
 * A definition as a caller types it. What a member can be left out of is as in the definition that it follows, found by the
 * key of the option or finding or the case's title; null takes it away.
 */
export interface DefinitionInput {
  /** The number of the definition that it follows; null for a new requirement. */
  readonly follows?: Maybe<number>;
  readonly key: string;
  readonly topic: Topic;
  readonly title: Text;
  readonly description: Text;
  readonly appliesTo: readonly SubjectNature[];
  readonly filingTypes?: Maybe<readonly FilingType[]>;
  readonly value: ValueInput;
  readonly facts?: Maybe<readonly OwnFact[]>;
  readonly findings?: Maybe<readonly FindingInput[]>;
  readonly rows?: Maybe<readonly RowInput[]>;
  readonly unrecorded?: Maybe<readonly RowInput[]>;
  readonly cases?: Maybe<readonly CaseInput[]>;
  readonly edition?: Maybe<number>;
}

export interface ValueInput {
  readonly type: string;
  readonly options?: Maybe<readonly OptionInput[]>;
  readonly minimum?: Maybe<number>;
  readonly maximum?: Maybe<number>;
  readonly unit?: Maybe<Text>;
  readonly yes?: Maybe<Text>;
  readonly no?: Maybe<Text>;
  readonly none?: Maybe<Text>;
  readonly inWords?: Maybe<Text>;
  readonly oneInWords?: Maybe<Text>;
}

interface OptionInput {
  readonly key: string;
  readonly label: Text;
  readonly terms?: Maybe<readonly string[]>;
}

interface ToldInput {
  readonly at?: Maybe<string>;
  readonly severity?: Maybe<string>;
  readonly message?: Maybe<Text>;
  readonly remedy?: Maybe<Text>;
  readonly cures?: Maybe<readonly unknown[]>;
}

export interface FindingInput extends ToldInput {
  readonly key: string;
  readonly meaning?: Maybe<Text>;
  readonly variants?: Maybe<readonly (ToldInput & { readonly key: string })[]>;
  readonly counts?: Maybe<readonly { readonly name: string; readonly of: string }[]>;
}

export interface RowInput {
  readonly when: string;
  readonly then: CheckStatus;
  readonly findings?: Maybe<readonly string[]>;
}

export interface CaseInput {
  readonly title: string;
  readonly filing?: unknown;
  readonly province: ProvinceCode;
  readonly value?: unknown;
  readonly rules?: unknown;
  readonly status: CheckStatus;
  readonly findings?: Maybe<readonly string[]>;
}

/** The definition that an input means, as anybody's JSON; what it leaves open is as in the one before. */
export function definitionMeant(input: DefinitionInput, before: Definition | null): unknown {
  const { follows, value, findings, cases, ...said } = input;
  const options = new Map(
    before && "options" in before.value ? before.value.options.map((one) => [one.key, one] as const) : [],
  );
  const known = new Map((before?.findings ?? []).map((one) => [one.key, one]));
  const shown = new Map((before?.cases ?? []).map((one) => [one.title, one]));
  const valueBefore = before?.value.type === value.type ? before.value : null;
  return plain({
    ...filled(said, before, ["filingTypes", "edition"]),
    value: {
      ...filled(value, valueBefore, ["minimum", "maximum", "unit", "yes", "no", "none", "inWords", "oneInWords"]),
      ...(value.options == null
        ? filled({ options: value.options }, valueBefore, ["options"])
        : { options: value.options.map((option) => filled(option, options.get(option.key), ["terms"])) }),
    },
    findings: findings?.map(({ variants, counts, ...finding }) => ({
      ...filled(finding, known.get(finding.key), ["meaning", "remedy", "cures"]),
      ...filled(
        {
          variants: variants && Object.fromEntries(variants.map(({ key, ...told }) => [key, told])),
          counts: counts && Object.fromEntries(counts.map(({ name, of }) => [name, of])),
        },
        known.get(finding.key),
        ["variants", "counts"],
      ),
    })),
    cases: cases?.map((one) => ({ ...filled(one, shown.get(one.title), ["rules"]), value: one.value ?? null })),
  });
}

/** Reads the definition that an input means. Refuses, by the member at fault, what isn't even of a definition's form. */
export function typedDefinition(
  input: DefinitionInput,
  before: Definition | null,
  path: readonly string[],
): Definition {
  const { definition, problems } = readDefinition(definitionMeant(input, before));
  const [first] = problems;
  if (definition) return plainDefinition(definition);
  throw new InvalidInput([...path, ...(first?.path ?? [])], first?.message ?? { zh: "无法识别", en: "can't be taken" });
}

/** Members that aren't given are as before. */
function filled(given: object, before: object | null | undefined, names: readonly string[]): object {
  const held = new Map(Object.entries(before ?? {}));
  const said = new Map(Object.entries(given));
  return {
    ...given,
    ...Object.fromEntries(names.flatMap((name) => (said.get(name) === undefined ? [[name, held.get(name)]] : []))),
  };
}

/** Without what is null or left out, which says nothing; a case's filing and value are taken as they are. */
function plain(value: unknown, isCase = false): unknown {
  if (Array.isArray(value)) return value.map((item) => plain(item, isCase));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, held]) => {
      if (isCase && (name === "filing" || name === "value")) return [[name, JSON.parse(JSON.stringify(held))]];
      return held == null ? [] : [[name, plain(held, isCase || name === "cases")]];
    }),
  );
}
