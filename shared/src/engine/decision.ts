import type { Judging } from "../definition/judging.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { notApplicable, undecided } from "../findings/check-result.ts";
import type { FindingDraft, Params } from "../findings/finding.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { Rule } from "../rulebook/rule.ts";
import type { Check } from "../validate/verdict.ts";
import { engineBounds } from "./bounds.ts";
import { createConditions } from "./condition.ts";
import type { Leaf } from "./leaf.ts";
import { leafOf, lineOf } from "./leaf.ts";
import type { Outcome, Program } from "./program.ts";
import { createPrograms, nextAskedFor, outcomeName } from "./program.ts";
import type { Answer, Sheet, Terms } from "./sheet.ts";
import { answerAt, fill, placeOfTree, unread } from "./sheet.ts";
import type { Situation } from "./situation.ts";
import { nameOfSituation, reportsOf, rowsIn } from "./situation.ts";
import type { Variable } from "./variable.ts";
import { classKinds, classOf } from "./variable.ts";

/**
 * How a requirement judges filings in several situations at once: a diagram of questions, each asked of a filing once
 * whatever the number of situations, down to a leaf that has them all. Nodes are made when a filing first comes to
 * them, and thrown away where they have become too many.
 */
export interface Decision {
  readonly requirement: Requirement;
  readonly judging: Judging;
  /** Where the sheet stands that its questions are asked of. */
  readonly sheet: Sheet;
  readonly places: readonly Place[];
  /** Null until a filing is first judged by it. */
  diagram: Diagram | null;
  /** That it doesn't concern a filing; null until there is such a filing. */
  silent: Leaf | null;
}

/** A situation, with the rule that makes it; null where nothing is recorded, or nobody says so. */
export interface Place {
  readonly situation: Situation;
  readonly rule: Rule | null;
}

interface Diagram {
  readonly root: Node;
  /** The node for what is left to ask in a question's situations once its class is known. */
  readonly grow: (node: Node, at: number) => Node;
  /** How much of memory it takes, in references. */
  readonly size: () => number;
}

/** A question, or a leaf: one form for both, so that a walk meets one shape of object. */
interface Node {
  /** Null for a leaf. */
  readonly variable: Variable | null;
  /** Where the sheet has the answer. */
  readonly place: number;
  /** The variable's own. */
  readonly kind: Variable["kind"];
  readonly constant: Variable["constant"];
  /** By class. */
  readonly next: (Node | null)[];
  /** What is left to ask, by group of situations that come out alike. */
  readonly programs: readonly Program[];
  readonly leaf: Leaf | null;
  /** Makes the leaf for a filing, where findings name something counted in it. */
  readonly count: (() => Leaf) | null;
}

export function decisionOf(
  requirement: Requirement,
  judging: Judging,
  places: readonly Place[],
  sheet: Sheet,
): Decision {
  return { requirement, judging, sheet, places, diagram: null, silent: null };
}

/** The leaf that the filing on the sheet comes to; null where a node is missing on its way, see `explored`. */
export function walked({ diagram, sheet }: Decision): Leaf | null {
  if (diagram === null) return null;
  const { answers } = sheet;
  let node = diagram.root;
  while (node.variable !== null) {
    let answer = answers[node.place];
    if (answer === unread) answer = fill(sheet, node.place);
    const next = node.next[classAt(node, node.variable, answer)];
    if (!next) return null;
    node = next;
  }
  return node.count === null ? node.leaf : node.count();
}

/** The class of an answer; the two kinds that nearly all are of are told by the node itself, for here judging spends its time. */
function classAt({ kind, constant }: Node, variable: Variable, answer: Answer): number {
  if (kind === classKinds.flag) return answer === true ? 1 : answer === undefined ? 0 : 2;
  if (kind === classKinds.one) return answer === constant ? 1 : answer === undefined ? 0 : 2;
  return classOf(variable, answer);
}

/** The same where nodes are missing: they are made. */
export function explored(decision: Decision): Leaf {
  decision.diagram ??= diagramOf(decision);
  const { sheet, diagram } = decision;
  let node = diagram.root;
  while (node.variable !== null) {
    const at = classOf(node.variable, answerAt(sheet, node.place));
    node = node.next[at] ?? diagram.grow(node, at);
  }
  const leaf = node.count === null ? node.leaf : node.count();
  if (!leaf) throw new Error("a leaf without lines");
  return leaf;
}

/** The one leaf that all filings come to; null where that is for the filing to say. */
export function settledLeaf(decision: Decision): Leaf | null {
  decision.diagram ??= diagramOf(decision);
  return decision.diagram.root.leaf;
}

/** The leaf of filings that it doesn't concern. */
export function silentLeaf(decision: Decision): Leaf {
  const { requirement, places } = decision;
  decision.silent ??= leafOf(
    places.map(({ rule }) => lineOf({ key: requirement.key, requirement, rule }, notApplicable)),
  );
  return decision.silent;
}

/** How much of memory a decision takes, in references. */
export function sizeOf({ diagram }: Decision): number {
  return diagram?.size() ?? 0;
}

/** Throws away what filings made of it; it begins again with the next one. */
export function begunAgain(decision: Decision): void {
  decision.diagram = null;
}

function diagramOf({ requirement, judging, sheet, places }: Decision): Diagram {
  const terms = termsOf(requirement, judging);
  const conditions = createConditions(sheet, terms);
  const programs = createPrograms(conditions);
  const groups = new Map<string, number>();
  const situations: Situation[] = [];
  /** By place: which group it belongs to. */
  const groupAt = places.map(({ situation }) => {
    const name = nameOfSituation(judging, situation);
    const known = groups.get(name);
    if (known !== undefined) return known;
    groups.set(name, situations.length);
    return situations.push(situation) - 1;
  });
  const open = situations.map((situation) =>
    rowsIn(judging, situation).map((row) => ({
      row,
      parts: row.parts.map(({ item, tree }) => ({ item, condition: conditions.of(tree) })),
    })),
  );
  conditions.close();

  const nodes = new Map<string, Node>();
  const results = resultsOf({ requirement, judging, sheet, terms, situations });
  const lines = new Map<string, Check>();
  let size = 0;

  const nodeOf = (own: readonly Program[]): Node => {
    const name = own.map(({ id }) => id).join();
    const known = nodes.get(name);
    if (known) return known;
    const asking = own.find(({ outcome }) => outcome === null);
    const made = asking ? questionOf(asking, own) : leafNode(own);
    nodes.set(name, made);
    size += 8 + made.next.length + made.programs.length;
    return made;
  };
  const questionOf = (asking: Program, own: readonly Program[]): Node => {
    const variable = nextAskedFor(asking);
    if (!variable) throw new Error(`${requirement.key}: a row that asks for nothing`);
    const next = new Array<Node | null>(variable.count).fill(null);
    const { place, kind, constant } = variable;
    return { variable, place, kind, constant, next, programs: own, leaf: null, count: null };
  };
  const leafNode = (own: readonly Program[]): Node => {
    const found = own.map(({ outcome }, group) => results(group, outcome));
    const head = (place: number) => ({ key: requirement.key, requirement, rule: places[place]?.rule ?? null });
    const made = leafOf(
      groupAt.map((group, place): Check => {
        const { name, result } = found[group] ?? nothing;
        const known = lines.get(`${place} ${name}`);
        if (known) return known;
        const line = lineOf(head(place), result);
        lines.set(`${place} ${name}`, line);
        size += 4 + line.findings.length;
        return line;
      }),
    );
    size += 2 * groupAt.length;
    const counted = [...new Set(found.flatMap(({ counted: own }) => own))];
    if (counted.length === 0) return endOf(made, null);
    /** By what was counted: the same numbers come again. */
    const kept = new Map<string, Leaf>();
    const count = (): Leaf => {
      const name = counted.map((place) => answerAt(sheet, place)).join();
      const known = kept.get(name);
      if (known) return known;
      const results = found.map(({ count: own }) => own?.() ?? null);
      const leaf = leafOf(
        made.column.map((line, place) => {
          const result = results[groupAt[place] ?? 0];
          return result ? lineOf(head(place), result) : line;
        }),
      );
      const each = 4 * groupAt.length;
      if (kept.size >= engineBounds.counted) {
        size -= each * kept.size;
        kept.clear();
      }
      kept.set(name, leaf);
      size += each;
      return leaf;
    };
    return endOf(made, count);
  };

  return {
    root: nodeOf(open.map((rows) => programs.of(rows))),
    grow(node, at) {
      const { variable } = node;
      if (!variable) throw new Error("a leaf has nothing after it");
      const next = nodeOf(node.programs.map((program) => programs.given(program, variable, at)));
      node.next[at] = next;
      return next;
    },
    size: () => size + conditions.size() + programs.size(),
  };
}

function endOf(leaf: Leaf, count: Node["count"]): Node {
  return { variable: null, place: -1, kind: classKinds.known, constant: null, next: [], programs: [], leaf, count };
}

/** What an outcome comes to in a group of situations, the same object each time; with how its counts are put in. */
interface Found {
  readonly name: string;
  readonly result: CheckResult;
  /** Where the sheet has what is counted. */
  readonly counted: readonly number[];
  readonly count: (() => CheckResult) | null;
}

const nothing: Found = { name: "UNDECIDED", result: undecided, counted: [], count: null };

function resultsOf(parts: {
  readonly requirement: Requirement;
  readonly judging: Judging;
  readonly sheet: Sheet;
  readonly terms: Terms;
  readonly situations: readonly Situation[];
}): (group: number, outcome: Outcome | null) => Found {
  const { requirement, judging, sheet, terms, situations } = parts;
  const kept = new Map<string, Found>();
  const make = (name: string, situation: Situation, { row, items }: Outcome): Found => {
    if (row === null) return nothing;
    const { status } = row;
    const reports = items.flatMap((item) => reportsOf(judging, requirement.value, situation, row, item));
    const findings = reports.map(({ draft }) => draft);
    const counting = reports.map(({ draft, counts }) => ({
      draft,
      counts: counts.map(([count, tree]) => [count, placeOfTree(sheet, tree, terms)] as const),
    }));
    const counted = counting.flatMap(({ counts }) => counts.map(([, place]) => place));
    const count = (): CheckResult => ({ status, findings: counting.map((one) => withCounts(one, sheet)) });
    return { name, result: { status, findings }, counted, count: counted.length === 0 ? null : count };
  };
  return (group, outcome) => {
    const situation = situations[group];
    if (!situation || !outcome) throw new Error(`${requirement.key}: no outcome for ${group}`);
    const name = outcomeName(outcome);
    const known = kept.get(`${group} ${name}`);
    if (known) return known;
    const made = make(name, situation, outcome);
    kept.set(`${group} ${name}`, made);
    return made;
  };
}

interface Counting {
  readonly draft: FindingDraft;
  readonly counts: readonly (readonly [name: string, place: number])[];
}

function withCounts({ draft, counts }: Counting, sheet: Sheet): FindingDraft {
  if (counts.length === 0) return draft;
  const params: Record<string, Params[string]> = { ...draft.params };
  for (const [name, place] of counts) {
    const found = answerAt(sheet, place);
    if (typeof found === "number") params[name] = found;
  }
  return { ...draft, params };
}

function termsOf({ value, key }: Requirement, { terms }: Judging): Terms {
  const options = "options" in value ? Object.keys(value.options) : [];
  return { of: terms, name: JSON.stringify([key, options.map(terms)]) };
}
