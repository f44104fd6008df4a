import type { PlainDate } from "../dates.ts";
import type { CheckStatus } from "../findings/check-result.ts";
import type { FindingDraft, Severity } from "../findings/finding.ts";
import type { Locale } from "../locale.ts";
import { inLocale } from "../locale.ts";
import type { ProvinceCode } from "../provinces.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { Rule } from "../rulebook/rule.ts";

export const outcomes = ["PASSES", "NEEDS_ATTENTION", "FAILS"] as const;
/** FAILS with any ERROR, NEEDS_ATTENTION with any WARNING, else PASSES. */
export type Outcome = (typeof outcomes)[number];

/** How a filing fares in a province, in short. */
export interface Upshot {
  readonly outcome: Outcome;
  readonly isComplete: boolean;
}

/** What a check found, with the rule that was broken. */
export interface Finding {
  /** `<requirement>/<finding>`; of what holds everywhere the check's own key stands before it. Names it for ever. */
  readonly key: string;
  readonly draft: FindingDraft;
  readonly severity: Severity;
  /** Null for what holds everywhere, and where nothing is recorded to be broken. */
  readonly rule: Rule | null;
}

/** How one check came out: a line of the trace. */
export interface Check {
  /** The requirement's key, or the universal check's. */
  readonly key: string;
  readonly requirement: Requirement | null;
  /** Null for universal checks, and where nothing is recorded for the province. */
  readonly rule: Rule | null;
  readonly status: CheckStatus;
  readonly findings: readonly Finding[];
}

/** The answer to a filing in one province: the same wherever the same rule book and engine judge it. */
export interface Verdict {
  /** Null where none was named and the certificate's address names none. */
  readonly province: ProvinceCode | null;
  readonly outcome: Outcome;
  /** The day on which the filing counts as handed in. */
  readonly on: PlainDate;
  /** In the order of the trace. */
  readonly findings: readonly Finding[];
  readonly checks: readonly Check[];
}

/** Whether nothing enforced is left open. PASSES and complete is what may be called a pass. */
export function isComplete({ province, checks }: Verdict): boolean {
  return province !== null && !checks.some(isOpen);
}

/** Whether an enforced rule couldn't be decided. */
export function isOpen({ status, rule }: Check): boolean {
  return status === "UNDECIDED" && rule?.strictness === "ENFORCED";
}

/** What couldn't be decided of enforced rules. */
export function openIn({ checks }: Verdict): readonly Check[] {
  return checks.filter(isOpen);
}

/** Whether a filing may be called passed: nothing found, and nothing enforced left open. */
export function isPass(verdict: Verdict): boolean {
  return verdict.outcome === "PASSES" && isComplete(verdict);
}

export function messageOf(finding: Finding, locale: Locale): string {
  return inLocale(finding.draft.kind.message(finding.draft.params), locale);
}

export function remedyOf(finding: Finding, locale: Locale): string | null {
  const remedy = finding.draft.kind.remedy(finding.draft.params);
  return remedy ? inLocale(remedy, locale) : null;
}
