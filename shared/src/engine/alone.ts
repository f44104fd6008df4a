import type { Facts } from "../filing/facts.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { notApplicable, undecided } from "../findings/check-result.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { decisionOf, explored } from "./decision.ts";
import { asked, createSheet } from "./sheet.ts";
import type { Situation } from "./situation.ts";

/** How a filing fares by one requirement in one situation. */
export function judgedAlone(requirement: Requirement, situation: Situation, facts: Facts): CheckResult {
  const { judging } = requirement;
  const rows = situation.value === null ? judging?.unrecorded : judging?.recorded;
  if (!judging || !rows || rows.length === 0) return situation.value === null ? undecided : notApplicable;
  const sheet = createSheet();
  const decision = decisionOf(requirement, judging, [{ situation, rule: null }], sheet);
  const [line] = asked(sheet, facts, () => explored(decision)).column;
  if (!line) throw new Error(`${requirement.key}: no line`);
  return { status: line.status, findings: line.findings.map(({ draft }) => draft) };
}
