import { checkLandline } from "./landline.ts";
import { visible } from "./text.ts";

export interface CheckedMobile {
  readonly form: "VALID" | "MALFORMED";
  /** As `normalisePhone` leaves it: 11 digits where VALID. */
  readonly number: string;
  /** The first three digits, such as 138; null where MALFORMED. */
  readonly segment: string | null;
}

/** Mobile number: 11 digits from 13 to 19, after normalising. */
export function checkMobile(raw: string): CheckedMobile {
  const number = normalisePhone(raw);
  if (!mobile.test(number)) return { form: "MALFORMED", number, segment: null };
  return { form: "VALID", number, segment: number.slice(0, 3) };
}

/** Whether a text is a mobile number, however it is spaced and prefixed. */
export function isMobile(raw: string): boolean {
  return mobile.test(normalisePhone(raw));
}

/**
 * A phone number as two of them compare: NFKC, without spaces, hyphens, dots, brackets, invisible characters and the
 * country code (+86, 0086, or 86 before a whole number), an extension after a hyphen. Anything else is left in.
 */
export function normalisePhone(raw: string): string {
  if (mobile.test(raw)) return raw;
  if (plainLandline.test(raw)) return raw.replace("-", "");
  const compact = visible(raw).replace(separators, "").normalize("NFKC");
  const national = withoutCountryCode(compact);
  if (mobile.test(national)) return national;
  const { form, number } = checkLandline(raw);
  // The hyphen after the area code tells nothing; the one before an extension does.
  return form === "VALID" ? number.replace("-", "") : national;
}

/** Before a mobile number the plus may be missing. */
function withoutCountryCode(compact: string): string {
  return compact.replace(/^(?:(?:\+|00)86)+/, "").replace(/^(?:86)+(?=1[3-9]\d{9}$)/, "");
}

/** An area code and a number: nothing in it is folded, and no country code stands before it. */
const plainLandline = /^0[1-9]\d{1,2}-?\d{7,8}$/;
const mobile = /^1[3-9]\d{9}$/;
// Dashes of all kinds, and how people group digits.
const separators = /[\s\p{Pd}\u2212().·_]+/gu;
