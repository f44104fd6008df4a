import type { DefinitionInput } from "../domain/definitions/typed-definitions.ts";
import type { definitionInput } from "./definition-input.ts";
import { idWithin, isNumber } from "./node.ts";

/** The number that no definition has: what follows it follows something else. */
const nothing = 0;

/** A definition as the domain takes it, with the number of the one that it follows. */
export function definitionAsTyped({ follows, ...rest }: typeof definitionInput.$inferInput): DefinitionInput {
  if (follows == null) return rest;
  const id = idWithin(follows, "RequirementDefinition");
  return { ...rest, follows: isNumber(id) ? Number(id) : nothing };
}
