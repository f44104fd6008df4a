import { compile, outcomes, parseFiling, provinceCodes, startingPoints } from "@beian/shared";
import { expect, test } from "vitest";
import { openCount, upshotIn, upshotOf } from "./upshot.ts";

test("only what nothing is found in and nothing is left open of passes", () => {
  const all = outcomes.flatMap((outcome) => [true, false].map((complete) => upshotIn(outcome, complete)));
  expect(all).toEqual(["PASSES", "OPEN", "NEEDS_ATTENTION", "NEEDS_ATTENTION", "FAILS", "FAILS"]);
});

test("an enforced rule that nobody can decide is open, an advised one isn't", () => {
  const upshotUnder = (strictness: "ENFORCED" | "ADVISED") => {
    const rule = { value: true, strictness, effectiveFrom: "2020-01-01", revision: 1 } as const;
    const book = compile(
      { format: 1, knownAt: null, national: { "custom-unheard-of": rule }, provinces: {}, takeovers: {} },
      [],
    );
    return startingPoints.flatMap(({ filing }) =>
      provinceCodes.slice(0, 2).map((province) => {
        const parsed = parseFiling(filing(province));
        if (!parsed.ok) throw new Error("a starting point is no filing");
        const verdict = book.validate(parsed.filing, { today: "2026-11-24", province });
        return `${upshotOf(verdict)} ${openCount(verdict)}`;
      }),
    );
  };
  expect(new Set(upshotUnder("ENFORCED"))).toEqual(new Set(["OPEN 1"]));
  expect(new Set(upshotUnder("ADVISED"))).toEqual(new Set(["PASSES 0"]));
});
