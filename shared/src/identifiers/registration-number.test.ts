import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryRegistrationNumber } from "./identifiers.arbitrary.ts";
import { checkRegistrationNumber } from "./registration-number.ts";

test.each([
  ["110108000000016", "VALID", "BJ"],
  ["１１０１０８００００００１６", "MALFORMED", null],
  ["１１０１０８０００００００１６", "VALID", "BJ"],
  ["110108000000017", "CHECK_DIGIT", "BJ"],
  ["100000000000016", "CHECK_DIGIT", null],
  // Older numbers of 13 digits carry no check.
  ["1101081234567", "VALID", "BJ"],
  ["11010800000001", "MALFORMED", null],
  ["1101080000000161", "MALFORMED", null],
  ["11010800000001X", "MALFORMED", null],
  ["91350100M000100Y43", "MALFORMED", null],
  ["", "MALFORMED", null],
])("%s: %s, %s", (raw, form, divisionProvince) => {
  expect(checkRegistrationNumber(raw)).toMatchObject({ form, divisionProvince });
});

test("the generator's numbers pass", () => {
  fc.assert(
    fc.property(arbitraryRegistrationNumber("GD"), (number) => {
      expect(checkRegistrationNumber(number)).toEqual({ form: "VALID", number, divisionProvince: "GD" });
    }),
  );
});

test("no slip of one digit passes, and one check digit alone fits", () => {
  fc.assert(
    fc.property(arbitraryRegistrationNumber(), fc.nat({ max: 14 }), fc.nat({ max: 9 }), (number, at, other) => {
      fc.pre(number[at] !== String(other));
      expect(checkRegistrationNumber(number.slice(0, at) + other + number.slice(at + 1)).form).toBe("CHECK_DIGIT");
    }),
    { numRuns: 2000 },
  );
});
