import fc from "fast-check";
import { shippedCatalogue } from "../catalogue/shipped.ts";
import { addDays } from "../dates.ts";
import { provinceCodes } from "../provinces.ts";
import { arbitraryValue } from "../values/value.arbitrary.ts";
import type { Revision } from "./resolve.ts";
import type { Layer } from "./rule.ts";
import { national, strictnesses } from "./rule.ts";

// Test support.

/** Days of one month and instants of few milliseconds, so that revisions meet on the same ones. */
export const arbitraryDay = fc.nat({ max: 30 }).map((days) => addDays("2026-11-01", days));
export const arbitraryInstant = fc.nat({ max: 20 });

/** A history in the order of its numbers; by default of all layers and requirements. */
export function arbitraryHistory(
  layers: readonly Layer[] = [national, ...provinceCodes],
  keys: readonly string[] = shippedCatalogue.requirements.map(({ key }) => key),
): fc.Arbitrary<readonly Revision[]> {
  const revision = fc
    .constantFrom(...shippedCatalogue.requirements.filter(({ key }) => keys.includes(key)))
    .chain(({ key, value }) =>
      fc.record({
        layer: fc.constantFrom(...layers),
        requirement: fc.constant(key),
        content: fc.option(fc.record({ value: arbitraryValue(value), strictness: fc.constantFrom(...strictnesses) }), {
          freq: 4,
        }),
        effectiveFrom: arbitraryDay,
        recordedAt: arbitraryInstant,
      }),
    );
  return fc
    .array(revision, { maxLength: 150, size: "max" })
    .map((revisions) => revisions.map((one, index) => ({ ...one, id: index + 1 })));
}
