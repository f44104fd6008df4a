import { expect, test } from "vitest";
import { factsOfExample, individualExample, organisationExample } from "../../filing/filing.example.ts";
import { shippedCatalogue } from "../shipped.ts";
import { outcomeOf } from "./outcome.example.ts";

const individualEmergencyPhoneDiffers = shippedCatalogue.get("individual-emergency-phone-differs");
const organisationEmergencyPhoneDiffers = shippedCatalogue.get("organisation-emergency-phone-differs");

const same = "EMERGENCY_PHONE_SAME";
const both = ["PRINCIPAL", "WEBSITE_MANAGER"];

test.each([
  ["differs from both", both, "13800000009", "13800000008", ["PASSED"]],
  ["the principal's, written otherwise", both, "+86 138-0000-0001", "13800000008", ["FAILED", same]],
  ["the manager's", both, "13800000008", "13800000008", ["FAILED", same]],
  ["the manager's, who may share it", ["PRINCIPAL"], "13800000008", "13800000008", ["PASSED"]],
  ["both are the same", both, "13800000001", "13800000001", ["FAILED", same, same]],
  ["the manager's unknown", both, "13800000009", undefined, ["UNDECIDED"]],
  ["the manager's unknown, the principal's the same", both, "13800000001", undefined, ["FAILED", same]],
  ["none given", both, undefined, "13800000008", ["UNDECIDED"]],
  ["any may be used", [], "13800000001", undefined, ["PASSED"]],
])("%s", (_, value, emergencyPhone, managerMobile, expected) => {
  for (const [requirement, base] of [
    [organisationEmergencyPhoneDiffers, organisationExample],
    [individualEmergencyPhoneDiffers, individualExample],
  ] as const) {
    const principal = { ...base.principal, mobile: "13800000001", emergencyPhone };
    const facts = factsOfExample({ ...base, principal, website: { domain: "example.cn", managerMobile } });
    expect(outcomeOf(requirement, value, facts)).toEqual(expected);
  }
});
