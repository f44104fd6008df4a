import type { Judging } from "../definition/judging.ts";
import type { CheckedRow } from "../definition/rows.ts";
import { valueForMessages } from "../definition/words.ts";
import type { CheckStatus } from "../findings/check-result.ts";
import type { FindingDraft, Params } from "../findings/finding.ts";
import { runningFunctions } from "../functions/registry.ts";
import { reportedItem } from "../language/check.ts";
import type { Bindings } from "../language/fold.ts";
import { fold } from "../language/fold.ts";
import type { Known, Tree } from "../language/tree.ts";
import type { ProvinceCode } from "../provinces.ts";
import type { RuleValue, ValueSpec } from "../values/value-spec.ts";
import { optionLabel } from "../values/value-spec.ts";

/** Under what a requirement judges filings: a rule's value, or that there is none, in a province with its other rules. */
export interface Situation {
  readonly province: ProvinceCode;
  /** Null where nothing is recorded. */
  readonly value: RuleValue | null;
  /** Of the other requirements that rows ask for. */
  readonly valueFor: (key: string) => RuleValue | null;
  /** Whether the value is none that the requirement knows: then nothing can be told, whatever rows say. */
  readonly isUnread?: boolean;
}

/** Rows that apply in a situation, with what it settles put in. */
export interface SituatedRow {
  /** Its place among its requirement's rows; those for where nothing is recorded come after the others. */
  readonly at: number;
  readonly row: CheckedRow;
  readonly status: CheckStatus;
  /** One condition, or one for each option of the value. */
  readonly parts: readonly SituatedPart[];
}
export interface SituatedPart {
  readonly item: string | null;
  readonly tree: Tree;
}

/** What two situations have in common that come out alike, whatever the filing. */
export function nameOfSituation(
  { reads, looksAtProvince }: Judging,
  { province, value, valueFor, isUnread = false }: Situation,
): string {
  return JSON.stringify([isUnread, value, reads.map(valueFor), looksAtProvince ? province : null]);
}

export function rowsIn(judging: Judging, situation: Situation): readonly SituatedRow[] {
  const { recorded, unrecorded } = judging;
  const { value, isUnread = false } = situation;
  if (isUnread) return [];
  const rows = value === null ? unrecorded : recorded;
  const options: readonly string[] = Array.isArray(value) ? value : [];
  return rows.map((row, index) => {
    const items = row.byOption ? options : [null];
    // Where nothing is recorded, nothing is passed or broken.
    const status = value !== null || row.row.then === "NOT_APPLICABLE" ? row.row.then : "UNDECIDED";
    return {
      at: value === null ? recorded.length + index : index,
      row,
      status,
      parts: items.map((item) => ({ item, tree: fold(row.tree, bindingsOf(judging, situation, item)) })),
    };
  });
}

/** A finding as a row reports it in a situation; its counts are for the filing to say. */
export interface Report {
  readonly draft: FindingDraft;
  readonly counts: readonly (readonly [name: string, Tree])[];
}

export function reportsOf(
  judging: Judging,
  spec: ValueSpec,
  situation: Situation,
  { row: { row } }: SituatedRow,
  item: string | null,
): readonly Report[] {
  const params = paramsOf(spec, situation.value, item);
  return (row.findings ?? []).map((name) => {
    const telling = judging.tellings.get(name);
    if (!telling) throw new Error(`no finding ${name}`);
    const { kind, path, counts } = telling;
    const bindings = bindingsOf(judging, situation, item);
    return { draft: { kind, path, params }, counts: counts.map(([count, of]) => [count, fold(of, bindings)]) };
  });
}

function bindingsOf({ terms }: Judging, { value, province, valueFor }: Situation, item: string | null): Bindings {
  const bindings = { value: value ?? undefined, province, rule: valueFor, terms, functions: runningFunctions };
  return item === null ? bindings : { ...bindings, items: new Map<string, Known>([[reportedItem, item]]) };
}

function paramsOf(spec: ValueSpec, value: RuleValue | null, item: string | null): Params {
  if (value === null) return {};
  const params = { value: valueForMessages(spec, value) };
  return item !== null && "options" in spec ? { ...params, item: optionLabel(spec, item) } : params;
}
