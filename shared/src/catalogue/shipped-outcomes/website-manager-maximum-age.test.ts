import { expect, test } from "vitest";
import { factsOfExample, organisationExample } from "../../filing/filing.example.ts";
import { idCardCheckCharacter } from "../../identifiers/id-card.ts";
import { shippedCatalogue } from "../shipped.ts";
import { outcomeOf } from "./outcome.example.ts";

const websiteManagerMaximumAgeMen = shippedCatalogue.get("website-manager-maximum-age-men");
const websiteManagerMaximumAgeWomen = shippedCatalogue.get("website-manager-maximum-age-women");

const managed = (managerIdNumber: string | undefined) =>
  factsOfExample({ ...organisationExample, website: { domain: "example.cn", managerIdNumber } });

/** An ID card number with its check character. */
const card = (seventeen: string) => seventeen + idCardCheckCharacter(seventeen);

test.each([
  ["a man who turns 61 today", card("33010619651124101"), ["FAILED", "WEBSITE_MANAGER_TOO_OLD"], ["NOT_APPLICABLE"]],
  ["a man who turns 61 tomorrow", card("33010619651125101"), ["PASSED"], ["NOT_APPLICABLE"]],
  ["a woman who turns 61 today", card("33010619651124102"), ["NOT_APPLICABLE"], ["FAILED", "WEBSITE_MANAGER_TOO_OLD"]],
  ["a woman of 40", card("33010619860101102"), ["NOT_APPLICABLE"], ["PASSED"]],
  ["no number", undefined, ["UNDECIDED"], ["UNDECIDED"]],
  ["a number that is none", "12345", ["UNDECIDED"], ["UNDECIDED"]],
])("limit of 60, %s", (_, idNumber, men, women) => {
  expect(outcomeOf(websiteManagerMaximumAgeMen, 60, managed(idNumber))).toEqual(men);
  expect(outcomeOf(websiteManagerMaximumAgeWomen, 60, managed(idNumber))).toEqual(women);
});
