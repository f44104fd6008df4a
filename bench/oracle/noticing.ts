import type { Definition } from "../../shared/src/definition/definition.ts";
import { judgeCase } from "../../shared/src/definition/judge-case.ts";
import { requirementOf } from "../../shared/src/definition/requirement-of.ts";
import { judgedAlone } from "../../shared/src/engine/alone.ts";
import type { Facts } from "../../shared/src/filing/facts.ts";
import { factsOf } from "../../shared/src/filing/facts.ts";
import type { CheckResult } from "../../shared/src/findings/check-result.ts";
import type { FindingDraft } from "../../shared/src/findings/finding.ts";
import type { ProvinceCode, Requirement, RuleValue } from "../../shared/src/index.ts";
import { parseFiling } from "../../shared/src/index.ts";
import type { Type } from "../../shared/src/language/type.ts";
import { randomValue } from "./books.ts";
import * as coded from "./coded-engine.generated.js";
import { randomFiling, today } from "./filings.ts";
import type { Mutant } from "./mutants.ts";
import type { Random } from "./random.ts";
import { oneOf } from "./random.ts";

/** Whether a definition's own cases tell a mutant from it. One that is no definition any more is told by that. */
export function noticedByCases({ definition }: Mutant, rules: ReadonlyMap<string, Type>): boolean {
  const requirement = madeOf(definition, rules);
  if (!requirement) return true;
  const { cases = [], findings = [] } = definition;
  return cases.some((one) => {
    const result = judgeCase(requirement, findings, one);
    if (!result.ok) throw new Error(`${definition.key}: a case isn't one`);
    return [result.status, ...result.findings].join() !== [one.status, ...(one.findings ?? [])].join();
  });
}

/** A situation in which a requirement is judged by itself. */
export interface Situation {
  readonly facts: Facts;
  readonly codedFacts: Facts;
  readonly province: ProvinceCode;
}

export function situationsOf(random: Random, count: number): readonly Situation[] {
  return Array.from({ length: count }, () => {
    const input = randomFiling(random);
    const [ours, theirs] = [parseFiling(input), coded.parseFiling(input)];
    if (!ours.ok || !theirs.ok) throw new Error(JSON.stringify(input));
    const province = oneOf(random, ["ZJ", "BJ", "SH"] as const);
    return { facts: factsOf(ours.filing, today), codedFacts: coded.factsOf(theirs.filing, today), province };
  });
}

/** Whether the code comes to something else than a mutant in some situation. */
export function noticedByOracle(
  { definition }: Mutant,
  rules: ReadonlyMap<string, Type>,
  situations: readonly Situation[],
  random: Random,
): boolean {
  const requirement = madeOf(definition, rules);
  const twin = coded.requirements.find(({ key }) => key === definition.key);
  if (!requirement || !twin) return true;
  return situations.some(({ facts, codedFacts, province }) => {
    const { subject, type } = facts.filing;
    if (!twin.appliesTo.includes(subject.nature) || !(twin.filingTypes?.includes(type) ?? true)) return false;
    const other = oneOf(random, ["MUST_BE_LEGAL_REP", "AUTH_LETTER_IF_NOT", "MAY_DIFFER", null]);
    const valueFor = (): RuleValue | null => other;
    if (twin.unrecorded !== undefined && random() < 0.3)
      return (
        said(twin.unrecorded(null, codedFacts, province, valueFor)) !==
        said(judgedAlone(requirement, { value: null, province, valueFor }, facts))
      );
    const value = randomValue(random, twin.value);
    return (
      said(twin.check?.(value, codedFacts, province, valueFor)) !==
      said(judgedAlone(requirement, { value, province, valueFor }, facts))
    );
  });
}

function madeOf(definition: Definition, rules: ReadonlyMap<string, Type>): Requirement | null {
  try {
    return requirementOf(definition, rules);
  } catch {
    return null;
  }
}

/** The code had drafts that were graver or milder than their kind. */
interface Said {
  readonly status: CheckResult["status"];
  readonly findings: readonly (FindingDraft & { readonly severity?: string })[];
}

function said(result: Said | undefined): string {
  const findings = result?.findings.map(({ kind, path, params, severity }) => [
    kind.code,
    path,
    severity ?? kind.severity,
    kind.message(params),
  ]);
  return JSON.stringify([result?.status, findings]);
}
