import type { ProvinceCode } from "@beian/shared";
import { provinceCodes, rulesOf, shippedCatalogue } from "@beian/shared";
import { expect, test } from "vitest";
import { seededRulebook } from "./seeded-rulebook.example.ts";

const { requirements } = shippedCatalogue;

// What the FAQ says, written down apart from the seed: the rule book has to give it back.

const book = seededRulebook("2026-11-24");

const principalRules = {
  AUTH_LETTER_IF_NOT: "JL AH SC GS",
  MUST_BE_LEGAL_REP: "TJ HE NM HL SH ZJ FJ JX SD HA HN HB GD GX CQ GZ YN XZ SN QH NX XJ",
  MAY_DIFFER: "BJ SX LN JS HI",
};

test.each(Object.entries(principalRules))("question 5: %s", (value, codes) => {
  expect(provincesWith("principal-legal-representative", value)).toEqual(inOrder(codes));
});

test("question 5 names 4, 22 and 5 provinces, each once", () => {
  const lists = Object.values(principalRules).map((codes) => codes.split(" "));
  expect(lists.map(({ length }) => length)).toEqual([4, 22, 5]);
  expect(new Set(lists.flat()).size).toBe(provinceCodes.length);
});

test.each<[requirement: string, value: unknown, codes: string]>([
  ["organisation-office-phone", "LANDLINE_ONLY", "JS"],
  ["office-phone-mobile-remark", ["JOB_TITLE"], "GS"],
  ["office-phone-mobile-remark", ["CONTACT_NAME"], "CQ"],
  ["office-phone-mobile-remark", ["CONTACT_NAME", "JOB_TITLE"], "TJ"],
  ["office-phone-differs-from-mobile", true, "LN JL BJ"],
])("question 9: %s %j", (requirement, value, codes) => {
  expect(provincesWith(requirement, value)).toEqual(inOrder(codes));
});

test.each<[question: string, requirement: string, value: unknown]>([
  ["question1", "organisation-filing-province", "CERTIFICATE_PROVINCE_ONLY"],
  ["question2", "certificate-number-must-be-current", true],
  ["question3", "merged-licence-number", "UNIFIED_CODE"],
  ["question7", "branch-principal", "HEAD_OFFICE_LEGAL_REP"],
  ["question8", "existing-filing-must-comply", true],
  ["question9", "individual-office-phone", "MOBILE_ACCEPTED"],
  ["question11", "domain-owner-individual", "SUBJECT"],
  ["question111", "subject-one-account", true],
  ["question12", "website-manager-companies", 1],
  ["question17", "certificate-sync-days", 7],
])("%s holds in every province: %s", (_, requirement, value) => {
  expect(provincesWith(requirement, value)).toEqual(provinceCodes);
});

test.each<[question: string, requirement: string, value: unknown]>([
  ["question4", "house-number", "REMARK_ACCEPTED"],
  ["question9", "organisation-office-phone", "MOBILE_ACCEPTED"],
  ["question13", "access-id-address-change-first", true],
])("%s is the default: %s", (_, requirement, value) => {
  expect(book.national[requirement]).toMatchObject({ value, strictness: "ENFORCED" });
});

test("what the FAQ leaves to the provinces has no default", () => {
  for (const key of ["individual-filing-province", "organisation-mobile-locality", "phone-shared-between-subjects"])
    expect(book.national[key]).toBeUndefined();
});

test("before the FAQ nothing of it held", () => {
  const earlier = rulesOf(seededRulebook("2019-12-31"), "ZJ", requirements);
  expect(earlier.get("principal-legal-representative")).toBeUndefined();
  expect(rulesOf(seededRulebook("2020-01-01"), "ZJ", requirements).get("principal-legal-representative")).toBeDefined();
});

function provincesWith(requirement: string, value: unknown): readonly ProvinceCode[] {
  return provinceCodes.filter((code) => {
    const rule = rulesOf(book, code, requirements).get(requirement);
    return rule?.strictness === "ENFORCED" && JSON.stringify(rule.value) === JSON.stringify(value);
  });
}

function inOrder(codes: string): readonly ProvinceCode[] {
  return provinceCodes.filter((code) => codes.split(" ").includes(code));
}
