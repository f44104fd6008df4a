import type { ProvinceCode } from "../provinces.ts";
import { provinceCodes } from "../provinces.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { RuleLayers } from "../rulebook/resolve.ts";
import type { Rule } from "../rulebook/rule.ts";
import { parseValue } from "../values/parse-value.ts";
import type { RuleValue, ValueSpec } from "../values/value-spec.ts";
import { sameValue } from "../values/value-spec.ts";
import { engineBounds } from "./bounds.ts";
import type { Decision, Place } from "./decision.ts";
import { begunAgain, decisionOf, explored, sizeOf, walked } from "./decision.ts";
import type { Leaf } from "./leaf.ts";
import type { Sheet } from "./sheet.ts";
import { createSheet } from "./sheet.ts";

/** A book's decisions over all provinces, in the order of the trace, with the sheet that they ask. */
export interface Engine {
  readonly sheet: Sheet;
  readonly decisions: readonly PrintedDecision[];
  readonly byKey: ReadonlyMap<string, PrintedDecision>;
}

/** A decision with the print of all in its book that it depends on. */
export interface PrintedDecision {
  readonly decision: Decision;
  readonly print: string;
  /** Values that its rules hold and its requirement doesn't know: by them nothing is decided. */
  readonly unread: readonly RuleValue[];
}

/** The rules of each province, by requirement. */
export type RulesByProvince = ReadonlyMap<ProvinceCode, Map<string, Rule>>;

/**
 * Makes a book's decisions; what comes out in it as in the book before is taken over, with the rules that it was made
 * of put in place of the equal new ones.
 */
export function engineOf(
  document: RuleLayers,
  requirements: readonly Requirement[],
  rules: RulesByProvince,
  before: Engine | null,
): Engine {
  // Terms that no book asks for any more are left behind with their sheet.
  const former = before !== null && before.sheet.makers.length <= engineBounds.terms ? before : null;
  const sheet = former?.sheet ?? createSheet();
  const isRead = readerOf(requirements);
  const decisions = requirements.flatMap((requirement): readonly PrintedDecision[] => {
    const { key, judging } = requirement;
    if (!judging || judging.recorded.length === 0) return [];
    const print = printOf(document, [key, ...judging.reads]);
    const known = former?.byKey.get(key);
    if (known && known.print === print && known.decision.requirement === requirement) {
      takeOver(known.decision, rules);
      return [known];
    }
    const places = provinceCodes.map((province): Place => {
      const own = rules.get(province);
      const rule = own?.get(key) ?? null;
      const readable = (other: string) => {
        const value = own?.get(other)?.value ?? null;
        return value !== null && isRead(other, value) ? value : null;
      };
      const others = new Map(judging.reads.map((other) => [other, readable(other)]));
      const valueFor = (other: string) => others.get(other) ?? null;
      const isUnread = rule !== null && !isRead(key, rule.value);
      return { situation: { province, value: rule?.value ?? null, valueFor, isUnread }, rule };
    });
    const unread = places.flatMap(({ situation: { isUnread, value } }) => (isUnread && value !== null ? [value] : []));
    return [{ decision: decisionOf(requirement, judging, places, sheet), print, unread: [...new Set(unread)] }];
  });
  return { sheet, decisions, byKey: new Map(decisions.map((one) => [one.decision.requirement.key, one])) };
}

/** Tells whether a requirement knows a value, as one that was taken away, or comes from a newer version, isn't. */
function readerOf(requirements: readonly Requirement[]): (key: string, value: RuleValue) => boolean {
  const specs = new Map(
    requirements.map(({ key, value }) => [key, { spec: value, known: new Map<RuleValue, boolean>() }]),
  );
  return (key, value) => {
    const found = specs.get(key);
    if (!found) return false;
    const before = found.known.get(value);
    if (before !== undefined) return before;
    const is = isOf(found.spec, value);
    found.known.set(value, is);
    return is;
  };
}

function isOf(spec: ValueSpec, value: RuleValue): boolean {
  const parsed = parseValue(spec, value);
  return parsed.ok && sameValue(parsed.value, value);
}

/** The leaf that the filing on the sheet comes to. What it takes to get there stays within the bounds. */
export function leafFor(engine: Engine, decision: Decision): Leaf {
  return walked(decision) ?? grown(engine, decision);
}

function grown({ decisions }: Engine, decision: Decision): Leaf {
  const leaf = explored(decision);
  if (sizeOf(decision) > engineBounds.decision) begunAgain(decision);
  let largest = decision;
  let whole = 0;
  for (const { decision: one } of decisions) {
    const size = sizeOf(one);
    whole += size;
    if (size > sizeOf(largest)) largest = one;
  }
  if (whole > engineBounds.book) begunAgain(largest);
  return leaf;
}

/** All that a book says of some requirements, as text. */
function printOf({ national, provinces, takeovers }: RuleLayers, keys: readonly string[]): string {
  return JSON.stringify(
    keys.map((key) => [
      national[key],
      provinceCodes.map((province) => [provinces[province]?.[key], takeovers[province]?.[key]]),
    ]),
  );
}

function takeOver({ requirement: { key }, places }: Decision, rules: RulesByProvince): void {
  for (const { situation, rule } of places) if (rule) rules.get(situation.province)?.set(key, rule);
}
