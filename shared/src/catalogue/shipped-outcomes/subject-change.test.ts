import { expect, test } from "vitest";
import { factsOfExample, individualExample, organisationExample } from "../../filing/filing.example.ts";
import type { FilingInput } from "../../filing/schema.ts";
import type { SubjectNature } from "../../filing/vocabulary.ts";
import { shippedCatalogue } from "../shipped.ts";
import { outcomeOf } from "./outcome.example.ts";

const individualToOrganisationChange = shippedCatalogue.get("individual-to-organisation-change");
const organisationToIndividualChange = shippedCatalogue.get("organisation-to-individual-change");

const change = (to: FilingInput, subjectNature: SubjectNature | undefined, subjectName?: string) =>
  factsOfExample({ ...to, type: "CHANGE", existing: { subjectNature, subjectName } });

const staff: FilingInput = {
  ...organisationExample,
  principal: { ...organisationExample.principal, isLegalRepresentative: false },
};

test.each<[string, FilingInput, SubjectNature | undefined, string | undefined, string[]]>([
  ["FORBIDDEN", organisationExample, "INDIVIDUAL", "张三", ["FAILED", "SUBJECT_CHANGE_FORBIDDEN"]],
  ["FORBIDDEN", organisationExample, "ENTERPRISE", "张三", ["NOT_APPLICABLE"]],
  ["FORBIDDEN", individualExample, "INDIVIDUAL", "张三", ["NOT_APPLICABLE"]],
  ["FORBIDDEN", organisationExample, undefined, undefined, ["UNDECIDED"]],
  ["ONLY_IF_LEGAL_REP", organisationExample, "INDIVIDUAL", " 张三", ["PASSED"]],
  ["ONLY_IF_LEGAL_REP", organisationExample, "INDIVIDUAL", "王五", ["FAILED", "SUBJECT_CHANGE_NEEDS_LEGAL_REP"]],
  ["ONLY_IF_LEGAL_REP", organisationExample, "INDIVIDUAL", undefined, ["UNDECIDED"]],
  ["ONLY_IF_LEGAL_REP", staff, "INDIVIDUAL", "王五", ["UNDECIDED"]],
  ["ONLY_IF_LEGAL_REP_OR_REMARK", organisationExample, "INDIVIDUAL", "张三", ["PASSED"]],
  ["ONLY_IF_LEGAL_REP_OR_REMARK", organisationExample, "INDIVIDUAL", "王五", ["UNDECIDED"]],
  ["WITH_DOMAIN_CERTIFICATE", organisationExample, "INDIVIDUAL", "张三", ["UNDECIDED"]],
  ["ALLOWED", organisationExample, "INDIVIDUAL", "王五", ["PASSED"]],
])("to an organisation: %s %#", (value, to, nature, name, expected) => {
  expect(outcomeOf(individualToOrganisationChange, value, change(to, nature, name))).toEqual(expected);
});

test.each<[string, FilingInput, SubjectNature | undefined, string[]]>([
  ["FORBIDDEN", individualExample, "ENTERPRISE", ["FAILED", "SUBJECT_CHANGE_FORBIDDEN"]],
  ["FORBIDDEN", individualExample, "INDIVIDUAL", ["NOT_APPLICABLE"]],
  ["FORBIDDEN", organisationExample, "ENTERPRISE", ["NOT_APPLICABLE"]],
  ["FORBIDDEN", individualExample, undefined, ["UNDECIDED"]],
  ["SOLE_TRADER_TO_LEGAL_REP", individualExample, "SOLE_TRADER", ["PASSED"]],
  ["SOLE_TRADER_TO_LEGAL_REP", individualExample, "ENTERPRISE", ["UNDECIDED"]],
  ["ALLOWED", individualExample, "ENTERPRISE", ["PASSED"]],
])("to an individual: %s %#", (value, to, nature, expected) => {
  expect(outcomeOf(organisationToIndividualChange, value, change(to, nature))).toEqual(expected);
});
