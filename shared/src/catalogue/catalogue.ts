import { typeOfValue } from "../definition/environment-of.ts";
import { requirementOf as madeOf } from "../definition/requirement-of.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { definitions } from "./definitions.generated.ts";

const types = new Map(definitions.map(({ key, value }) => [key, typeOfValue(value)]));

/** Every requirement, in the order in which people see them: by topic, and within it by weight. */
export const requirements: readonly Requirement[] = definitions.map((definition) => madeOf(definition, types));

const byKey = new Map(requirements.map((requirement) => [requirement.key, requirement]));

/** Null where the catalogue has none of that key. */
export function findRequirement(key: string): Requirement | null {
  return byKey.get(key) ?? null;
}

/** The requirement that history speaks of. Keys are never taken from the catalogue once published, so there is one. */
export function requirementOf(key: string): Requirement {
  const requirement = findRequirement(key);
  if (!requirement) throw new Error(`history speaks of ${key}, which the catalogue doesn't know`);
  return requirement;
}
