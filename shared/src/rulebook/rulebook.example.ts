import { shippedCatalogue } from "../catalogue/shipped.ts";
import { parseValue } from "../values/parse-value.ts";
import type { RuleValue } from "../values/value-spec.ts";
import type { RulebookDocument } from "./resolve.ts";
import { rulebookOf } from "./resolve.ts";
import type { Layer, Strictness } from "./rule.ts";

/** Values by requirement. */
export type RulesExample = Readonly<Record<string, RuleValue>>;

/** A rule book that holds these values and nothing else; for tests. Throws on a value that its requirement can't hold. */
export function rulebookExample(
  layers: Readonly<Partial<Record<Layer, RulesExample>>>,
  strictness: Strictness = "ENFORCED",
): RulebookDocument {
  let id = 0;
  const cells = Object.entries(layers).flatMap(([layer, rules]) =>
    Object.entries(rules).map(([key, value]) => {
      const spec = shippedCatalogue.find(key)?.value;
      if (!spec) throw new Error(`no requirement ${key}`);
      const parsed = parseValue(spec, value);
      if (!parsed.ok) throw new Error(`${key} can't hold ${JSON.stringify(value)}: ${parsed.message.en}`);
      id += 1;
      const content = { value: parsed.value, strictness };
      const cell = { layer: layer as Layer, requirement: key };
      return { ...cell, revision: { ...cell, id, content, effectiveFrom: "2020-01-01", recordedAt: 0 } };
    }),
  );
  return rulebookOf(cells, 0);
}
