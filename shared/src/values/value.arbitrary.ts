import fc from "fast-check";
import type { RuleValue, ValueSpec } from "./value-spec.ts";
import { optionsOf } from "./value-spec.ts";

// Test support.

/** Any value that a spec admits, in canonical form. */
export function arbitraryValue(spec: ValueSpec): fc.Arbitrary<RuleValue> {
  const keys = optionsOf(spec).map(({ key }) => key);
  switch (spec.type) {
    case "BOOLEAN":
      return fc.boolean();
    case "CHOICE":
      return fc.constantFrom(...keys);
    case "CHOICES":
      return fc.subarray(keys);
    case "INTEGER":
      return fc.integer({ min: spec.minimum, max: spec.maximum });
  }
}
