import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryUnifiedSocialCreditCode } from "./identifiers.arbitrary.ts";
import { checkUnifiedSocialCreditCode, unifiedSocialCreditAlphabet } from "./unified-social-credit-code.ts";

test.each([
  ["91350100M000100Y43", "VALID", "FJ"],
  ["9144030071526726XG", "VALID", "GD"],
  ["91110000600037341L", "VALID", "BJ"],
  // The remainder is 0 here, and so is the check character.
  ["91310000MA1FL03220", "VALID", "SH"],
  [" ９１４４０３００７１５２６７２６ｘｇ ", "VALID", "GD"],
  ["91350100M000100Y44", "CHECK_DIGIT", "FJ"],
  // The last character fits, the organisation code within doesn't.
  ["91350100M000100X42", "CHECK_DIGIT", "FJ"],
  ["91350100M000100Y4", "MALFORMED", null],
  ["91350100M000100Y433", "MALFORMED", null],
  ["91350100M000100Y4I", "MALFORMED", null],
  ["91350100MO00100Y43", "MALFORMED", null],
  ["9135O100M000100Y43", "MALFORMED", null],
  ["91350A00M000100Y43", "MALFORMED", null],
  ["91350100 M000100Y43", "VALID", "FJ"],
  ["91350100-m000-100y-43", "VALID", "FJ"],
  ["91350100M000100Y43\u200b", "VALID", "FJ"],
  ["\u200e91350100M000100Y43", "VALID", "FJ"],
  ["\u202d91350100M000100Y43\u202c", "VALID", "FJ"],
  ["91350100\u00adM000100Y43", "VALID", "FJ"],
  ["350100100000001", "MALFORMED", null],
  ["", "MALFORMED", null],
])("%s: %s, %s", (raw, form, divisionProvince) => {
  expect(checkUnifiedSocialCreditCode(raw)).toMatchObject({ form, divisionProvince });
});

test("a national registrar gives no province", () => {
  fc.assert(
    fc.property(arbitraryUnifiedSocialCreditCode("BJ"), (code) => {
      const national = `${code.slice(0, 2)}10${code.slice(4)}`;
      expect(checkUnifiedSocialCreditCode(national).divisionProvince).toBeNull();
    }),
  );
});

test("the generator's codes pass, in lower case and full width too", () => {
  fc.assert(
    fc.property(arbitraryUnifiedSocialCreditCode("ZJ"), (code) => {
      const expected = { form: "VALID", code, divisionProvince: "ZJ" };
      expect(checkUnifiedSocialCreditCode(code)).toEqual(expected);
      expect(checkUnifiedSocialCreditCode(code.toLowerCase())).toEqual(expected);
      expect(checkUnifiedSocialCreditCode(inFullWidth(code))).toEqual(expected);
    }),
  );
});

test("no slip of one character passes", () => {
  fc.assert(
    fc.property(
      arbitraryUnifiedSocialCreditCode(),
      fc.nat({ max: 17 }),
      fc.constantFrom(...unifiedSocialCreditAlphabet),
      (code, at, other) => {
        fc.pre(code[at] !== other);
        expect(checkUnifiedSocialCreditCode(code.slice(0, at) + other + code.slice(at + 1)).form).not.toBe("VALID");
      },
    ),
    { numRuns: 2000 },
  );
});

function inFullWidth(text: string): string {
  return [...text].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join("");
}

test("the check character is that of the standard's table of weights", () => {
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  fc.assert(
    fc.property(arbitraryUnifiedSocialCreditCode(), (code) => {
      const values = [...code].map((character) => unifiedSocialCreditAlphabet.indexOf(character));
      const sum = weights.reduce((total, weight, at) => total + weight * (values[at] ?? 0), 0);
      expect(values[17]).toBe((31 - (sum % 31)) % 31);
    }),
  );
});
