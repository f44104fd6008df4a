import type { PlainDate } from "../dates.ts";
import { daysIn } from "../dates.ts";
import type { ProvinceCode } from "../provinces.ts";
import { provinceOfDivisionCode } from "./division-code.ts";
import type { NumberForm } from "./number-form.ts";
import { normaliseCode } from "./text.ts";

export interface CheckedIdCard {
  readonly form: NumberForm;
  /** Upper case. */
  readonly number: string;
  /** Null only where the number is MALFORMED. */
  readonly birthDate: PlainDate | null;
  /** The province in which the number was first issued: not the present address. Null for 81, 82, 83 and 9. */
  readonly issuedIn: ProvinceCode | null;
}

/**
 * ID card 居民身份证, GB 11643-1999: 6 digits of division, birth date, 3 of sequence, check character. Residence
 * permits of Hong Kong, Macao and Taiwan residents (81, 82, 83) and the foreigners' card (9) have the same form.
 * MALFORMED includes a division of no province, a birth date that doesn't exist or lies after `today` (a day in
 * Beijing), and the 15 digits of the first generation, which is no longer valid since 2013.
 */
export function checkIdCard(raw: string, today: PlainDate): CheckedIdCard {
  const number = normaliseCode(raw);
  const malformed: CheckedIdCard = { form: "MALFORMED", number, birthDate: null, issuedIn: null };
  if (!/^\d{17}[0-9X]$/.test(number) || !isIssued(number)) return malformed;
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isBirthDate(birthDate) || birthDate > today) return malformed;
  const form = idCardCheckCharacter(number) === number[17] ? "VALID" : "CHECK_DIGIT";
  return { form, number, birthDate, issuedIn: provinceOfDivisionCode(number) };
}

/** The check character for the first 17 digits, ISO 7064 MOD 11-2; what follows them is ignored. */
export function idCardCheckCharacter(number: string): string {
  let sum = 0;
  // The weight of a digit is 2 to the power of its distance from the check character, mod 11.
  for (let index = 16, weight = 2; index >= 0; index--, weight = (weight * 2) % 11) {
    sum += weight * (number.charCodeAt(index) - zero);
  }
  return "10X98765432".charAt(sum % 11);
}

/** Whether cards are issued with such a beginning: a province's, or that of a permit or a foreigner's card. */
function isIssued(number: string): boolean {
  return /^(?:8[123]|9)/.test(number) || provinceOfDivisionCode(number) !== null;
}

/**
 * Whether the calendar has the day. From 1800 on: the range of dates that the product takes elsewhere begins later
 * than the births of the first card holders, and than the standard's own example of 1880.
 */
function isBirthDate(date: PlainDate): boolean {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8));
  return year >= 1800 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

const zero = 48;
