import { expect, test } from "vitest";
import { factsOfExample, individualExample, organisationExample } from "../../filing/filing.example.ts";
import { shippedCatalogue } from "../shipped.ts";
import { outcomeOf } from "./outcome.example.ts";

const individualAddressForbiddenWords = shippedCatalogue.get("individual-address-forbidden-words");
const organisationAddressForbiddenWords = shippedCatalogue.get("organisation-address-forbidden-words");

const found = "ADDRESS_FORBIDDEN_WORD";
const both = ["MUNICIPAL_DISTRICTS", "FORMER_DISTRICTS"];

test.each([
  [both, "北京市市辖区西城区广安门内大街 1 号", ["FAILED", found]],
  [both, "北京市宣武区广安门内大街 1 号", ["FAILED", found]],
  [both, "北京市市辖区宣武区广安门内大街 1 号", ["FAILED", found, found]],
  [["MUNICIPAL_DISTRICTS"], "北京市宣武区广安门内大街 1 号", ["PASSED"]],
  [both, "北京市西城区广安门内大街 1 号", ["PASSED"]],
  [[], "北京市市辖区西城区广安门内大街 1 号", ["PASSED"]],
  [both, undefined, ["UNDECIDED"]],
])("%j, %s", (value, communicationAddress, expected) => {
  for (const [requirement, base] of [
    [organisationAddressForbiddenWords, organisationExample],
    [individualAddressForbiddenWords, individualExample],
  ] as const) {
    const facts = factsOfExample({ ...base, subject: { ...base.subject, communicationAddress } });
    expect(outcomeOf(requirement, value, facts)).toEqual(expected);
  }
});
