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

/** The places whose name begins with the two characters that a text has at a position, the longest first. */
export function placesBeginningAt(text: string, at: number): readonly PlaceName[] {
  index ??= buildIndex();
  return index.get(keyAt(text, at)) ?? [];
}

/** The only province of a set; null if there are several or none. */
export function onlyProvince(set: number): ProvinceCode | null {
  if (set === 0 || (set & (set - 1)) !== 0) return null;
  return provinces[31 - Math.clz32(set)]?.code ?? null;
}

type Index = Map<number, PlaceName[]>;

/** Made on first use: whoever imports the package without reading addresses doesn't pay for it. */
let index: Index | undefined;

/** Forms in which the autonomous regions are written beside their own. */
const otherNames: readonly (readonly [ProvinceCode, string, "FULL" | "SHORT"])[] = [
  ["NM", "内蒙", "SHORT"],
  ["GX", "广西自治区", "FULL"],
  ["NX", "宁夏自治区", "FULL"],
  ["XJ", "新疆自治区", "FULL"],
];

function buildIndex(): Index {
  const made: Index = new Map();
  for (const [at, { code, name, fullName }] of provinces.entries()) {
    const bit = 1 << at;
    add(made, { name: fullName.zh, provinces: bit, isShort: false, province: bit });
    add(made, { name: name.zh, provinces: bit, isShort: true, province: bit });
    for (const [other, text, kind] of otherNames)
      if (other === code) add(made, { name: text, provinces: bit, isShort: kind === "SHORT", province: bit });
    for (const text of divisionNames[code].split(" "))
      add(made, { name: text, provinces: bit, isShort: false, province: 0 });
    for (const text of shortDivisionNames[code].split(" "))
      add(made, { name: text, provinces: bit, isShort: true, province: 0 });
  }
  for (const group of made.values())
    if (group.length > 1) group.sort((one, other) => other.name.length - one.name.length);
  return made;
}

function add(made: Index, place: PlaceName): void {
  const beginning = keyAt(place.name, 0);
  const group = made.get(beginning);
  const at = group?.findIndex(({ name }) => name === place.name) ?? -1;
  const known = group?.[at];
  if (!group) made.set(beginning, [place]);
  else if (!known) group.push(place);
  else group[at] = merged(known, place);
}

/** Two characters as a number: V8 takes twenty times as long to make a map of thousands of strings of two. */
function keyAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

function merged(one: PlaceName, other: PlaceName): PlaceName {
  return {
    name: one.name,
    provinces: one.provinces | other.provinces,
    isShort: one.isShort && other.isShort,
    province: one.province | other.province,
  };
}
