import type { Definition } from "../definition/definition.ts";
import { typeOfValue } from "../definition/environment-of.ts";
import { requirementOf } from "../definition/requirement-of.ts";
import type { FindingKind } from "../findings/finding.ts";
import { findingKeysOf, findingKindsOf } from "../findings/finding-kinds.ts";
import type { Requirement } from "../requirement/requirement.ts";

/** What provinces can rule on, ready to judge by and to look up: what a rule book or a history speaks of. */
export interface Catalogue {
  /** In the order in which people see them: by topic, and within it by weight. */
  readonly requirements: readonly Requirement[];
  /** Null where it has none of that key. */
  find(key: string): Requirement | null;
  /** The requirement that history speaks of. Keys are never taken away once published, so there is one. */
  get(key: string): Requirement;
  /** Every kind of finding that a check can report, by code; of several ways to tell one, the usual one comes first. */
  readonly findingKinds: ReadonlyMap<string, FindingKind>;
  /** The keys of all findings that can be reported, each once: `<requirement>/<finding>`. */
  readonly findingKeys: readonly string[];
}

/** Throws where a definition has problems, which `checkDefinition` tells one by one. */
export function catalogueOf(definitions: readonly Definition[]): Catalogue {
  const types = new Map(definitions.map(({ key, value }) => [key, typeOfValue(value)]));
  return catalogueFrom(definitions.map((definition) => requirementOf(definition, types)));
}

/** Of requirements that were made already, in their order. */
export function catalogueFrom(requirements: readonly Requirement[]): Catalogue {
  const byKey = new Map(requirements.map((requirement) => [requirement.key, requirement]));
  const find = (key: string) => byKey.get(key) ?? null;
  return {
    requirements,
    find,
    get(key) {
      const requirement = find(key);
      if (!requirement) throw new Error(`history speaks of ${key}, which the catalogue doesn't know`);
      return requirement;
    },
    findingKinds: findingKindsOf(requirements),
    findingKeys: findingKeysOf(requirements),
  };
}
