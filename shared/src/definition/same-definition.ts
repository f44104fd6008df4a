import { parseFiling } from "../filing/parse-filing.ts";
import { digestOf } from "../rulebook/digest.ts";
import type { Case, DefinedFinding, Definition, Row } from "./definition.ts";

/** Without what says nothing: empty lists, and what goes without saying. */
export function plainDefinition(definition: Definition): Definition {
  const { filingTypes, facts, findings, rows, unrecorded, cases, edition, ...rest } = definition;
  return {
    ...rest,
    ...(filingTypes ? { filingTypes } : {}),
    ...unlessEmpty("facts", facts),
    ...unlessEmpty("findings", findings?.map(plainFinding)),
    ...unlessEmpty("rows", rows?.map(plainReport)),
    ...unlessEmpty("unrecorded", unrecorded?.map(plainReport)),
    ...unlessEmpty("cases", cases?.map(plainCase)),
    ...(edition === undefined || edition === 1 ? {} : { edition }),
  };
}

/** Whether two definitions say the same; null defines nothing. */
export function sameDefinition(one: Definition | null, other: Definition | null): boolean {
  if (one === null || other === null) return one === other;
  return digestOf(asJudged(one)) === digestOf(asJudged(other));
}

/** Whether they judge alike, in the same words: cases prove a definition and are no part of what is judged by. */
export function sameButForCases(one: Definition | null, other: Definition | null): boolean {
  if (one === null || other === null) return one === other;
  const [first, second] = [one, other].map(({ cases, ...said }) => plainDefinition(said));
  return JSON.stringify(first) === JSON.stringify(second) || digestOf(first) === digestOf(second);
}

/** With its cases' filings as they are judged, however they were typed. */
function asJudged(definition: Definition): Definition {
  const plain = plainDefinition(definition);
  if (!plain.cases) return plain;
  const cases = plain.cases.map((one): Case => {
    const parsed = parseFiling(one.filing);
    return parsed.ok ? { ...one, filing: parsed.filing } : one;
  });
  return { ...plain, cases };
}

function unlessEmpty<Name extends string, Item>(name: Name, list: readonly Item[] | undefined) {
  return list && list.length > 0 ? ({ [name]: list } as { readonly [Key in Name]: readonly Item[] }) : {};
}

function plainFinding({ severity, variants, counts, cures, ...rest }: DefinedFinding): DefinedFinding {
  return {
    ...rest,
    ...(severity === undefined || severity === "BY_RULE" ? {} : { severity }),
    ...(variants && Object.keys(variants).length > 0 ? { variants } : {}),
    ...(counts && Object.keys(counts).length > 0 ? { counts } : {}),
    ...unlessEmpty("cures", cures),
  };
}

function plainReport<Reporting extends Row | Case>({ findings, ...rest }: Reporting) {
  return { ...rest, ...unlessEmpty("findings", findings) };
}

function plainCase(one: Case): Case {
  const { rules, ...rest } = plainReport(one);
  return { ...rest, ...(rules && Object.keys(rules).length > 0 ? { rules } : {}) };
}
