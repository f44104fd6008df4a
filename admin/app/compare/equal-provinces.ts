import type { ProvinceCode } from "@beian/shared";
import { letterOf } from "../../components/tile-map/tile-category.ts";
import { type Arranged, equalSets } from "./arrange.ts";

/** Provinces that ask the same in every requirement shown, by the letter of their set. */
export interface EqualProvinces {
  readonly sets: readonly { readonly letter: string; readonly codes: readonly ProvinceCode[] }[];
  /** Those that are like no other. */
  readonly alone: readonly ProvinceCode[];
}

export function equalProvinces(arranged: Arranged): EqualProvinces {
  const all = equalSets(arranged);
  return {
    sets: all.filter((codes) => codes.length > 1).map((codes, index) => ({ letter: letterOf(index), codes })),
    alone: all.filter((codes) => codes.length === 1).flat(),
  };
}
