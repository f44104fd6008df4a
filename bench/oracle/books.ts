import type { Requirement, RulebookDocument, RuleValue, ValueSpec } from "../../shared/src/index.ts";
import { optionsOf, provinceCodes, rulebookOf, strictnesses } from "../../shared/src/index.ts";
import type { Random } from "./random.ts";
import { oneOf } from "./random.ts";

/** Whole numbers at which filings of filings.ts come out one way or the other. */
const edges = [0, 1, 2, 3, 5, 7, 10, 12, 16, 18, 20, 22, 30, 60, 64];

/** A book in which every province has a rule of its own on most requirements, whatever rules say in truth. */
export function randomBook(random: Random, requirements: readonly Requirement[]): RulebookDocument {
  let id = 0;
  const cells = provinceCodes.flatMap((layer) =>
    requirements.flatMap(({ key: requirement, value: spec }) => {
      if (random() < 0.15) return [];
      id += 1;
      const content = { value: randomValue(random, spec), strictness: oneOf(random, strictnesses) };
      const cell = { layer, requirement };
      return [{ ...cell, revision: { ...cell, id, content, effectiveFrom: "2020-01-01", recordedAt: 0 } }];
    }),
  );
  return rulebookOf(cells, 0);
}

export function randomValue(random: Random, spec: ValueSpec): RuleValue {
  const keys = optionsOf(spec).map(({ key }) => key);
  switch (spec.type) {
    case "BOOLEAN":
      return random() < 0.7;
    case "CHOICE":
      return oneOf(random, keys);
    case "CHOICES": {
      if (random() < 0.1) return [];
      const share = oneOf(random, [0.2, 0.5, 1]);
      return keys.filter(() => random() < share);
    }
    case "INTEGER":
      return oneOf(random, [spec.minimum, ...edges.filter((edge) => edge > spec.minimum && edge <= spec.maximum)]);
  }
}
