import { expect, test } from "vitest";
import { shippedDefinitions } from "../catalogue/shipped.ts";
import { digestOf } from "./digest.ts";
import { digestOfRulebook, withDefinitions } from "./document.ts";
import type { RulebookDocument } from "./resolve.ts";

const rules: RulebookDocument = {
  format: 1,
  knownAt: "2026-11-01T00:00:00.000Z",
  national: {
    "house-number": { value: "REQUIRED", strictness: "ENFORCED", effectiveFrom: "2020-01-01", revision: 3 },
  },
  provinces: {},
  takeovers: {},
};

test("a book's digest is that of its canonical form, however it's put together", () => {
  const records = shippedDefinitions.map(({ cases, ...said }, index) => ({
    ...said,
    effectiveFrom: "2000-09-25",
    revision: index + 1,
  }));
  const later = { ...records[0], effectiveUntil: "2027-01-01" } as (typeof records)[number];
  for (const book of [
    rules,
    withDefinitions(rules, records),
    withDefinitions({ ...rules, knownAt: null }, [later, ...records.slice(1)]),
    withDefinitions(rules, []),
  ]) {
    expect(digestOfRulebook(book)).toBe(digestOf(book));
    expect(digestOfRulebook(JSON.parse(JSON.stringify(book)))).toBe(digestOf(book));
  }
});
