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
 * A phone number as two of them compare: NFKC, without spaces, hyphens, invisible characters and the country code
 * (+86, 0086, or 86 before a mobile number). Anything else that was typed is left in.
 */
export function normalisePhone(raw: string): string {
  if (mobile.test(raw)) return raw;
  if (plainLandline.test(raw)) return raw.replace("-", "");
  const compact = raw.normalize("NFKC").replace(separators, "").normalize("NFKC");
  const national = compact.replace(/^(?:(?:\+|00)86)+/, "");
  return national.replace(/^86(?=1[3-9]\d{9}$)/, "");
}

/** An area code and a number: nothing in it is folded, and no country code stands before it. */
const plainLandline = /^0[1-9]\d{1,2}-?\d{7,8}$/;
const mobile = /^1[3-9]\d{9}$/;
// Dashes of all kinds, and the marks of direction that some address books wrap a number in.
const separators = /[\s\p{Pd}\p{Cf}\u2212]+/gu;
