import type { PlainDate } from "../dates.ts";
import type { Facts } from "../filing/facts.ts";
import { factsOf } from "../filing/facts.ts";
import type { Filing } from "../filing/schema.ts";
import type { CheckResult, CheckStatus } from "../findings/check-result.ts";
import { failed, notApplicable, undecided } from "../findings/check-result.ts";
import type { FindingDraft, Severity } from "../findings/finding.ts";
import { finding } from "../findings/finding.ts";
import type { ProvinceCode } from "../provinces.ts";
import { provinceCodes } from "../provinces.ts";
import type { Requirement } from "../requirement/define-requirement.ts";
import { requirements as catalogue } from "../requirements/registry.ts";
import type { RulebookDocument } from "../rulebook/resolve.ts";
import type { Rule, Strictness } from "../rulebook/rule.ts";
import { rulesOf } from "../rulebook/rules-of.ts";
import type { RuleValue } from "../values/value-spec.ts";
import { provinceUnknown } from "./universal/province-unknown.ts";
import { universalChecks } from "./universal/registry.ts";
import type { Check, Finding, Outcome, Verdict } from "./verdict.ts";

/** A rule book made ready to judge filings: no look-up of rules is left to do on the way. */
export interface CompiledRulebook {
  /** Judges a filing in the province named, or else in that of the certificate's address. `today` is Beijing's. */
  validate(filing: Filing, options: { today: PlainDate; province?: ProvinceCode }): Verdict;
  /** Judges a filing in several provinces, all 31 unless named; what doesn't depend on the province is done once. */
  validateEverywhere(
    filing: Filing,
    options: { today: PlainDate; provinces?: readonly ProvinceCode[] },
  ): readonly Verdict[];
  /** The rules that it judges by in a province, by requirement and in the catalogue's order. */
  rules(province: ProvinceCode): ReadonlyMap<string, Rule>;
}

/**
 * Compiles a rule book. Each requirement gets one cell a province with its check results for the plain cases made
 * beforehand; provinces with the same value share one run of a check that doesn't look at the province.
 */
export function compile(
  document: RulebookDocument,
  requirements: readonly Requirement[] = catalogue,
): CompiledRulebook {
  const rulesByProvince = new Map(provinceCodes.map((code) => [code, rulesOf(document, code, requirements)]));
  const columns = requirements
    .filter((requirement) => requirement.check)
    .map((requirement) => columnOf(requirement, rulesByProvince));

  const judge = (facts: Facts, province: ProvinceCode, universal: readonly Check[], runs: readonly Run[]): Verdict => {
    const checks = universal.slice();
    for (const run of runs) checks.push(run(province));
    return verdictOf(province, facts.on, checks);
  };

  return {
    validate(filing, { today, province }) {
      const facts = factsOf(filing, today);
      const where = province ?? facts.addressProvince;
      const universal = universalResults(facts);
      if (where === null) return verdictOf(null, facts.on, [unknownProvinceCheck, ...universal]);
      return judge(facts, where, universal, runsFor(columns, facts));
    },
    validateEverywhere(filing, { today, provinces = provinceCodes }) {
      const facts = factsOf(filing, today);
      const universal = universalResults(facts);
      const runs = runsFor(columns, facts);
      return provinces.map((province) => judge(facts, province, universal, runs));
    },
    rules: (province) => rulesByProvince.get(province) ?? new Map(),
  };
}

/** One requirement in one province, with the checks of its plain outcomes made once. */
interface Cell {
  readonly rule: Rule | null;
  /** Provinces with the same number have the same values of all that the check reads, so that one run serves them all. */
  readonly group: number;
  /** The values of the other requirements that the check reads. */
  readonly valueFor: (requirement: string) => RuleValue | null;
  readonly plain: Readonly<Record<CheckStatus, Check>>;
}

interface Column {
  readonly requirement: Requirement;
  readonly cells: ReadonlyMap<ProvinceCode, Cell>;
  readonly groups: number;
}

/** Runs one requirement's check of the filing at hand in a province. */
type Run = (province: ProvinceCode) => Check;

function columnOf(requirement: Requirement, rules: ReadonlyMap<ProvinceCode, ReadonlyMap<string, Rule>>): Column {
  const groups = new Map<string, number>();
  const cells = new Map<ProvinceCode, Cell>();
  for (const province of provinceCodes) {
    const rule = rules.get(province)?.get(requirement.key) ?? null;
    const others = new Map((requirement.reads ?? []).map((key) => [key, rules.get(province)?.get(key)?.value ?? null]));
    const values = JSON.stringify([rule?.value ?? null, ...others.values()]);
    const group = groups.get(values) ?? groups.size;
    groups.set(values, group);
    const plain = (status: CheckStatus): Check => ({
      key: requirement.key,
      requirement,
      rule,
      status,
      findings: noFindings,
    });
    cells.set(province, {
      rule,
      group,
      valueFor: (key) => valueAmong(others, key, requirement),
      plain: {
        PASSED: plain("PASSED"),
        FAILED: plain("FAILED"),
        NOT_APPLICABLE: plain("NOT_APPLICABLE"),
        UNDECIDED: plain("UNDECIDED"),
      },
    });
  }
  return { requirement, cells, groups: groups.size };
}

function valueAmong(others: ReadonlyMap<string, RuleValue | null>, key: string, reader: Requirement): RuleValue | null {
  const value = others.get(key);
  // Undeclared, it would be left out of the groups, and one province would get another's result.
  if (value === undefined) throw new Error(`${reader.key} doesn't declare that it reads ${key}`);
  return value;
}

function runsFor(columns: readonly Column[], facts: Facts): readonly Run[] {
  return columns.map((column) => {
    const { requirement, cells } = column;
    const concerns =
      requirement.appliesTo.includes(facts.filing.subject.nature) &&
      (requirement.filingTypes?.includes(facts.filing.type) ?? true);
    const results: (CheckResult | undefined)[] = new Array(column.groups);
    return (province) => {
      const cell = cells.get(province);
      if (!cell) throw new Error(`no province ${province}`);
      if (!concerns) return cell.plain.NOT_APPLICABLE;
      let result = requirement.dependsOnProvince ? undefined : results[cell.group];
      if (result === undefined) {
        result = run(requirement, cell, facts, province);
        results[cell.group] = result;
      }
      return result.findings.length === 0 ? cell.plain[result.status] : checkOf(requirement, cell.rule, result);
    };
  });
}

function run(requirement: Requirement, cell: Cell, facts: Facts, province: ProvinceCode): CheckResult {
  const { rule, valueFor } = cell;
  if (rule !== null) return requirement.check?.(rule.value, facts, province, valueFor) ?? notApplicable;
  const found = requirement.unrecorded?.(null, facts, province, valueFor) ?? undecided;
  return found.status === "NOT_APPLICABLE" ? found : { status: "UNDECIDED", findings: found.findings };
}

function checkOf(requirement: Requirement, rule: Rule | null, result: CheckResult): Check {
  // A check that couldn't be decided broke no rule, so its findings name none.
  const broken = result.status === "FAILED" ? rule : null;
  const strictness = broken?.strictness ?? "ENFORCED";
  return {
    key: requirement.key,
    requirement,
    rule,
    status: result.status,
    findings: result.findings.map((draft) => findingOf(draft, strictness, broken)),
  };
}

function universalResults(facts: Facts): readonly Check[] {
  return universalChecks.map(({ key, check }) => {
    const { status, findings } = check(facts);
    return {
      key,
      requirement: null,
      rule: null,
      status,
      findings: findings.length === 0 ? noFindings : findings.map((draft) => findingOf(draft, "ENFORCED", null)),
    };
  });
}

const noFindings: readonly Finding[] = [];

const unknownProvinceCheck: Check = {
  key: "province",
  requirement: null,
  rule: null,
  ...failed(),
  findings: [findingOf(finding(provinceUnknown, ["subject", "certificate", "address"]), "ENFORCED", null)],
};

function findingOf(draft: FindingDraft, strictness: Strictness, rule: Rule | null): Finding {
  return { draft, severity: severityOf(draft, strictness), rule };
}

function severityOf(draft: FindingDraft, strictness: Strictness): Severity {
  const severity = draft.severity ?? draft.kind.severity;
  if (severity !== "BY_RULE") return severity;
  return strictness === "ENFORCED" ? "ERROR" : "WARNING";
}

function verdictOf(province: ProvinceCode | null, on: PlainDate, checks: readonly Check[]): Verdict {
  const findings: Finding[] = [];
  let outcome: Outcome = "PASSES";
  for (const check of checks) {
    for (const found of check.findings) {
      findings.push(found);
      if (found.severity === "ERROR") outcome = "FAILS";
      else if (found.severity === "WARNING" && outcome === "PASSES") outcome = "NEEDS_ATTENTION";
    }
  }
  return { province, outcome, on, findings, checks };
}
