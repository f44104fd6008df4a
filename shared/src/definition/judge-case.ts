import { judgedAlone } from "../engine/alone.ts";
import { factsOf } from "../filing/facts.ts";
import type { InputProblem } from "../filing/parse-filing.ts";
import { parseFiling } from "../filing/parse-filing.ts";
import type { CheckStatus } from "../findings/check-result.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { Case, DefinedFinding } from "./definition.ts";
import { caseDay } from "./definition.ts";

export type CaseResult =
  | { readonly ok: true; readonly status: CheckStatus; readonly findings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

/** What a case's filing comes to, by the names under which rows report findings. */
export function judgeCase(requirement: Requirement, findings: readonly DefinedFinding[], given: Case): CaseResult {
  const parsed = parseFiling(given.filing);
  if (!parsed.ok) return { ok: false, problems: parsed.problems };
  const { subject, type } = parsed.filing;
  const concerns = requirement.appliesTo.includes(subject.nature) && (requirement.filingTypes?.includes(type) ?? true);
  if (!concerns) return { ok: true, status: "NOT_APPLICABLE", findings: [] };
  const facts = factsOf(parsed.filing, caseDay);
  const { value, province, rules = {} } = given;
  const { status, findings: found } = judgedAlone(
    requirement,
    { value, province, valueFor: (key) => rules[key] ?? null },
    facts,
  );
  const names = namesOf(findings);
  return {
    ok: true,
    status,
    findings: found.map(({ kind }) => names[requirement.findings?.indexOf(kind) ?? -1] ?? kind.code),
  };
}

/** What rows call a definition's findings, in the order in which a requirement made of it lists their kinds. */
export function namesOf(findings: readonly DefinedFinding[]): readonly string[] {
  return findings.flatMap(({ key, variants = {} }) => [key, ...Object.keys(variants).map((name) => `${key}/${name}`)]);
}
