import type { ShippedKey, ShippedValues } from "../catalogue/shipped-values.generated.ts";
import type { Text } from "../locale.ts";
import type { Rule } from "../rulebook/rule.ts";
import type { RuleValue } from "../values/value-spec.ts";

/** What two rules of one province, or one rule by itself, have against each other. */
export interface Tension {
  /** CONTRADICTION: nobody can satisfy both, or they say opposite things. UNREACHABLE: one can never be broken. */
  readonly kind: "CONTRADICTION" | "UNREACHABLE";
  /** The requirements concerned; a tension needs a value of each. */
  readonly requirements: readonly ShippedKey[];
  /** Asked of their values, in that order. */
  readonly arises: (...values: readonly RuleValue[]) => boolean;
  readonly words: Text;
}

type ValuesOf<Keys extends readonly ShippedKey[]> = { readonly [At in keyof Keys]: ShippedValues[Keys[At]] };

/** By the meaning of the requirements named: a key that there isn't, or an option that one can't hold, doesn't compile. */
export function tension<const Keys extends readonly ShippedKey[]>(
  kind: Tension["kind"],
  requirements: Keys,
  arises: (...values: ValuesOf<Keys>) => boolean,
  words: Text,
): Tension {
  // What a cell holds was taken by its requirement's own type.
  return { kind, requirements, arises: (...values) => arises(...(values as ValuesOf<Keys>)), words };
}

/** Whether a province's rules are at odds so. */
export function arisesIn({ requirements, arises }: Tension, rules: ReadonlyMap<string, Rule>): boolean {
  const values: RuleValue[] = [];
  for (const key of requirements) {
    const rule = rules.get(key);
    if (!rule) return false;
    values.push(rule.value);
  }
  return arises(...values);
}
