import { expect, test } from "vitest";
import { factsOfExample, organisationExample } from "../../filing/filing.example.ts";
import { shippedCatalogue } from "../shipped.ts";
import { outcomeOf } from "./outcome.example.ts";

const websiteManagerMobileDiffers = shippedCatalogue.get("website-manager-mobile-differs");

test.each([
  [true, false, "138 0000 0001", ["FAILED", "WEBSITE_MANAGER_MOBILE_SAME"]],
  [true, false, "13800000008", ["PASSED"]],
  [true, true, "13800000001", ["NOT_APPLICABLE"]],
  [true, false, undefined, ["UNDECIDED"]],
  [true, undefined, "13800000001", ["UNDECIDED"]],
  [false, false, "13800000001", ["PASSED"]],
])("must differ: %s, one person: %s, mobile %s", (value, managerIsPrincipal, managerMobile, expected) => {
  const website = { domain: "example.cn", managerIsPrincipal, managerMobile };
  expect(outcomeOf(websiteManagerMobileDiffers, value, factsOfExample({ ...organisationExample, website }))).toEqual(
    expected,
  );
});
