import fc from "fast-check";
import type { PlainDate } from "../dates.ts";
import { addDays } from "../dates.ts";
import type { ProvinceCode } from "../provinces.ts";
import { provinces } from "../provinces.ts";
import { areaCodes, eightDigitAreas } from "./area-codes.ts";
import { idCardCheckCharacter } from "./id-card.ts";
import { organisationCheckCharacter } from "./organisation-code.ts";
import { registrationCheckDigit } from "./registration-number.ts";
import { unifiedSocialCreditAlphabet, unifiedSocialCreditCheckCharacter } from "./unified-social-credit-code.ts";

// Test support: generators of well-formed identifiers. Each value has exactly the form that its check calls VALID.

export function arbitraryDivisionCode(province?: ProvinceCode): fc.Arbitrary<string> {
  const prefixes = provinces
    .filter(({ code }) => !province || code === province)
    .map((one) => one.divisionCode.slice(0, 2));
  return fc.tuple(fc.constantFrom(...prefixes), digits(4)).map((parts) => parts.join(""));
}

export function arbitraryOrganisationCode(): fc.Arbitrary<string> {
  return characters("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 8).map((body) => body + organisationCheckCharacter(body));
}

export function arbitraryUnifiedSocialCreditCode(province?: ProvinceCode): fc.Arbitrary<string> {
  return fc
    .tuple(
      characters(unifiedSocialCreditAlphabet, 2),
      arbitraryDivisionCode(province),
      characters(unifiedSocialCreditAlphabet, 8),
    )
    .map(([body, division, organisation]) => {
      const code = body + division + organisation + organisationCheckCharacter(organisation);
      return code + unifiedSocialCreditCheckCharacter(code);
    });
}

/** 15 digits. */
export function arbitraryRegistrationNumber(province?: ProvinceCode): fc.Arbitrary<string> {
  return fc.tuple(arbitraryDivisionCode(province), digits(8)).map((parts) => {
    const number = parts.join("");
    return number + registrationCheckDigit(number);
  });
}

/** The birth date lies from `bornFrom` to `bornTo`, both included; 1930-01-01 and 2005-12-31 unless given. */
export function arbitraryIdCard(
  limits: { province?: ProvinceCode; bornFrom?: PlainDate; bornTo?: PlainDate } = {},
): fc.Arbitrary<string> {
  const { province, bornFrom = "1930-01-01", bornTo = "2005-12-31" } = limits;
  const days = Math.round((Date.parse(bornTo) - Date.parse(bornFrom)) / 86_400_000);
  const birth = fc.integer({ min: 0, max: days }).map((offset) => addDays(bornFrom, offset).replaceAll("-", ""));
  return fc.tuple(arbitraryDivisionCode(province), birth, digits(3)).map((parts) => {
    const number = parts.join("");
    return number + idCardCheckCharacter(number);
  });
}

export function arbitraryMobile(): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom("13", "14", "15", "16", "17", "18", "19"), digits(9)).map((parts) => parts.join(""));
}

/** Area code and number joined by a hyphen. */
export function arbitraryLandline(province?: ProvinceCode): fc.Arbitrary<string> {
  const codes = provinces
    .filter(({ code }) => !province || code === province)
    .flatMap(({ code }) => areaCodes[code].split(" "));
  return fc.constantFrom(...codes).chain((code) => {
    const lengths = code.length === 3 || eightDigitAreas.has(code) ? [7] : [6, 7];
    const subscriber = fc.tuple(characters("2345678", 1), fc.constantFrom(...lengths).chain(digits));
    return subscriber.map((parts) => `${code}-${parts.join("")}`);
  });
}

/** A subject's number, or with a serial number that of one of its sites. */
export function arbitraryFilingNumber(province?: ProvinceCode): fc.Arbitrary<string> {
  const prefixes = provinces.filter(({ code }) => !province || code === province).map((one) => one.icpPrefix);
  const serial = fc.option(fc.integer({ min: 1, max: 99_999 }), { nil: null });
  return fc
    .tuple(fc.constantFrom(...prefixes), fc.constantFrom(8, 10).chain(digits), serial)
    .map(([prefix, number, site]) => `${prefix}ICP备${number}号${site === null ? "" : `-${site}`}`);
}

/** A name that can be registered, without subdomain. */
export function arbitraryDomain(): fc.Arbitrary<string> {
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9]{0,10}[a-z0-9])?$/);
  return fc
    .tuple(label, fc.constantFrom("com", "cn", "com.cn", "net", "org.cn", "top", "中国"))
    .map((parts) => parts.join("."));
}

function digits(length: number): fc.Arbitrary<string> {
  return characters("0123456789", length);
}

function characters(alphabet: string, length: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length })
    .map((parts) => parts.join(""));
}
