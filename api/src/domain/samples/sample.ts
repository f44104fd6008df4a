import type { Filing, Outcome, ProvinceCode, Verdict } from "@beian/shared";
import { outcomes, parseFiling, provinceCodes } from "@beian/shared";
import { z } from "zod";
import type { SampleRecord } from "../../store/ports/samples.ts";

/** What staff expect of a sample in one province. */
export interface Expectation {
  readonly outcome: Outcome;
  /** The codes of all findings, each once, in alphabetical order. */
  readonly codes: readonly string[];
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
  z.strictObject({ outcome: z.enum(outcomes), codes: z.array(z.string()) }),
);

/** Reads what the store keeps; throws where it holds what nobody of ours can have written. */
export function sampleOf({ filing, expectations, ...rest }: SampleRecord): Sample {
  const parsed = parseFiling(filing);
  if (!parsed.ok) throw new Error(`sample ${rest.id} holds no filing`);
  return { ...rest, filing: parsed.filing, written: filing, expectations: expectationsSchema.parse(expectations) };
}

/** A verdict in the form of an expectation. */
export function expectationOf({ outcome, findings }: Verdict): Expectation {
  return { outcome, codes: [...new Set(findings.map(({ draft }) => draft.kind.code))].sort() };
}

export function meets(verdict: Verdict, expectation: Expectation): boolean {
  const { outcome, codes } = expectationOf(verdict);
  const expected = [...new Set(expectation.codes)].sort();
  return outcome === expectation.outcome && codes.join() === expected.join();
}
