import type { Candidate, CureContext, EditValue } from "../cures/candidate.ts";
import { longestWait } from "../cures/candidate.ts";
import { addDays } from "../dates.ts";
import type { Fact } from "../facts/fact.ts";
import { factReader } from "../facts/reading.ts";
import { filingFacts } from "../facts/registry.ts";
import type { Facts } from "../filing/facts.ts";
import { runningFunctions } from "../functions/registry.ts";
import { reportedItem, reportsByOption } from "../language/check.ts";
import type { Evaluate } from "../language/evaluate.ts";
import { evaluator } from "../language/evaluate.ts";
import type { Bindings } from "../language/fold.ts";
import { fold } from "../language/fold.ts";
import type { Known, Tree } from "../language/tree.ts";
import type { ProvinceCode } from "../provinces.ts";
import type { RuleValue } from "../values/value-spec.ts";
import type { DefinedCure } from "./definition.ts";
import { shelf } from "./shelf.ts";

/** A cure whose expressions were read. */
export interface ReadCure {
  readonly cure: DefinedCure;
  readonly fact: Fact;
  readonly when: Tree | null;
  readonly to: Tree | null;
}

/** Options of the value for each of which an edit is proposed, at most. */
const mostOptions = 5;

/** The edits that a finding's cures come to for a filing; what the rule and the province settle is put in once. */
export function curesBy(
  cures: readonly ReadCure[],
  terms: (option: string) => readonly string[],
): (context: CureContext) => readonly Candidate[] {
  const kept = shelf<readonly ReadyCure[]>();
  return (context) => {
    const { value, province } = context;
    const place = kept.at(value).at(province);
    place.held ??= cures.flatMap((cure) => readyFor(cure, terms, value, province));
    return place.held.flatMap((ready) => candidateOf(ready, context));
  };
}

/** A cure under one value in one province. */
interface ReadyCure extends Pick<ReadCure, "cure" | "fact"> {
  readonly when: Evaluate<Facts> | null;
  readonly to: Evaluate<Facts> | null;
  /** How the fact was typed that is copied by itself. */
  readonly typed: Fact["typed"];
}

function readyFor(
  { cure, fact, when, to }: ReadCure,
  terms: (option: string) => readonly string[],
  value: RuleValue | null,
  province: ProvinceCode,
): readonly ReadyCure[] {
  const byOption = [when, to].some((tree) => tree !== null && reportsByOption(tree));
  const items: readonly (string | null)[] = byOption && Array.isArray(value) ? value.slice(0, mostOptions) : [null];
  const typed = to?.[0] === "fact" ? filingFacts.get(to[1])?.typed : undefined;
  return items.map((item) => {
    const bindings: Bindings = {
      value: value ?? undefined,
      province,
      terms,
      ...(item === null ? {} : { items: new Map([[reportedItem, item]]) }),
      functions: runningFunctions,
    };
    const closed = (tree: Tree | null) => tree && evaluator(fold(tree, bindings), { ...bindings, fact: factReader });
    return { cure, fact, when: closed(when), to: closed(to), typed };
  });
}

function candidateOf(
  { cure, fact, when, to, typed }: ReadyCure,
  { facts, province }: CureContext,
): readonly Candidate[] {
  if (when !== null && when(facts) !== true) return [];
  const example = () => fact.exampleFor?.(facts, province) ?? fact.example;
  const made = to === null ? example() : typed ? typed(facts) : to(facts);
  if (made === undefined || !isEditValue(made)) return [];
  if (fact.path.join() === "submittedOn" && !isWait(made, facts.on)) return [];
  const candidate = { kind: cure.kind, path: fact.path, to: made };
  return [cure.todo === undefined ? candidate : { ...candidate, todo: cure.todo }];
}

/** Handing in later, but no later than a cure should reach. */
function isWait(day: EditValue, today: string): boolean {
  return typeof day === "string" && day > today && day <= addDays(today, longestWait);
}

function isEditValue(value: Known): value is Known & EditValue {
  return typeof value !== "object" || value.every((item) => typeof item === "string");
}
