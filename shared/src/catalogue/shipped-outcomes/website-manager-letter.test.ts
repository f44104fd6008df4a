import { expect, test } from "vitest";
import { factsOfExample, organisationExample } from "../../filing/filing.example.ts";
import { shippedCatalogue } from "../shipped.ts";
import { outcomeOf } from "./outcome.example.ts";

const websiteManagerLetter = shippedCatalogue.get("website-manager-letter");

const missing = ["FAILED", "WEBSITE_MANAGER_LETTER_MISSING"];

interface Manager {
  managerIsPrincipal?: boolean;
  managerIsLegalRepresentative?: boolean;
  managerHasAuthorisationLetter?: boolean;
}
const other: Manager = { managerIsPrincipal: false, managerIsLegalRepresentative: false };

test.each<[string, Manager, boolean, string[]]>([
  ["IF_NOT_LEGAL_REP", { ...other, managerHasAuthorisationLetter: false }, true, missing],
  ["IF_NOT_LEGAL_REP", { ...other, managerHasAuthorisationLetter: true }, true, ["PASSED"]],
  ["IF_NOT_LEGAL_REP", other, true, ["UNDECIDED"]],
  ["IF_NOT_LEGAL_REP", { managerIsLegalRepresentative: true }, false, ["PASSED"]],
  ["IF_NOT_LEGAL_REP", { managerIsPrincipal: true, managerHasAuthorisationLetter: false }, true, ["PASSED"]],
  ["IF_NOT_LEGAL_REP", { managerIsPrincipal: true, managerHasAuthorisationLetter: false }, false, missing],
  ["IF_NOT_LEGAL_REP", {}, false, ["UNDECIDED"]],
  ["IF_NOT_LEGAL_REP", { managerHasAuthorisationLetter: false }, false, ["UNDECIDED"]],
  ["IF_NOT_PRINCIPAL", { managerIsPrincipal: false, managerHasAuthorisationLetter: false }, true, missing],
  ["IF_NOT_PRINCIPAL", { managerIsPrincipal: false, managerHasAuthorisationLetter: true }, true, ["PASSED"]],
  ["IF_NOT_PRINCIPAL", { managerIsPrincipal: true }, false, ["PASSED"]],
  ["IF_NOT_PRINCIPAL", {}, true, ["UNDECIDED"]],
  ["NOT_NEEDED", { ...other, managerHasAuthorisationLetter: false }, false, ["PASSED"]],
])("%s, %j, principal is the legal representative: %s", (value, manager, isLegalRepresentative, expected) => {
  const facts = factsOfExample({
    ...organisationExample,
    principal: { ...organisationExample.principal, isLegalRepresentative },
    website: { domain: "example.cn", ...manager },
  });
  expect(outcomeOf(websiteManagerLetter, value, facts)).toEqual(expected);
});

test("no website, no letter", () => {
  expect(outcomeOf(websiteManagerLetter, "IF_NOT_PRINCIPAL", factsOfExample(organisationExample))).toEqual([
    "NOT_APPLICABLE",
  ]);
});
