import { expect, test } from "vitest";
import { factsOfExample, individualExample, organisationExample } from "../../filing/filing.example.ts";
import { shippedCatalogue } from "../shipped.ts";
import { outcomeOf } from "./outcome.example.ts";

const individualPersonSharedBetweenSubjects = shippedCatalogue.get("individual-person-shared-between-subjects");
const organisationPersonSharedBetweenSubjects = shippedCatalogue.get("organisation-person-shared-between-subjects");

test.each([
  ["FORBIDDEN", true, ["FAILED", "ID_NUMBER_REUSED"]],
  ["FORBIDDEN", false, ["PASSED"]],
  ["FORBIDDEN", undefined, ["UNDECIDED"]],
  ["ALLOWED", true, ["PASSED"]],
])("%s, used elsewhere: %s", (value, idNumberUsedByOtherSubjects, expected) => {
  for (const [requirement, base] of [
    [organisationPersonSharedBetweenSubjects, organisationExample],
    [individualPersonSharedBetweenSubjects, individualExample],
  ] as const) {
    const facts = factsOfExample({ ...base, principal: { ...base.principal, idNumberUsedByOtherSubjects } });
    expect(outcomeOf(requirement, value, facts)).toEqual(expected);
  }
});
