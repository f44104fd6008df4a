import type { ProvinceCode } from "../provinces.ts";
import { provinceOfDivisionCode } from "./division-code.ts";
import type { NumberForm } from "./number-form.ts";
import { normaliseCode } from "./text.ts";

export interface CheckedRegistrationNumber {
  /** CHECK_DIGIT is a ground for a warning only. */
  readonly form: NumberForm;
  readonly number: string;
  /** The province of the first registering office; a hint. */
  readonly divisionProvince: ProvinceCode | null;
}

/**
 * Registration number 工商注册号 of a licence from before the merger of certificates, GS 15-2006: 6 digits of the
 * registering office, 8 of sequence, 1 check digit. The 13 digits of older licences have no check and are taken as
 * they are.
 */
export function checkRegistrationNumber(raw: string): CheckedRegistrationNumber {
  const number = normaliseCode(raw);
  if (!/^(?:\d{15}|\d{13})$/.test(number)) return { form: "MALFORMED", number, divisionProvince: null };
  const checks = number.length === 13 || registrationCheckDigit(number) === number[14];
  return { form: checks ? "VALID" : "CHECK_DIGIT", number, divisionProvince: provinceOfDivisionCode(number) };
}

/** The check digit for the first 14 digits, ISO 7064 MOD 11,10; what follows them is ignored. */
export function registrationCheckDigit(number: string): string {
  let product = 10;
  for (let index = 0; index < 14; index++) {
    const sum = (product + Number(number.charAt(index))) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}
