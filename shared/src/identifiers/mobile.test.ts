import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryMobile } from "./identifiers.arbitrary.ts";
import { checkMobile, isMobile, normalisePhone } from "./mobile.ts";

test.each([
  ["13800138000", "13800138000", "138"],
  ["+86 138 0013 8000", "13800138000", "138"],
  ["+86-138-0013-8000", "13800138000", "138"],
  ["0086 13800138000", "13800138000", "138"],
  ["8613800138000", "13800138000", "138"],
  ["＋８６　１３８００１３８０００", "13800138000", "138"],
  ["\u202d138 0013 8000\u202c", "13800138000", "138"],
  ["138–0013—8000", "13800138000", "138"],
  ["19912345678", "19912345678", "199"],
  ["(+86)13800138000", "13800138000", "138"],
  ["+86(138)00138000", "13800138000", "138"],
  ["86-138-0013-8000", "13800138000", "138"],
  ["138.0013.8000", "13800138000", "138"],
  ["138\u00ad0013\u200b8000\ufe0f", "13800138000", "138"],
])("%s is %s of segment %s", (raw, number, segment) => {
  expect(checkMobile(raw)).toEqual({ form: "VALID", number, segment });
});

test.each(["12800138000", "1380013800", "138001380001", "010-65529988", "+1 650 253 0000", "138OO138000", "", "86"])(
  "%j is none",
  (raw) => {
    expect(checkMobile(raw)).toMatchObject({ form: "MALFORMED", segment: null });
    expect(isMobile(raw)).toBe(false);
  },
);

test("a landline that starts with 86 keeps it", () => {
  expect(normalisePhone("8655-1234")).toBe("86551234");
});

test.each([
  ["010-65529988", "01065529988"],
  ["+86 10 65529988", "01065529988"],
  ["(010) 6552-9988", "01065529988"],
  ["86-571-88880001", "057188880001"],
  ["0571-88880001转801", "057188880001-801"],
  ["0571 88880001*801", "057188880001-801"],
])("%s compares as %s", (raw, key) => {
  expect(normalisePhone(raw)).toBe(key);
});

test("prefix and spacing make no difference", () => {
  const dressing = fc.constantFrom("+86", "86", "0086", "+86 ", " 0086-", "＋86 ");
  fc.assert(
    fc.property(arbitraryMobile(), dressing, fc.nat({ max: 10 }), (number, prefix, at) => {
      expect(normalisePhone(`${prefix}${number.slice(0, at)} - ${number.slice(at)} `)).toBe(number);
    }),
  );
});

test("normalising twice changes nothing", () => {
  const near = fc.array(fc.constantFrom("+", "86", "00", "138", "0013", "8000", " ", "-", "e", "\u0301"));
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    near.map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (raw) => {
      expect(normalisePhone(normalisePhone(raw))).toBe(normalisePhone(raw));
    }),
    { numRuns: 2000 },
  );
});
