import type { Facts } from "../filing/facts.ts";
import type { FilingType, SubjectNature } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { notApplicable } from "../findings/check-result.ts";
import { provinceCodes } from "../provinces.ts";
import { universalChecks } from "../validate/universal/registry.ts";
import type { UniversalCheck } from "../validate/universal-check.ts";
import type { Check, Finding, Outcome, Upshot, Verdict } from "../validate/verdict.ts";
import type { Decision } from "./decision.ts";
import { settledLeaf, silentLeaf } from "./decision.ts";
import type { Engine } from "./engine.ts";
import { leafFor } from "./engine.ts";
import type { Leaf } from "./leaf.ts";
import { gather, leafOf, lineOf, noFindings } from "./leaf.ts";

/**
 * What filings of one nature and type have in common: what is asked of them, and the trace as the last of them left it.
 * A filing writes the lines that it comes out otherwise in, and gets a copy.
 */
export interface Plan {
  readonly engine: Engine;
  /** What holds everywhere, the first lines of the trace. */
  readonly universal: readonly UniversalQuestion[];
  readonly questions: readonly Question[];
  /** Provinces in which a rule is left open whatever is filed, as a set of bits. */
  readonly openAnyhow: number;
  /** By line: the leaf that stands in the traces. */
  readonly leaves: Leaf[];
  /** By province and line. */
  readonly traces: readonly Check[][];
  /** By province: the copy that was handed out last; null once the trace goes on to differ from it. */
  readonly copies: (readonly Check[] | null)[];
  /** By province: what the standing leaves found. */
  readonly findings: (readonly Finding[])[];
}

/** A requirement that a filing makes a difference to, and its line of the trace. */
interface Question {
  readonly line: number;
  readonly decision: Decision;
}

interface UniversalQuestion {
  readonly check: UniversalCheck;
  /** What it comes to again and again is the same leaf. */
  readonly kept: WeakMap<CheckResult, Leaf>;
}

const everywhere = provinceCodes.map((_, place) => place);

export function planOf(engine: Engine, nature: SubjectNature, type: FilingType): Plan {
  const questions: Question[] = [];
  const leaves = universalChecks.map((check) => universalLeaf(check, notApplicable));
  let openAnyhow = 0;
  for (const { decision } of engine.decisions) {
    const { appliesTo, filingTypes } = decision.requirement;
    const isConcerned = appliesTo.includes(nature) && (filingTypes?.includes(type) ?? true);
    const settled = isConcerned ? settledLeaf(decision) : silentLeaf(decision);
    if (settled === null || settled.tells !== 0) questions.push({ line: leaves.length, decision });
    else openAnyhow |= settled.open;
    leaves.push(settled ?? silentLeaf(decision));
  }
  return {
    engine,
    universal: universalChecks.map((check) => ({ check, kept: new WeakMap() })),
    questions,
    openAnyhow,
    leaves,
    traces: everywhere.map((place) => leaves.map((leaf) => lineAt(leaf, place))),
    copies: everywhere.map(() => null),
    findings: everywhere.map(() => noFindings),
  };
}

function universalAnswer({ check, kept }: UniversalQuestion, facts: Facts): Leaf {
  const result = check.check(facts);
  const known = kept.get(result);
  if (known) return known;
  const leaf = universalLeaf(check, result);
  kept.set(result, leaf);
  return leaf;
}

function universalLeaf({ key }: UniversalCheck, result: CheckResult): Leaf {
  const line = lineOf({ key, requirement: null, rule: null }, result);
  return leafOf(everywhere.map(() => line));
}

function lineAt({ column }: Leaf, place: number): Check {
  const line = column[place];
  if (!line) throw new Error(`no line at ${place}`);
  return line;
}

/** Verdicts in some provinces, all unless named, in their order. */
export function judgedEverywhere(plan: Plan, facts: Facts, places: readonly number[] = everywhere): readonly Verdict[] {
  const { engine, universal, questions, findings } = plan;
  const said: Said = { lines: [], changed: [], telling: [], stale: 0 };
  for (let line = 0; line < universal.length; line += 1) {
    const question = universal[line];
    if (question) take(plan, said, line, universalAnswer(question, facts));
  }
  for (const { line, decision } of questions) take(plan, said, line, leafFor(engine, decision));
  // All is known by now, and nothing from here on can break off: traces and leaves change together.
  stand(plan, said);
  let fails = 0;
  let needsAttention = 0;
  for (const leaf of said.telling) {
    fails |= leaf.fails;
    needsAttention |= leaf.needsAttention;
  }
  const { on } = facts;
  const verdicts: Verdict[] = [];
  for (const place of places)
    verdicts.push({
      province: provinceCodes[place] ?? null,
      outcome: outcomeAt(fails, needsAttention, place),
      on,
      findings: findings[place] ?? noFindings,
      checks: copyAt(plan, place),
    });
  return verdicts;
}

/** The trace as it stands, for good. */
function copyAt({ traces, copies }: Plan, place: number): readonly Check[] {
  const known = copies[place];
  if (known) return known;
  const copy = traces[place]?.slice() ?? [];
  copies[place] = copy;
  return copy;
}

/** What a filing comes to, beside what stands. */
interface Said {
  readonly lines: number[];
  /** By the place of the line among these. */
  readonly changed: Leaf[];
  readonly telling: Leaf[];
  /** Provinces in which other things are found than stand there, as a set of bits. */
  stale: number;
}

function take({ leaves }: Plan, said: Said, line: number, leaf: Leaf): void {
  const stood = leaves[line];
  if (leaf.tells !== 0) said.telling.push(leaf);
  if (leaf === stood) return;
  said.lines.push(line);
  said.changed.push(leaf);
  said.stale |= leaf.tells | (stood?.tells ?? 0);
}

/** Writes what a filing comes to over what stands, one province after the other. */
function stand({ leaves, traces, copies, findings }: Plan, { lines, changed, telling, stale }: Said): void {
  const columns = changed.map(({ column }) => column);
  for (const [at, leaf] of changed.entries()) leaves[lines[at] ?? 0] = leaf;
  for (let place = 0; place < traces.length; place += 1) {
    const trace = traces[place];
    if (!trace) continue;
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at] ?? 0;
      const check = columns[at]?.[place];
      if (!check || check === trace[line]) continue;
      trace[line] = check;
      copies[place] = null;
    }
    if (((stale >>> place) & 1) === 0) continue;
    const own: Finding[] = [];
    for (const leaf of telling) gather(own, leaf, place);
    findings[place] = own;
  }
}

/** The verdict in one province. */
export function judgedAt({ engine, universal, questions, traces }: Plan, facts: Facts, place: number): Verdict {
  const checks = traces[place]?.slice() ?? [];
  const findings: Finding[] = [];
  let fails = 0;
  let needsAttention = 0;
  const note = (line: number, leaf: Leaf): void => {
    checks[line] = lineAt(leaf, place);
    if (leaf.tells === 0) return;
    gather(findings, leaf, place);
    fails |= leaf.fails;
    needsAttention |= leaf.needsAttention;
  };
  for (const [line, question] of universal.entries()) note(line, universalAnswer(question, facts));
  for (const { line, decision } of questions) note(line, leafFor(engine, decision));
  return {
    province: provinceCodes[place] ?? null,
    outcome: outcomeAt(fails, needsAttention, place),
    on: facts.on,
    findings,
    checks,
  };
}

/** Outcomes alone. */
export function outcomesOf(plan: Plan, facts: Facts, places: readonly number[] = everywhere): readonly Outcome[] {
  const { fails, needsAttention } = upshotBits(plan, facts);
  return places.map((place) => outcomeAt(fails, needsAttention, place));
}

/** Outcomes, and whether they are all that there is to say. */
export function upshotsOf(plan: Plan, facts: Facts, places: readonly number[] = everywhere): readonly Upshot[] {
  const { fails, needsAttention, open } = upshotBits(plan, facts);
  return places.map((place) => ({
    outcome: outcomeAt(fails, needsAttention, place),
    isComplete: ((open >>> place) & 1) === 0,
  }));
}

/** Provinces by how a filing comes out there, as sets of bits: a line costs three operations beside its walk. */
function upshotBits({ engine, universal, questions, openAnyhow }: Plan, facts: Facts) {
  let fails = 0;
  let needsAttention = 0;
  let open = openAnyhow;
  for (const question of universal) {
    const leaf = universalAnswer(question, facts);
    fails |= leaf.fails;
    needsAttention |= leaf.needsAttention;
  }
  for (const { decision } of questions) {
    const leaf = leafFor(engine, decision);
    fails |= leaf.fails;
    needsAttention |= leaf.needsAttention;
    open |= leaf.open;
  }
  return { fails, needsAttention, open };
}

function outcomeAt(fails: number, needsAttention: number, place: number): Outcome {
  if ((fails >>> place) & 1) return "FAILS";
  return (needsAttention >>> place) & 1 ? "NEEDS_ATTENTION" : "PASSES";
}
