import type { Catalogue, ProvinceCode, Requirement } from "@beian/shared";
import { national, provinceCodes } from "@beian/shared";
import type { ChangeEdits } from "../publishing.ts";

/** Which cells a change edits, in short. */
export interface ChangeScope {
  readonly edits: number;
  /** How many requirements it defines, or takes away. */
  readonly definitions: number;
  /** Whether it edits a national default. */
  readonly national: boolean;
  /** Whose own rules it edits, in GB/T 2260 order. */
  readonly provinces: readonly ProvinceCode[];
  /** Those that it rules on or defines, in the order of the catalogue. */
  readonly requirements: readonly Requirement[];
}

export function scopeOf({ rules: edits, definitions }: ChangeEdits, catalogue: Catalogue): ChangeScope {
  const layers = new Set<string>(edits.map(({ layer }) => layer));
  const keys = new Set([...edits, ...definitions].map(({ requirement }) => requirement));
  return {
    edits: edits.length,
    definitions: definitions.length,
    national: layers.has(national),
    provinces: provinceCodes.filter((code) => layers.has(code)),
    requirements: catalogue.requirements.filter(({ key }) => keys.has(key)),
  };
}
