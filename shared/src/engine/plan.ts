import type { Facts } from "../filing/facts.ts";
import type { FilingType, SubjectNature } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { notApplicable } from "../findings/check-result.ts";
import { provinceCodes } from "../provinces.ts";
import { universalChecks } from "../validate/universal/registry.ts";
import type { UniversalCheck } from "../validate/universal-check.ts";
import type { Check, Finding, Outcome, Verdict } from "../validate/verdict.ts";
import type { Decision } from "./decision.ts";
import { settledLeaf } from "./decision.ts";
import type { Engine } from "./engine.ts";
import { leafFor } from "./engine.ts";
import type { Leaf } from "./leaf.ts";
import { leafOf, lineOf, noFindings } from "./leaf.ts";

/**
 * What filings of one nature and type have in common: what is asked of them, and the trace as the last of them left it.
 * A filing writes the lines that it comes out otherwise in, and gets a copy.
 */
export interface Plan {
  readonly engine: Engine;
  readonly questions: readonly Question[];
  /** By line: the leaf that stands in the traces. */
  readonly leaves: Leaf[];
  /** By province and line. */
  readonly traces: readonly Check[][];
  /** By province: what the standing leaves found. */
  readonly findings: (readonly Finding[])[];
  /** Provinces whose findings are another filing's, as a set of bits: kept, so that one that breaks off leaves nothing wrong. */
  stale: number;
}

/** A line of the trace that a filing makes a difference to. */
interface Question {
  readonly line: number;
  readonly ask: (facts: Facts) => Leaf;
}

const everywhere = provinceCodes.map((_, place) => place);

export function planOf(engine: Engine, nature: SubjectNature, type: FilingType): Plan {
  const questions: Question[] = [];
  const leaves = universalChecks.map((check, line) => {
    questions.push({ line, ask: universalAsking(check) });
    return universalLeaf(check, notApplicable);
  });
  for (const { decision } of engine.decisions) {
    const { appliesTo, filingTypes } = decision.requirement;
    const isConcerned = appliesTo.includes(nature) && (filingTypes?.includes(type) ?? true);
    const settled = isConcerned ? settledLeaf(decision) : silentLeaf(decision);
    if (settled === null || settled.tells !== 0)
      questions.push({ line: leaves.length, ask: () => leafFor(engine, decision) });
    leaves.push(settled ?? silentLeaf(decision));
  }
  return {
    engine,
    questions,
    leaves,
    traces: everywhere.map((place) => leaves.map((leaf) => lineAt(leaf, place))),
    findings: everywhere.map(() => noFindings),
    stale: 0,
  };
}

/** What holds everywhere; what a check comes to again and again is the same leaf. */
function universalAsking(check: UniversalCheck): (facts: Facts) => Leaf {
  const kept = new WeakMap<CheckResult, Leaf>();
  return (facts) => {
    const result = check.check(facts);
    let leaf = kept.get(result);
    if (!leaf) {
      leaf = universalLeaf(check, result);
      kept.set(result, leaf);
    }
    return leaf;
  };
}

function universalLeaf({ key }: UniversalCheck, result: CheckResult): Leaf {
  const line = lineOf({ key, requirement: null, rule: null }, result);
  return leafOf(everywhere.map(() => line));
}

/** That it doesn't concern the filing. */
function silentLeaf({ requirement, places }: Decision): Leaf {
  return leafOf(places.map(({ rule }) => lineOf({ key: requirement.key, requirement, rule }, notApplicable)));
}

function lineAt({ column }: Leaf, place: number): Check {
  const line = column[place];
  if (!line) throw new Error(`no line at ${place}`);
  return line;
}

/** Verdicts in some provinces, all unless named, in their order. */
export function judgedEverywhere(plan: Plan, facts: Facts, places: readonly number[] = everywhere): readonly Verdict[] {
  const { questions, leaves, traces, findings } = plan;
  const telling: Leaf[] = [];
  let fails = 0;
  let needsAttention = 0;
  for (const { line, ask } of questions) {
    const leaf = ask(facts);
    const stood = leaves[line];
    if (leaf !== stood) {
      for (let place = 0; place < traces.length; place += 1) {
        const trace = traces[place];
        const check = leaf.column[place];
        if (trace && check) trace[line] = check;
      }
      leaves[line] = leaf;
      plan.stale |= leaf.tells | (stood?.tells ?? 0);
    }
    if (leaf.tells === 0) continue;
    telling.push(leaf);
    fails |= leaf.fails;
    needsAttention |= leaf.needsAttention;
  }
  if (plan.stale !== 0) gather(findings, telling, plan.stale);
  plan.stale = 0;
  return places.map((place) => ({
    province: provinceCodes[place] ?? null,
    outcome: outcomeAt(fails, needsAttention, place),
    on: facts.on,
    findings: findings[place] ?? noFindings,
    checks: traces[place]?.slice() ?? [],
  }));
}

/** Puts together what was found, in provinces where it isn't what stands there. */
function gather(findings: (readonly Finding[])[], telling: readonly Leaf[], stale: number): void {
  const made: Finding[][] = [];
  for (let place = 0; place < findings.length; place += 1) {
    const own: Finding[] = [];
    made.push(own);
    if ((stale >>> place) & 1) findings[place] = own;
  }
  for (const { found, tells } of telling) {
    for (let place = 0; place < made.length; place += 1) {
      const one = found[place];
      if (one && (tells & stale & (1 << place)) !== 0) put(made[place] ?? [], one);
    }
  }
}

function put(into: Finding[], found: Finding | readonly Finding[]): void {
  if ("draft" in found) into.push(found);
  else into.push(...found);
}

/** The verdict in one province. */
export function judgedAt({ questions, traces }: Plan, facts: Facts, place: number): Verdict {
  const checks = traces[place]?.slice() ?? [];
  const findings: Finding[] = [];
  let fails = 0;
  let needsAttention = 0;
  for (const { line, ask } of questions) {
    const leaf = ask(facts);
    checks[line] = lineAt(leaf, place);
    const found = leaf.found[place];
    if (found) put(findings, found);
    fails |= leaf.fails;
    needsAttention |= leaf.needsAttention;
  }
  return {
    province: provinceCodes[place] ?? null,
    outcome: outcomeAt(fails, needsAttention, place),
    on: facts.on,
    findings,
    checks,
  };
}

/** Outcomes alone, as sets of bits: a line costs two operations beside its walk. */
export function outcomesOf({ questions }: Plan, facts: Facts, places: readonly number[] = everywhere) {
  let fails = 0;
  let needsAttention = 0;
  for (const { ask } of questions) {
    const leaf = ask(facts);
    fails |= leaf.fails;
    needsAttention |= leaf.needsAttention;
  }
  return places.map((place) => outcomeAt(fails, needsAttention, place));
}

function outcomeAt(fails: number, needsAttention: number, place: number): Outcome {
  if ((fails >>> place) & 1) return "FAILS";
  return (needsAttention >>> place) & 1 ? "NEEDS_ATTENTION" : "PASSES";
}
