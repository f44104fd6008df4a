import type { Catalogue, ProvinceCode } from "@beian/shared";
import { national, provinceCodes } from "@beian/shared";
import type { EditRecord } from "../../store/ports/changes.ts";

/** Which cells a change edits, in short. */
export interface ChangeScope {
  readonly edits: number;
  /** Whether it edits a national default. */
  readonly national: boolean;
  /** Whose own rules it edits, in GB/T 2260 order. */
  readonly provinces: readonly ProvinceCode[];
  /** By key, in the order of the catalogue. */
  readonly requirements: readonly string[];
}

export function scopeOf(edits: readonly EditRecord[], catalogue: Catalogue): ChangeScope {
  const layers = new Set<string>(edits.map(({ layer }) => layer));
  const keys = new Set(edits.map(({ requirement }) => requirement));
  return {
    edits: edits.length,
    national: layers.has(national),
    provinces: provinceCodes.filter((code) => layers.has(code)),
    requirements: catalogue.requirements.flatMap(({ key }) => (keys.has(key) ? [key] : [])),
  };
}
