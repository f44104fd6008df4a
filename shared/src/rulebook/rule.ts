import type { PlainDate } from "../dates.ts";
import type { Locale, Text } from "../locale.ts";
import type { ProvinceCode } from "../provinces.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { RuleValue } from "../values/value-spec.ts";
import { sameValue, valueInWords } from "../values/value-spec.ts";

export const strictnesses = ["ENFORCED", "ADVISED"] as const;
/** ENFORCED: breaking it is an ERROR. ADVISED: recommended, or known from a doubtful source; breaking it is a WARNING. */
export type Strictness = (typeof strictnesses)[number];

/** What a rule says, wherever it stands: in force, in history, or in a draft. */
export interface RuleContent {
  readonly value: RuleValue;
  readonly strictness: Strictness;
  /** Nuance that no value holds. */
  readonly noteZh?: string;
  readonly noteEn?: string;
}

/** The national layer of the rule book, beside the provinces. */
export const national = "CN" as const;
export type National = typeof national;
/** Where a cell stands: in a province, or in the national default. */
export type Layer = ProvinceCode | National;

/** A content in force from a day on, as one revision of the history recorded it. */
export interface RuleRecord extends RuleContent {
  readonly effectiveFrom: PlainDate;
  /** The first day it no longer holds; absent while no later revision is known. */
  readonly effectiveUntil?: PlainDate;
  /** The revision's number in the history. */
  readonly revision: number;
}

export type RuleOrigin = "NATIONAL" | "PROVINCE";

/** A requirement's content in force in a province. */
export interface Rule extends RuleRecord {
  readonly province: ProvinceCode;
  readonly requirement: Requirement;
  readonly origin: RuleOrigin;
}

export function sameContent(a: RuleContent | null, b: RuleContent | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    sameValue(a.value, b.value) &&
    a.strictness === b.strictness &&
    (a.noteZh ?? "") === (b.noteZh ?? "") &&
    (a.noteEn ?? "") === (b.noteEn ?? "")
  );
}

/** The note in a language; Chinese where no English is written, since the sources are Chinese. */
export function noteOf(content: RuleContent, locale: Locale): string | null {
  const note = locale === "EN" ? (content.noteEn ?? content.noteZh) : content.noteZh;
  return note ?? null;
}

/** A content in words, such as 须为法定代表人; an advised one says so. */
export function contentInWords(requirement: Requirement, content: RuleContent): Text {
  const words = valueInWords(requirement.value, content.value);
  if (content.strictness === "ENFORCED") return words;
  return { zh: `${words.zh}（建议）`, en: `${words.en} (advised)` };
}
