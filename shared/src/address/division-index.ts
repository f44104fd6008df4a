import type { ProvinceCode } from "../provinces.ts";
import { provinces } from "../provinces.ts";
import { divisionNames, shortDivisionNames } from "./divisions.generated.ts";

/** A name that an address may begin with. */
export interface PlaceName {
  readonly name: string;
  /** The provinces that it may mean, as a set of bits in the order of `provinces`. */
  readonly provinces: number;
  /** Without 省, 市, 区, 县 and the like: it may be the beginning of another word. */
  readonly isShort: boolean;
  /** The province that it is the name of, whatever else it may mean; 0 for a division's name. */
  readonly province: number;
}

/** The places whose name begins with two given characters, the longest first. */
export function placesBeginning(twoCharacters: string): readonly PlaceName[] {
  index ??= indexOf([...provinceNames(), ...divisionPlaces()]);
  return index.get(twoCharacters) ?? [];
}

/** The only province of a set; null if there are several or none. */
export function onlyProvince(set: number): ProvinceCode | null {
  if (set === 0 || (set & (set - 1)) !== 0) return null;
  return provinces[31 - Math.clz32(set)]?.code ?? null;
}

/** Made on first use: whoever imports the package without reading addresses doesn't pay for it. */
let index: ReadonlyMap<string, readonly PlaceName[]> | undefined;

/** Forms in which the autonomous regions are written beside their own. */
const otherProvinceNames: Readonly<Partial<Record<ProvinceCode, { full?: string; short?: string }>>> = {
  NM: { short: "内蒙" },
  GX: { full: "广西自治区" },
  NX: { full: "宁夏自治区" },
  XJ: { full: "新疆自治区" },
};

function provinceNames(): PlaceName[] {
  return provinces.flatMap(({ code, name, fullName }, at) => {
    const bit = 1 << at;
    const other = otherProvinceNames[code];
    const full = [fullName.zh, other?.full ?? ""].map((text) => ({ name: text, isShort: false }));
    const short = [name.zh, other?.short ?? ""].map((text) => ({ name: text, isShort: true }));
    return [...full, ...short]
      .filter((one) => one.name !== "")
      .map((one) => ({ ...one, provinces: bit, province: bit }));
  });
}

function divisionPlaces(): PlaceName[] {
  return provinces.flatMap(({ code }, at) => {
    const place = { provinces: 1 << at, province: 0 };
    const full = divisionNames[code].split(" ").map((name) => ({ ...place, name, isShort: false }));
    const short = shortDivisionNames[code].split(" ").map((name) => ({ ...place, name, isShort: true }));
    return [...full, ...short];
  });
}

function indexOf(places: readonly PlaceName[]): Map<string, PlaceName[]> {
  const merged = new Map<string, PlaceName>();
  for (const place of places) {
    const known = merged.get(place.name);
    merged.set(place.name, known ? mergeOf(known, place) : place);
  }
  const byBeginning = Map.groupBy(merged.values(), ({ name }) => name.slice(0, 2));
  for (const group of byBeginning.values()) group.sort((one, other) => other.name.length - one.name.length);
  return byBeginning;
}

function mergeOf(one: PlaceName, other: PlaceName): PlaceName {
  return {
    name: one.name,
    provinces: one.provinces | other.provinces,
    isShort: one.isShort && other.isShort,
    province: one.province | other.province,
  };
}
