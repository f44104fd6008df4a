import { describe, expect, test } from "vitest";
import { shippedCatalogue } from "../catalogue/shipped.ts";
import { rulebookExample } from "../rulebook/rulebook.example.ts";
import { rulesOf } from "../rulebook/rules-of.ts";
import type { RuleValue, ValueSpec } from "../values/value-spec.ts";
import { arisesIn, tension } from "./tension.ts";
import { tensions } from "./tensions.ts";

/** Enough of the values that a requirement can hold to meet every way in which they can be compared. */
function someValues(spec: ValueSpec): readonly RuleValue[] {
  switch (spec.type) {
    case "BOOLEAN":
      return [true, false];
    case "CHOICE":
      return Object.keys(spec.options);
    case "CHOICES":
      return [[], ...Object.keys(spec.options).map((option) => [option])];
    case "INTEGER":
      return [spec.minimum, spec.minimum + 1, spec.maximum];
  }
}

function combined(lists: readonly (readonly RuleValue[])[]): readonly (readonly RuleValue[])[] {
  return lists.reduce<readonly (readonly RuleValue[])[]>(
    (made, list) => made.flatMap((values) => list.map((value) => [...values, value])),
    [[]],
  );
}

describe.each(tensions)("$requirements: $words.en", (tension) => {
  const cases = combined(tension.requirements.map((key) => someValues(shippedCatalogue.get(key).value)));
  const rulesFor = (values: readonly RuleValue[]) => {
    const national = Object.fromEntries(tension.requirements.map((key, at) => [key, values[at] ?? false]));
    return rulesOf(rulebookExample({ CN: national }), "ZJ", shippedCatalogue.requirements);
  };

  test("arises with some of the values that its requirements can hold, and not with others", () => {
    const found = new Set(cases.map((values) => arisesIn(tension, rulesFor(values))));
    expect(found).toEqual(new Set([true, false]));
  });

  test("doesn't arise where one of them isn't recorded", () => {
    for (const values of cases) {
      for (const key of tension.requirements) {
        const rules = new Map(rulesFor(values));
        rules.delete(key);
        expect(arisesIn(tension, rules)).toBe(false);
      }
    }
  });
});

test("a requirement that there isn't, and an option or a kind of value that it hasn't, don't compile", () => {
  const words = { zh: "矛盾", en: "at odds" };
  const made = [
    // @ts-expect-error no such requirement
    tension("CONTRADICTION", ["website-manager-scop"], () => true, words),
    // @ts-expect-error no such option
    tension("CONTRADICTION", ["website-manager-scope"], (scope) => scope === "ONE_COMPANYS", words),
    // @ts-expect-error a choice is no number
    tension("CONTRADICTION", ["website-manager-scope"], (scope) => scope > 1, words),
    tension("CONTRADICTION", ["website-manager-scope"], (scope) => scope === "ONE_COMPANY", words),
  ];
  expect(made.at(-1)?.arises("ONE_COMPANY")).toBe(true);
});
