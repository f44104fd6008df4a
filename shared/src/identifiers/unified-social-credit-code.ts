import type { ProvinceCode } from "../provinces.ts";
import { provinceOfDivisionCode } from "./division-code.ts";
import type { NumberForm } from "./number-form.ts";
import { organisationCheckCharacter } from "./organisation-code.ts";
import { normaliseCode } from "./text.ts";

export interface CheckedUnifiedSocialCreditCode {
  /** CHECK_DIGIT is a ground for a warning only: a few early codes from Fujian are valid and fail the check. */
  readonly form: NumberForm;
  /** Upper case. */
  readonly code: string;
  /** The province of the registering authority: a hint, since a national one (10) may register a local body. */
  readonly divisionProvince: ProvinceCode | null;
}

/** Characters of a code in the order of their values: I, O, S, V and Z are left out. */
export const unifiedSocialCreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/**
 * Unified social credit code 统一社会信用代码, GB 32100-2015: authority, body type, 6 digits of the authority's
 * division, organisation code (positions 9 to 17, with a check of its own), check character.
 */
export function checkUnifiedSocialCreditCode(raw: string): CheckedUnifiedSocialCreditCode {
  const code = normaliseCode(raw);
  if (!pattern.test(code)) return { form: "MALFORMED", code, divisionProvince: null };
  const checks =
    organisationCheckCharacter(code.slice(8)) === code[16] && unifiedSocialCreditCheckCharacter(code) === code[17];
  return { form: checks ? "VALID" : "CHECK_DIGIT", code, divisionProvince: provinceOfDivisionCode(code.slice(2)) };
}

/** The check character for the first 17 characters of a code; what follows them is ignored. */
export function unifiedSocialCreditCheckCharacter(code: string): string {
  let sum = 0;
  // The weights are 3^(i-1) mod 31: none shares a factor with 31, so that no single slip goes unseen.
  let weight = 1;
  for (let index = 0; index < 17; index++) {
    sum += weight * (values[code.charCodeAt(index)] ?? -1);
    weight = (weight * 3) % 31;
  }
  return unifiedSocialCreditAlphabet.charAt((31 - (sum % 31)) % 31);
}

/** By character code. */
const values: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  unifiedSocialCreditAlphabet.indexOf(String.fromCharCode(code)),
);

const pattern = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;
