import { expect, test } from "vitest";
import { factsOfExample, individualExample, organisationExample } from "../../filing/filing.example.ts";
import type { FilingInput } from "../../filing/schema.ts";
import { shippedCatalogue } from "../shipped.ts";
import { outcomeOf } from "./outcome.example.ts";

const individualUnder18Papers = shippedCatalogue.get("individual-under-18-papers");
const organisationUnder18Papers = shippedCatalogue.get("organisation-under-18-papers");

const aged = (base: FilingInput, birthDate: string | undefined, hasMinorPapers?: boolean) =>
  factsOfExample({ ...base, principal: { ...base.principal, birthDate, hasMinorPapers } });

test.each([
  ["a day before 18, no papers", "2008-11-25", false, ["FAILED", "MINOR_PAPERS_MISSING"]],
  ["a day before 18, papers", "2008-11-25", true, ["PASSED"]],
  ["a day before 18, not said", "2008-11-25", undefined, ["UNDECIDED"]],
  ["18 today, no papers", "2008-11-24", false, ["NOT_APPLICABLE"]],
  ["age unknown", undefined, false, ["UNDECIDED"]],
])("%s", (_, birthDate, papers, expected) => {
  expect(
    outcomeOf(organisationUnder18Papers, "WORK_OR_INCOME_PROOF", aged(organisationExample, birthDate, papers)),
  ).toEqual(expected);
  expect(outcomeOf(individualUnder18Papers, "GUARDIAN_PAPERS", aged(individualExample, birthDate, papers))).toEqual(
    expected,
  );
});
