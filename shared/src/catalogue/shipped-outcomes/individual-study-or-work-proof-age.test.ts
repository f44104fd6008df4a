import { expect, test } from "vitest";
import { factsOfExample, individualExample } from "../../filing/filing.example.ts";
import { shippedCatalogue } from "../shipped.ts";
import { outcomeOf } from "./outcome.example.ts";

const individualStudyOrWorkProofAge = shippedCatalogue.get("individual-study-or-work-proof-age");

test.each([
  ["a day before 22, no proof", "2004-11-25", false, ["FAILED", "STUDY_OR_WORK_PROOF_MISSING"]],
  ["a day before 22, proof", "2004-11-25", true, ["PASSED"]],
  ["a day before 22, not said", "2004-11-25", undefined, ["UNDECIDED"]],
  ["22 today", "2004-11-24", false, ["NOT_APPLICABLE"]],
  ["age unknown", undefined, false, ["UNDECIDED"]],
])("%s", (_, birthDate, hasStudyOrWorkProof, expected) => {
  const principal = { ...individualExample.principal, birthDate, hasStudyOrWorkProof };
  const facts = factsOfExample({ ...individualExample, principal });
  expect(outcomeOf(individualStudyOrWorkProofAge, 22, facts)).toEqual(expected);
});
