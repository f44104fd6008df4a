import type { ProvinceCode } from "../provinces.ts";
import { provinceCodes } from "../provinces.ts";
import { areaCodes, eightDigitAreas, formerAreaCodes } from "./area-codes.ts";
import { visible } from "./text.ts";

export interface CheckedLandline {
  readonly form: "VALID" | "MALFORMED";
  /** Where VALID: area code, subscriber's number and extension joined by hyphens, such as 010-65529988-123. */
  readonly number: string;
  /** The province of the area code; null where MALFORMED. */
  readonly province: ProvinceCode | null;
}

/**
 * Landline: an area code in use (or given up in a merger, as old records have it), 7 or 8 digits from 2 to 8, 8 where
 * the area's numbers have been extended, and an extension of up to 6 digits after a hyphen, 转, *, # or a comma.
 * Brackets, spaces, dots and hyphens may stand between the groups; after the country code (+86, 0086, 86) the area code
 * may go without its 0. 400 and 800 numbers are no landlines, nor is a number without area code.
 */
export function checkLandline(raw: string): CheckedLandline {
  const typed = withoutLabel(visible(raw).trim());
  const malformed: CheckedLandline = { form: "MALFORMED", number: typed, province: null };
  const [main = "", ...rests] = typed.split(extensionMark);
  const marked = rests.map((rest) => rest.replace(/[()]/g, ""));
  // (0) is the 0 that is left out after the country code.
  const national = main.replace(countryCode, "").replace(/^\s*\(0\)\s*/, "0");
  const [first = "", ...groups] = national.split(separators).filter((group) => group !== "");
  const start = national !== main && !first.startsWith("0") ? `0${first}` : first;
  const areaCode = provinceByAreaCode.has(start.slice(0, 3)) ? start.slice(0, 3) : start.slice(0, 4);
  const province = provinceByAreaCode.get(areaCode);
  if (!province) return malformed;
  if (start.length > areaCode.length) groups.unshift(start.slice(areaCode.length));
  // 010 6552 9988 is one number in two groups; 010-65529988-123 is a number and its extension.
  const [whole = "", ...rest] = groups;
  const extensions = whole.length >= 7 ? [...rest, ...marked] : marked;
  const parts = [whole.length >= 7 ? whole : groups.join(""), ...extensions];
  if (!form.test(parts.join("-")) || isTooShort(areaCode, parts[0] ?? "")) return malformed;
  return { form: "VALID", number: [areaCode, ...parts].join("-"), province };
}

/** What the field is called, pasted along with the number. */
function withoutLabel(text: string): string {
  return text.replace(/^(?:联系|办公|固定|单位|公司)?(?:电话|座机|固话|手机)(?:号码?)?[:\s]*/, "");
}

/** An area whose numbers have 8 digits no longer has any of 7; one that has 7 may have been extended since. */
function isTooShort(areaCode: string, number: string): boolean {
  return number.length < 8 && (areaCode.length === 3 || eightDigitAreas.has(areaCode));
}

/** Whether a text is a landline number with its area code. */
export function isLandline(raw: string): boolean {
  // As most people write it; four digits of which three are a code by themselves are read otherwise.
  const code = usual.exec(raw)?.[1];
  if (code && provinceByAreaCode.has(code) && (code.length === 3 || !provinceByAreaCode.has(code.slice(0, 3))))
    return true;
  return checkLandline(raw).form === "VALID";
}

const usual = /^(0\d{2,3})-[2-8]\d{7}$/;
const form = /^[2-8]\d{6,7}(?:-\d{1,6})?$/;
/** No area code begins with 86. */
const countryCode = /^\(?(?:\+|00)?86/;
const extensionMark = /\s*(?:转接?分?机?|分机号?|ext(?:ension)?\.?|[*#,;x×])[\s:]*/i;
const separators = /[\s().·/_\p{Pd}\u2212]+/u;

const provinceByAreaCode = new Map(
  provinceCodes.flatMap((province) =>
    `${areaCodes[province]} ${formerAreaCodes[province] ?? ""}`
      .trim()
      .split(" ")
      .map((code) => [code, province] as const),
  ),
);
