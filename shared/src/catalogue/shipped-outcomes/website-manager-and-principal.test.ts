import { expect, test } from "vitest";
import { factsOfExample, organisationExample } from "../../filing/filing.example.ts";
import { shippedCatalogue } from "../shipped.ts";
import { outcomeOf } from "./outcome.example.ts";

const websiteManagerAndPrincipal = shippedCatalogue.get("website-manager-and-principal");

test.each([
  ["MUST_BE_PRINCIPAL", false, false, ["FAILED", "WEBSITE_MANAGER_MUST_BE_PRINCIPAL"]],
  ["MUST_BE_PRINCIPAL", false, true, ["PASSED"]],
  ["MUST_BE_PRINCIPAL", true, false, ["NOT_APPLICABLE"]],
  ["MUST_DIFFER", false, true, ["FAILED", "WEBSITE_MANAGER_MUST_DIFFER"]],
  ["MUST_DIFFER", false, false, ["PASSED"]],
  ["MUST_DIFFER", true, true, ["NOT_APPLICABLE"]],
  ["MUST_BE_PRINCIPAL", false, undefined, ["UNDECIDED"]],
  ["MAY_BE_EITHER", false, false, ["PASSED"]],
])("%s, principal is the legal representative: %s, one person: %s", (value, isLegalRepresentative, one, expected) => {
  const facts = factsOfExample({
    ...organisationExample,
    principal: { ...organisationExample.principal, isLegalRepresentative },
    website: { domain: "example.cn", managerIsPrincipal: one },
  });
  expect(outcomeOf(websiteManagerAndPrincipal, value, facts)).toEqual(expected);
});
