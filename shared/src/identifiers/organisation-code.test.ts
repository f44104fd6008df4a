import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryOrganisationCode } from "./identifiers.arbitrary.ts";
import { checkOrganisationCode } from "./organisation-code.ts";

test.each([
  ["71526726X", "VALID", "71526726X"],
  ["71526726-X", "VALID", "71526726X"],
  ["71526726－ｘ", "VALID", "71526726X"],
  ["M000100Y4", "VALID", "M000100Y4"],
  ["M000100X4", "CHECK_DIGIT", "M000100X4"],
  ["715267260", "CHECK_DIGIT", "715267260"],
  ["71526726A", "MALFORMED", "71526726A"],
  ["7152-6726X", "VALID", "71526726X"],
  ["7152 6726 X", "VALID", "71526726X"],
  ["71526726", "MALFORMED", "71526726"],
  ["71526726--X", "VALID", "71526726X"],
])("%s: %s", (raw, form, code) => {
  expect(checkOrganisationCode(raw)).toEqual({ form, code });
});

test("the generator's codes pass", () => {
  fc.assert(
    fc.property(arbitraryOrganisationCode(), (code) => {
      expect(checkOrganisationCode(`${code.slice(0, 8)}-${code.slice(8)}`)).toEqual({ form: "VALID", code });
    }),
  );
});

test("a slip of one digit among digits doesn't pass", () => {
  // Letters count from 10 to 35 against a modulus of 11, so that a letter may stand for a digit unseen.
  const digits = fc.stringMatching(/^\d{8}$/);
  fc.assert(
    fc.property(digits, fc.nat({ max: 7 }), fc.nat({ max: 9 }), (body, at, other) => {
      fc.pre(body[at] !== String(other));
      const check = [..."0123456789X"].find((last) => checkOrganisationCode(body + last).form === "VALID");
      expect(checkOrganisationCode(body.slice(0, at) + other + body.slice(at + 1) + check).form).toBe("CHECK_DIGIT");
    }),
    { numRuns: 1000 },
  );
});
