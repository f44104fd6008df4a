import { factsOf } from "../../shared/src/filing/facts.ts";
import type { FindingDraft } from "../../shared/src/findings/finding.ts";
import type {
  Check,
  CompiledRulebook,
  Filing,
  FilingInput,
  Finding,
  ProvinceCode,
  RulebookDocument,
  RuleValue,
} from "../../shared/src/index.ts";
import { compile, parseFiling, provinceCodes } from "../../shared/src/index.ts";
import * as coded from "./coded-engine.generated.js";
import { addedChecks, differences, leftOutCures } from "./differences.ts";
import { edition1 } from "./edition-1.ts";
import { today } from "./filings.ts";

/** A book made ready by both engines. */
export interface Pair {
  readonly coded: Omit<CompiledRulebook, "engine">;
  readonly defined: CompiledRulebook;
}

export function pairOf(document: RulebookDocument): Pair {
  return { coded: coded.compile(document), defined: compile(document, edition1.requirements) };
}

/** What was compared, and what didn't agree. */
export interface Tally {
  verdicts: number;
  checks: number;
  findings: number;
  /** Requirements whose rows and code were compared where something was found. */
  readonly failed: Set<string>;
  /** Findings that the code has an edit for, and those for which every field of them is proposed by the definition. */
  curable: number;
  cured: number;
  /** Fields that the code would edit and the definition wouldn't, with how often. */
  readonly uncured: Map<string, number>;
  /** How often each intended difference arose, by its place in the list. */
  readonly intended: number[];
  readonly unexplained: string[];
}

export function newTally(): Tally {
  return {
    verdicts: 0,
    checks: 0,
    findings: 0,
    failed: new Set(),
    curable: 0,
    cured: 0,
    uncured: new Map(),
    intended: differences.map(() => 0),
    unexplained: [],
  };
}

/** Judges a filing in all provinces by both, and compares all that an applicant or a program gets to see. */
export function compareVerdicts(pair: Pair, input: FilingInput, tally: Tally): void {
  const [theirs, ours] = [readBy(coded.parseFiling, input), readBy(parseFiling, input)];
  const [expected, found] = [
    pair.coded.validateEverywhere(theirs, { today }),
    pair.defined.validateEverywhere(ours, { today }),
  ];
  const outcomes = pair.defined.outcomesEverywhere(ours, { today });
  for (const [place, province] of provinceCodes.entries()) {
    const [one, other] = [expected[place], found[place]];
    if (!one || !other) throw new Error(`no verdict for ${province}`);
    tally.verdicts += 1;
    let differs = false;
    const byKey = new Map(other.checks.map((check) => [check.key, check]));
    for (const check of one.checks) {
      const defined = byKey.get(check.key);
      tally.checks += 1;
      if (defined && isSame(check, defined, tally)) continue;
      differs = true;
      const value = check.rule?.value ?? null;
      const intended = differences.findIndex((line) => line.check(check.key) && line.where({ value, filing: ours }));
      if (intended >= 0) tally.intended[intended] = (tally.intended[intended] ?? 0) + 1;
      else if (tally.unexplained.length < 20) tally.unexplained.push(said(province, value, input, check, defined));
    }
    const known = new Set(one.checks.map(({ key }) => key));
    const added = other.checks.filter(({ key }) => !known.has(key));
    if (added.some(({ findings }) => findings.length > 0)) differs = true;
    const isWhole = one.checks.length === other.checks.length - added.length && one.on === other.on;
    if (
      !isWhole ||
      added.some(({ key }) => !(key in addedChecks)) ||
      (!differs && (one.outcome !== other.outcome || one.outcome !== outcomes[place]))
    )
      tally.unexplained.push(`${province}: ${one.outcome} and ${other.outcome} of ${JSON.stringify(input)}`);
  }
  // One province a filing, another each time.
  const turn = (tally.verdicts / provinceCodes.length) % provinceCodes.length;
  countCures(
    provinceCodes[turn] ?? "BJ",
    expected[turn]?.findings ?? [],
    found[turn]?.findings ?? [],
    theirs,
    ours,
    tally,
  );
}

function isSame(one: Check, other: Check, tally: Tally): boolean {
  if (one.status === "FAILED") tally.failed.add(one.key);
  if (one.key !== other.key || one.status !== other.status) return false;
  if (one.findings.length !== other.findings.length) return false;
  return one.findings.every((finding, at) => {
    const twin = other.findings[at];
    tally.findings += 1;
    return (
      twin !== undefined &&
      finding.severity === twin.severity &&
      finding.rule?.requirement.key === twin.rule?.requirement.key &&
      finding.rule?.province === twin.rule?.province &&
      told(finding.draft) === told(twin.draft)
    );
  });
}

const toldBefore = new WeakMap<FindingDraft, string>();

/** All that a finding says to people and programs, beside how grave it is. */
function told(draft: FindingDraft): string {
  const known = toldBefore.get(draft);
  if (known !== undefined) return known;
  const { kind, path, params } = draft;
  const words = JSON.stringify([kind.code, path, kind.message(params), kind.remedy(params)]);
  toldBefore.set(draft, words);
  return words;
}

function countCures(
  province: ProvinceCode,
  expected: readonly Finding[],
  found: readonly Finding[],
  theirs: Filing,
  ours: Filing,
  tally: Tally,
): void {
  const twins = new Map(found.map(({ draft }) => [placeOf(draft), draft]));
  const facts = factsOf(ours, today);
  const codedFacts = coded.factsOf(theirs, today);
  for (const { draft, rule } of expected) {
    const twin = twins.get(placeOf(draft));
    if (!twin) continue;
    const value = rule?.value ?? null;
    const coded = draft.kind.cures({ path: draft.path, params: draft.params, facts: codedFacts, province, value });
    if (coded.length === 0) continue;
    const defined = twin.kind.cures({ path: twin.path, params: twin.params, facts, province, value });
    const fields = new Set(defined.map(({ path }) => path.join(".")));
    const missed = coded
      .map(({ path }) => path.join("."))
      .filter((field) => !fields.has(field) && !(`${draft.kind.code} ${field}` in leftOutCures));
    tally.curable += 1;
    if (missed.length === 0) tally.cured += 1;
    for (const field of missed) {
      const name = `${draft.kind.code} ${field}`;
      tally.uncured.set(name, (tally.uncured.get(name) ?? 0) + 1);
    }
  }
}

/** What was found, and at which field. */
function placeOf({ kind, path }: FindingDraft): string {
  return `${kind.code} ${path.join(".")}`;
}

function readBy(parse: typeof parseFiling, input: FilingInput): Filing {
  const parsed = parse(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.filing;
}

function said(province: string, value: RuleValue | null, input: FilingInput, one: Check, other?: Check): string {
  const short = (check?: Check) =>
    check &&
    [check.key, check.status, ...check.findings.map((found) => `${found.severity} ${told(found.draft)}`)].join(" ");
  return `${province}, ${JSON.stringify(value)}: ${short(one)}\n  but ${short(other)}\n  of ${JSON.stringify(input)}`;
}
