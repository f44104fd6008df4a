import type { ProvinceCode } from "../provinces.ts";
import { provinces } from "../provinces.ts";
import { normaliseText } from "./text.ts";

export interface FilingNumber {
  /** The subject's own number, or that of one of its sites, apps (letter A) or mini programs (letter X). */
  readonly kind: "SUBJECT" | "SERVICE";
  readonly province: ProvinceCode;
  /** Normalised, such as 京ICP备12345678号-1. */
  readonly number: string;
  /** The subject's part of it, such as 京ICP备12345678号. */
  readonly subjectNumber: string;
}

/**
 * Reads an ICP filing number 备案号; null where the text is none. A commercial licence (京ICP证…号, 浙B2-…) is
 * another kind of number and isn't taken.
 */
export function readFilingNumber(raw: string): FilingNumber | null {
  const number = normaliseText(raw).replace(/\s+/g, "").toUpperCase();
  const parts = pattern.exec(number);
  const province = provinceByPrefix.get(parts?.[2] ?? "");
  if (!parts?.[1] || !province) return null;
  return { kind: parts[3] ? "SERVICE" : "SUBJECT", province, number, subjectNumber: parts[1] };
}

const provinceByPrefix = new Map(provinces.map((province) => [province.icpPrefix, province.code]));
const pattern = /^((\p{Script=Han})ICP备(?:\d{8}|\d{10})号)(?:-([1-9]\d{0,4})[A-Z]?)?$/u;
