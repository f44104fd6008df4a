import { answerName } from "../definition/environment-of.ts";
import { rowsIn } from "../engine/situation.ts";
import type { Fact } from "../facts/fact.ts";
import { factReader } from "../facts/reading.ts";
import { filingFacts } from "../facts/registry.ts";
import type { Facts } from "../filing/facts.ts";
import { factsOf } from "../filing/facts.ts";
import { fieldAt } from "../filing/fields.ts";
import type { Filing } from "../filing/schema.ts";
import type { FieldPath } from "../findings/finding.ts";
import { runningFunctions } from "../functions/registry.ts";
import { evaluator } from "../language/evaluate.ts";
import type { Known, Tree } from "../language/tree.ts";
import { partsOf } from "../language/tree.ts";
import type { Text } from "../locale.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { Rule } from "../rulebook/rule.ts";
import type { Check, Verdict } from "./verdict.ts";
import { openIn } from "./verdict.ts";

/** Something that isn't told, or can't be made out of what is, and that a rule would have to know. */
export interface OpenQuestion {
  readonly requirement: Requirement;
  readonly path: FieldPath;
  readonly title: Text;
}

/**
 * What a verdict's enforced rules would have to know, for those that can't be decided, in the order of the trace; none
 * for one that nothing told would decide. `rules` are those that judged.
 */
export function openQuestionsOf(
  filing: Filing,
  verdict: Verdict,
  rules: ReadonlyMap<string, Rule>,
): readonly OpenQuestion[] {
  const open = openIn(verdict);
  if (open.length === 0) return [];
  const facts = factsOf(filing, verdict.on);
  return open.flatMap((check) => questionsOf(check, rules, facts));
}

function questionsOf({ requirement, rule }: Check, rules: ReadonlyMap<string, Rule>, facts: Facts) {
  if (!requirement?.judging || !rule) return [];
  const found = new Map<string, OpenQuestion>();
  for (const name of namesMissing(requirement.judging, rule, rules, facts)) {
    const asked = filingFacts.get(name) ?? answerAsked(requirement, name);
    if (!asked) continue;
    const at = asked.path.join(".");
    if (!found.has(at)) found.set(at, { requirement, path: asked.path, title: titleOf(asked) });
  }
  return [...found.values()];
}

function answerAsked({ key, facts = [] }: Requirement, name: string): Pick<Fact, "path" | "title"> | null {
  const question = facts.find((one) => answerName(key, one.key) === name);
  return question ? { path: ["answers", name], title: question.title } : null;
}

/** As the form asks for it; what follows from several fields has words of its own. */
function titleOf({ path, title }: Pick<Fact, "path" | "title">): Text {
  return fieldAt(path)?.title ?? title;
}

function namesMissing(
  judging: NonNullable<Requirement["judging"]>,
  { province, value }: Rule,
  rules: ReadonlyMap<string, Rule>,
  facts: Facts,
): ReadonlySet<string> {
  const { terms } = judging;
  const valueFor = (key: string) => rules.get(key)?.value ?? null;
  const read = (name: string): Known | undefined => factReader(name)(facts);
  const means = { functions: runningFunctions, terms, fact: (name: string) => () => read(name) };
  const answerOf = (tree: Tree) => evaluator(tree, means)(null);
  const passedOver = new Set<string>();
  for (const { status, parts } of rowsIn(judging, { province, value, valueFor })) {
    const unknown = parts.filter(({ tree }) => answerOf(tree) === undefined);
    if (parts.some(({ tree }) => answerOf(tree) === true)) {
      // It is said in so many words that it can't be told: for want of what was asked for up to here.
      for (const { tree } of parts) noteAbsent(tree, passedOver, read);
      return status === "UNDECIDED" ? passedOver : new Set();
    }
    if (unknown.length > 0) return new Set(unknown.flatMap(({ tree }) => missingIn(tree, answerOf, read)));
    for (const { tree } of parts) noteAbsent(tree, passedOver, read);
  }
  return passedOver;
}

type Read = (name: string) => Known | undefined;

/** The facts that keep an expression from being known: those of its parts that decide it and are unknown. */
function missingIn(tree: Tree, answerOf: (tree: Tree) => Known | undefined, read: Read): readonly string[] {
  if (answerOf(tree) !== undefined) return [];
  const missing = (part: Tree) => missingIn(part, answerOf, read);
  switch (tree[0]) {
    case "fact":
      return [tree[1]];
    case "if": {
      const [, condition, then, otherwise] = tree;
      const holds = answerOf(condition);
      return missing(holds === undefined ? condition : holds === true ? then : otherwise);
    }
    case "exists":
    case "all": {
      const [, , over, body] = tree;
      const list = missing(over);
      if (list.length > 0) return list;
      // What its items are asked can't be asked without one.
      const absent = new Set<string>();
      noteAbsent(body, absent, read);
      return absent.size > 0 ? [...absent] : factsIn(tree);
    }
    default: {
      const parts = partsOf(tree).flatMap(missing);
      return parts.length > 0 ? parts : factsIn(tree);
    }
  }
}

function factsIn(tree: Tree): readonly string[] {
  return tree[0] === "fact" ? [tree[1]] : partsOf(tree).flatMap(factsIn);
}

/** The facts that an expression asks for and the filing doesn't tell. */
function noteAbsent(tree: Tree, into: Set<string>, read: Read): void {
  if ((tree[0] === "fact" || tree[0] === "has") && read(tree[1]) === undefined) into.add(tree[1]);
  for (const part of partsOf(tree)) noteAbsent(part, into, read);
}
