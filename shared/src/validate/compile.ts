import type { PlainDate } from "../dates.ts";
import type { Facts } from "../filing/facts.ts";
import { factsOf } from "../filing/facts.ts";
import type { Filing } from "../filing/schema.ts";
import type { FilingType, SubjectNature } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed } from "../findings/check-result.ts";
import type { FindingDraft, Severity } from "../findings/finding.ts";
import { finding } from "../findings/finding.ts";
import type { ProvinceCode } from "../provinces.ts";
import { provinceCodes } from "../provinces.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { RulebookDocument } from "../rulebook/resolve.ts";
import type { Rule, Strictness } from "../rulebook/rule.ts";
import { rulesOf } from "../rulebook/rules-of.ts";
import type { Column, Group } from "./column.ts";
import { byStatus, columnOf, noFindings } from "./column.ts";
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
  /** The outcomes alone, in the same order as the verdicts; for where neither findings nor trace are read. */
  outcomesEverywhere(
    filing: Filing,
    options: { today: PlainDate; provinces?: readonly ProvinceCode[] },
  ): readonly Outcome[];
  /** The rules that it judges by in a province, by requirement and in the order of its requirements. */
  rules(province: ProvinceCode): ReadonlyMap<string, Rule>;
}

/**
 * Compiles a rule book by these requirements. Whatever can come out without findings is made beforehand, a check for each requirement,
 * province and status; a filing then costs one run a group of provinces with the same values, and one reference a line
 * of the trace.
 */
export function compile(document: RulebookDocument, requirements: readonly Requirement[]): CompiledRulebook {
  const rulesByProvince = new Map(provinceCodes.map((code) => [code, rulesOf(document, code, requirements)]));
  const columns = requirements
    .filter((requirement) => requirement.check)
    .map((requirement) => columnOf(requirement, rulesByProvince));
  const plans = new Map<string, Plan>();
  const planFor = ({ filing: { subject, type } }: Facts): Plan => {
    const name = `${subject.nature} ${type}`;
    let plan = plans.get(name);
    if (!plan) {
      plan = planOf(columns, subject.nature, type);
      plans.set(name, plan);
    }
    return plan;
  };

  return {
    validate(filing, { today, province }) {
      const facts = factsOf(filing, today);
      const where = province ?? facts.addressProvince;
      if (where === null) return inNoProvince(facts);
      const [verdict] = judge(planFor(facts), facts, [where]);
      if (!verdict) throw new Error(`no verdict for ${where}`);
      return verdict;
    },
    validateEverywhere(filing, { today, provinces = provinceCodes }) {
      const facts = factsOf(filing, today);
      return judge(planFor(facts), facts, provinces);
    },
    outcomesEverywhere(filing, { today, provinces = provinceCodes }) {
      const facts = factsOf(filing, today);
      return outcomesOf(planFor(facts), facts, provinces);
    },
    rules: (province) => rulesByProvince.get(province) ?? new Map(),
  };
}

/** What filings of one nature and type have in common. */
interface Plan {
  /** What concerns them, each with its line of the trace. */
  readonly lines: readonly Line[];
  /** By province: the trace of a filing that passes all that there is a rule for. */
  readonly traces: readonly (readonly Check[])[];
}

interface Line {
  readonly at: number;
  readonly column: Column;
  /** Those of the column's groups that a filing can make a difference to. */
  readonly groups: readonly Group[];
}

function planOf(columns: readonly Column[], nature: SubjectNature, type: FilingType): Plan {
  const traces = provinceCodes.map(() => universalPlain.map(({ PASSED }) => PASSED));
  const lines = columns.flatMap((column, index): readonly Line[] => {
    const { appliesTo, filingTypes } = column.requirement;
    const concerns = appliesTo.includes(nature) && (filingTypes?.includes(type) ?? true);
    for (const { places, isOpen } of column.groups) {
      const usual = concerns ? (isOpen ? "PASSED" : "UNDECIDED") : "NOT_APPLICABLE";
      for (const place of places) {
        const check = column.plain[usual][place];
        if (check) traces[place]?.push(check);
      }
    }
    const groups = concerns ? column.groups.filter(({ isOpen }) => isOpen) : [];
    return groups.length === 0 ? [] : [{ at: universalChecks.length + index, column, groups }];
  });
  return { lines, traces };
}

/** A verdict while it is made. */
interface VerdictInMaking extends Verdict {
  outcome: Outcome;
  findings: Finding[];
  readonly checks: Check[];
}

function judge({ lines, traces }: Plan, facts: Facts, provinces: readonly ProvinceCode[]): readonly Verdict[] {
  const places = provinces === provinceCodes ? allPlaces : provinces.map(provincePlace);
  /** By province; only those wanted are there. */
  const drafts: (VerdictInMaking | undefined)[] = new Array(provinceCodes.length).fill(undefined);
  let wanted = 0;
  for (const place of places) {
    wanted |= 1 << place;
    const province = provinceCodes[place] ?? null;
    drafts[place] = {
      province,
      outcome: "PASSES",
      on: facts.on,
      findings: [],
      checks: traces[place]?.slice() ?? [],
    };
  }
  for (let at = 0; at < universalChecks.length; at += 1) {
    const made = universalResult(at, facts);
    if (made.status === "PASSED") continue;
    for (const draft of drafts) if (draft) put(draft, at, made);
  }
  for (const { at, column, groups } of lines) {
    for (const group of groups) {
      if ((group.members & wanted) === 0) continue;
      const result = group.judge(facts);
      const { status } = result;
      if (result.findings.length > 0) tell(drafts, at, column, group, result);
      // What passed stands in the trace already.
      else if (status !== "PASSED") write(drafts, at, column.plain[status], group.places);
    }
  }
  return places.flatMap((place) => drafts[place] ?? []);
}

/** Puts checks without findings into a group's traces. */
function write(
  drafts: readonly (VerdictInMaking | undefined)[],
  at: number,
  checks: readonly Check[],
  places: readonly number[],
): void {
  for (const place of places) {
    const draft = drafts[place];
    const check = checks[place];
    if (draft && check) draft.checks[at] = check;
  }
}

/** Puts what was found into a group's traces, under each province's own rule. */
function tell(
  drafts: readonly (VerdictInMaking | undefined)[],
  at: number,
  { requirement, rules }: Column,
  { places }: Group,
  result: CheckResult,
): void {
  for (const place of places) {
    const draft = drafts[place];
    if (draft) put(draft, at, checkOf(requirement, rules[place] ?? null, result));
  }
}

function put(draft: VerdictInMaking, at: number, check: Check): void {
  draft.checks[at] = check;
  if (check.findings.length === 0) return;
  for (const found of check.findings) {
    draft.findings.push(found);
    draft.outcome = worse(draft.outcome, found.severity);
  }
}

function worse(outcome: Outcome, severity: Severity): Outcome {
  if (severity === "ERROR") return "FAILS";
  return severity === "WARNING" && outcome === "PASSES" ? "NEEDS_ATTENTION" : outcome;
}

/** All provinces at once, as sets of bits: a column costs a few operations beside its runs. */
function outcomesOf({ lines }: Plan, facts: Facts, provinces: readonly ProvinceCode[]): readonly Outcome[] {
  let fails = 0;
  let needsAttention = 0;
  const add = ({ status, findings }: CheckResult, members: number, enforced: number) => {
    for (const draft of findings) {
      const { severity } = draft.kind;
      // A check that couldn't be decided broke no rule that could be advised only.
      const errors = severity === "BY_RULE" ? (status === "FAILED" ? enforced : members) : 0;
      fails |= errors;
      if (severity !== "INFO") needsAttention |= members & ~errors;
    }
  };
  for (const { check } of universalChecks) add(check(facts), ~0, ~0);
  for (const { groups } of lines)
    for (const { judge, members, enforced } of groups) add(judge(facts), members, enforced);
  return provinces.map((province) => {
    const place = provincePlace(province);
    if ((fails >>> place) & 1) return "FAILS";
    return (needsAttention >>> place) & 1 ? "NEEDS_ATTENTION" : "PASSES";
  });
}

function inNoProvince(facts: Facts): Verdict {
  const checks = [unknownProvinceCheck, ...universalChecks.map((_, at) => universalResult(at, facts))];
  const findings = checks.flatMap((check) => check.findings);
  const outcome = findings.reduce<Outcome>((so, { severity }) => worse(so, severity), "PASSES");
  return { province: null, outcome, on: facts.on, findings, checks };
}

function checkOf(requirement: Requirement, rule: Rule | null, { status, findings }: CheckResult): Check {
  // A check that couldn't be decided broke no rule, so its findings name none.
  const broken = status === "FAILED" ? rule : null;
  const strictness = broken?.strictness ?? "ENFORCED";
  return {
    key: requirement.key,
    requirement,
    rule,
    status,
    findings: findings.map((draft) => findingOf(draft, strictness, broken)),
  };
}

function universalResult(at: number, facts: Facts): Check {
  const one = universalChecks[at];
  const plain = universalPlain[at];
  if (!one || !plain) throw new Error(`no universal check ${at}`);
  const { status, findings } = one.check(facts);
  if (findings.length === 0) return plain[status];
  return { ...plain[status], findings: findings.map((draft) => findingOf(draft, "ENFORCED", null)) };
}

const universalPlain = universalChecks.map(({ key }) =>
  byStatus((status): Check => ({ key, requirement: null, rule: null, status, findings: noFindings })),
);

const unknownProvinceCheck: Check = {
  key: "province",
  requirement: null,
  rule: null,
  ...failed(),
  findings: [findingOf(finding(provinceUnknown, ["subject", "certificate", "address"]), "ENFORCED", null)],
};

const allPlaces: readonly number[] = [...provinceCodes.keys()];
const placesByCode: ReadonlyMap<string, number> = new Map(provinceCodes.map((code, place) => [code, place]));

function provincePlace(province: ProvinceCode): number {
  const place = placesByCode.get(province);
  if (place === undefined) throw new Error(`no province ${province}`);
  return place;
}

function findingOf(draft: FindingDraft, strictness: Strictness, rule: Rule | null): Finding {
  return { draft, severity: severityOf(draft, strictness), rule };
}

function severityOf(draft: FindingDraft, strictness: Strictness): Severity {
  const { severity } = draft.kind;
  if (severity !== "BY_RULE") return severity;
  return strictness === "ENFORCED" ? "ERROR" : "WARNING";
}
