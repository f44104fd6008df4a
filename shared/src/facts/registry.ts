import { derivedFacts } from "./derived.ts";
import type { Fact } from "./fact.ts";
import { plainFacts } from "./plain.ts";

/** Everything that a row can name of a filing, the form's own fields first, by name. */
export const filingFacts: ReadonlyMap<string, Fact> = new Map(
  [...plainFacts, ...derivedFacts].map((fact) => [fact.name, fact]),
);
