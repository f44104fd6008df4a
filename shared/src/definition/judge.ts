import type { Facts } from "../filing/facts.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { notApplicable, passed, undecided } from "../findings/check-result.ts";
import type { FindingDraft, Params } from "../findings/finding.ts";
import { runningFunctions } from "../functions/registry.ts";
import { reportedItem } from "../language/check.ts";
import type { Evaluate } from "../language/evaluate.ts";
import { evaluator } from "../language/evaluate.ts";
import type { Bindings } from "../language/fold.ts";
import { fold } from "../language/fold.ts";
import type { Known, Tree } from "../language/tree.ts";
import type { ProvinceCode } from "../provinces.ts";
import type { RuleValue, ValueSpec } from "../values/value-spec.ts";
import { optionLabel } from "../values/value-spec.ts";
import type { CheckedRow } from "./rows.ts";
import { askedBy } from "./rows.ts";
import type { Sheet } from "./sheet.ts";
import { factReader, sheetOf } from "./sheet.ts";
import { shelf } from "./shelf.ts";
import type { Telling } from "./tellings.ts";
import { valueForMessages } from "./words.ts";

export interface JudgeParts {
  readonly value: ValueSpec;
  readonly terms: (option: string) => readonly string[];
  readonly tellings: ReadonlyMap<string, Telling>;
  readonly rows: readonly CheckedRow[];
}

/** How filings fare under a value, or under none, in a province. */
export type Judge = (
  value: RuleValue | null,
  province: ProvinceCode,
  valueFor: (key: string) => RuleValue | null,
) => (facts: Facts) => CheckResult;

/** Rows as checks: what the value, the province and other rules settle is put in once and kept. */
export function judgeBy(parts: JudgeParts): Judge {
  const { province: looksAtProvince, rules } = askedBy(parts.rows);
  const kept = shelf<(facts: Facts) => CheckResult>();
  return (value, province, valueFor) => {
    let place = kept.at(value);
    if (looksAtProvince) place = place.at(province);
    for (const key of rules) place = place.at(valueFor(key));
    place.held ??= judging(readyRows(parts, value, province, valueFor));
    return place.held;
  };
}

function judging(rows: readonly ReadyRow[]): (facts: Facts) => CheckResult {
  // Nobody gets a pass from silence: where no row holds, it is open.
  const judged = rows.reduceRight<Judged>(
    (others, { status, parts, isSettled }) => {
      const [only] = parts;
      if (!only || parts.length > 1) return rowByOption(parts, status, others);
      const { result } = only;
      return isSettled && result ? () => result : rowOfOne(only, status, others);
    },
    () => undecided,
  );
  return (facts) => judged(sheetOf(facts));
}

type Judged = (sheet: Sheet) => CheckResult;

function rowOfOne(part: ReadyPart, status: CheckResult["status"], others: Judged): Judged {
  const { holds, result } = part;
  return (sheet) => {
    const found = holds(sheet);
    if (found === true) return result ?? resultOf(status, draftsOf(part, sheet));
    return found === undefined ? undecided : others(sheet);
  };
}

/** Reports every option that the row holds for. */
function rowByOption(parts: readonly ReadyPart[], status: CheckResult["status"], others: Judged): Judged {
  return (sheet) => {
    let isOpen = false;
    let held: ReadyPart[] | null = null;
    for (const part of parts) {
      const found = part.holds(sheet);
      if (found === undefined) isOpen = true;
      else if (found === true) held = [...(held ?? []), part];
    }
    if (held)
      return resultOf(
        status,
        held.flatMap((part) => draftsOf(part, sheet)),
      );
    return isOpen ? undecided : others(sheet);
  };
}

/** A row under one value: what is left to ask of a filing. */
interface ReadyRow {
  readonly status: CheckResult["status"];
  /** One condition, or one for each option of the value. */
  readonly parts: readonly ReadyPart[];
  /** Whether it always holds; null where that is for a filing to say. */
  readonly isSettled: boolean | null;
}
interface ReadyPart {
  readonly holds: Evaluate<Sheet>;
  readonly report: readonly Report[];
  /** What comes of it alone, where that is the same for every filing. */
  readonly result: CheckResult | null;
}
interface Report {
  readonly draft: FindingDraft;
  readonly counts: readonly (readonly [name: string, Evaluate<Sheet>])[];
}

function readyRows(
  { value: spec, terms, tellings, rows }: JudgeParts,
  value: RuleValue | null,
  province: ProvinceCode,
  valueFor: (key: string) => RuleValue | null,
): readonly ReadyRow[] {
  const bindings: Bindings = {
    value: value ?? undefined,
    province,
    rule: valueFor,
    terms,
    functions: runningFunctions,
  };
  const options = Array.isArray(value) ? value : [];
  const ready = rows.map(({ row, tree, byOption }): ReadyRow => {
    const folded: Tree[] = [];
    const part = (item: string | null): ReadyPart => {
      const bound = item === null ? bindings : { ...bindings, items: new Map<string, Known>([[reportedItem, item]]) };
      const closed = (one: Tree) => evaluator(one, { ...bound, fact: factReader });
      const condition = fold(tree, bound);
      folded.push(condition);
      const params = paramsOf(spec, value, item);
      const report = (row.findings ?? []).map((name): Report => {
        const telling = tellings.get(name);
        if (!telling) throw new Error(`no finding ${name}`);
        const { kind, path, counts } = telling;
        return { draft: { kind, path, params }, counts: counts.map(([count, of]) => [count, closed(fold(of, bound))]) };
      });
      const isFixed = report.every(({ counts }) => counts.length === 0);
      const drafts = report.map(({ draft }) => draft);
      return { holds: closed(condition), report, result: isFixed ? resultOf(row.then, drafts) : null };
    };
    const parts = byOption ? options.map(part) : [part(null)];
    const never = folded.every(([kind, known]) => kind === "known" && known !== true);
    const always = folded.some(([kind, known]) => kind === "known" && known === true);
    return { status: row.then, parts, isSettled: never ? false : always ? true : null };
  });
  // What can't be reached under this value is left out.
  const open = ready.filter(({ isSettled }) => isSettled !== false);
  const last = open.findIndex(({ isSettled }) => isSettled === true);
  return last < 0 ? open : open.slice(0, last + 1);
}

function paramsOf(spec: ValueSpec, value: RuleValue | null, item: string | null): Params {
  if (value === null) return {};
  const params = { value: valueForMessages(spec, value) };
  return item !== null && "options" in spec ? { ...params, item: optionLabel(spec, item) } : params;
}

function resultOf(status: CheckResult["status"], findings: readonly FindingDraft[]): CheckResult {
  if (findings.length > 0) return { status, findings };
  return { PASSED: passed, NOT_APPLICABLE: notApplicable, UNDECIDED: undecided, FAILED: { status, findings } }[status];
}

function draftsOf({ report }: ReadyPart, sheet: Sheet): readonly FindingDraft[] {
  return report.map(({ draft, counts }) => {
    if (counts.length === 0) return draft;
    const counted: Record<string, Params[string]> = { ...draft.params };
    for (const [name, count] of counts) {
      const found = count(sheet);
      if (typeof found === "number") counted[name] = found;
    }
    return { ...draft, params: counted };
  });
}
