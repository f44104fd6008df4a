import { expect, test } from "vitest";
import { factsOfExample, organisationExample } from "../../filing/filing.example.ts";
import { shippedCatalogue } from "../shipped.ts";
import { outcomeOf } from "./outcome.example.ts";

const soleTraderSeal = shippedCatalogue.get("sole-trader-seal");
const soleTraderWithoutTradeName = shippedCatalogue.get("sole-trader-without-trade-name");

const trader = (said: { hasTradeName?: boolean; hasSeal?: boolean }) =>
  factsOfExample({
    ...organisationExample,
    subject: { ...organisationExample.subject, nature: "SOLE_TRADER", ...said },
  });

test.each([
  ["RENEW_LICENCE", false, ["FAILED", "SOLE_TRADER_TRADE_NAME_MISSING"]],
  ["AS_INDIVIDUAL", false, ["FAILED", "SOLE_TRADER_FILES_AS_INDIVIDUAL"]],
  ["AS_ENTERPRISE_BY_NAME", false, ["PASSED"]],
  ["RENEW_LICENCE", true, ["NOT_APPLICABLE"]],
  ["AS_INDIVIDUAL", true, ["NOT_APPLICABLE"]],
  ["RENEW_LICENCE", undefined, ["UNDECIDED"]],
  ["AS_INDIVIDUAL", undefined, ["UNDECIDED"]],
])("%s, trade name: %s", (value, hasTradeName, expected) => {
  expect(outcomeOf(soleTraderWithoutTradeName, value, trader({ hasTradeName }))).toEqual(expected);
});

test.each([
  [true, false, ["FAILED", "SOLE_TRADER_SEAL_MISSING"]],
  [true, true, ["PASSED"]],
  [true, undefined, ["UNDECIDED"]],
  [false, false, ["PASSED"]],
])("seal needed: %s, has one: %s", (value, hasSeal, expected) => {
  expect(outcomeOf(soleTraderSeal, value, trader({ hasSeal }))).toEqual(expected);
});
