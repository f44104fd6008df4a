import type { Filing, Outcome, ProvinceCode, Requirement, Verdict } from "@beian/shared";
import { openIn, outcomes, parseFiling, provinceCodes } from "@beian/shared";
import { z } from "zod";
import type { SampleRecord } from "../../store/ports/samples.ts";

/** What staff expect of a sample in one province. */
export interface Expectation {
  readonly outcome: Outcome;
  /** The codes of all findings, each once, in alphabetical order. */
  readonly codes: readonly string[];
  /** Their keys, likewise; none where staff named codes alone, by which it is checked then. */
  readonly keys: readonly string[];
}

/** How a sample comes out in one province. */
export interface SampleOutcome extends Expectation {
  /** What the enforced rules that can't be decided would have to know, by requirement. */
  readonly open: readonly Requirement[];
}

/** By province; the provinces that nobody has an expectation of are absent. */
export type Expectations = Readonly<Partial<Record<ProvinceCode, Expectation>>>;

/** A named synthetic filing that the rule book is tried on. */
export interface Sample extends Omit<SampleRecord, "filing" | "expectations"> {
  readonly filing: Filing;
  /** As it was written, for editing. */
  readonly written: unknown;
  readonly expectations: Expectations;
}

export const expectationsSchema: z.ZodType<Expectations> = z.partialRecord(
  z.enum(provinceCodes),
  z.strictObject({
    outcome: z.enum(outcomes),
    codes: z.array(z.string()),
    // Those of before findings had keys name none.
    keys: z.array(z.string()).default([]),
  }),
);

/** Reads what the store keeps; throws where it holds what nobody of ours can have written. */
export function sampleOf({ filing, expectations, ...rest }: SampleRecord): Sample {
  const parsed = parseFiling(filing);
  if (!parsed.ok) throw new Error(`sample ${rest.id} holds no filing`);
  return { ...rest, filing: parsed.filing, written: filing, expectations: expectationsSchema.parse(expectations) };
}

/** How a verdict came out; `codeOf` says by which code a finding of a key is told. */
export function sampleOutcomeOf(verdict: Verdict, codeOf: (key: string) => string): SampleOutcome {
  const keys = eachOnce(verdict.findings.map(({ key }) => key));
  return {
    outcome: verdict.outcome,
    codes: eachOnce(keys.map(codeOf)),
    keys,
    open: openIn(verdict).flatMap(({ requirement }) => requirement ?? []),
  };
}

export function meets(actual: SampleOutcome, expected: Expectation): boolean {
  const isSame = (one: readonly string[], other: readonly string[]) => eachOnce(one).join() === eachOnce(other).join();
  return (
    actual.outcome === expected.outcome &&
    (expected.keys.length > 0 ? isSame(actual.keys, expected.keys) : isSame(actual.codes, expected.codes))
  );
}

/** In alphabetical order. */
export function eachOnce(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
