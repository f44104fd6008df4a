import type { FindingDraft } from "./finding.ts";

export const checkStatuses = ["PASSED", "FAILED", "NOT_APPLICABLE", "UNDECIDED"] as const;
export type CheckStatus = (typeof checkStatuses)[number];

/** How one check came out. Only FAILED always has findings; UNDECIDED may, where it is worth saying why. */
export interface CheckResult {
  readonly status: CheckStatus;
  readonly findings: readonly FindingDraft[];
}

const none: readonly FindingDraft[] = [];

export const passed: CheckResult = { status: "PASSED", findings: none };
/** The check doesn't concern this filing. */
export const notApplicable: CheckResult = { status: "NOT_APPLICABLE", findings: none };
/** An input that the check needs wasn't given, or nothing is recorded for the province. */
export const undecided: CheckResult = { status: "UNDECIDED", findings: none };

export function failed(...findings: readonly FindingDraft[]): CheckResult {
  return { status: "FAILED", findings };
}
