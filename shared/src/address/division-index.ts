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
  /** Of a county or a city below a prefecture, and short: a word that begins many another name as well. */
  readonly isCounty: boolean;
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

/** Short names of counties that are met at the start of an address as something else. */
const misleading = new Set(
  (
    "友谊 平安 同心 民乐 长寿 富裕 方正 大方 合作 互助 资源 温泉 博爱 修文 中方 民权 裕民 同德 兴业 乐业 凤凰 黄龙 龙门 " +
    "石门 江口 洞口 通道 会同 桃源 三江 大新 新和 新星 新源 双河 白水 清水 甘泉 沙河 灯塔 公安 兴国 永和 永兴 永安 长安 " +
    "东方 九龙 金门 南部 商城 新城 太湖 庐山 太白 高台 紫金 南城 渡口 平原 大城 金沙 小金 黑水 红原 万年 兴隆 太平 新民 " +
    "苍山 台前 明光 天台 三门 新华 新兴 新丰 新建 新河 安定 东明 建设 海北 大石桥 瓦房店 铁门关"
  ).split(" "),
);

function buildIndex(): Index {
  const made: Index = new Map();
  for (const [at, { code, name, fullName }] of provinces.entries()) {
    const bit = 1 << at;
    add(made, { name: fullName.zh, provinces: bit, isShort: false, isCounty: false, province: bit });
    add(made, { name: name.zh, provinces: bit, isShort: true, isCounty: false, province: bit });
    for (const [other, text, kind] of otherNames)
      if (other === code)
        add(made, { name: text, provinces: bit, isShort: kind === "SHORT", isCounty: false, province: bit });
    for (const text of divisionNames[code].split(" "))
      add(made, { name: text, provinces: bit, isShort: false, isCounty: false, province: 0 });
    for (const text of shortDivisionNames[code].split(" ")) add(made, shortName(text, bit, false));
  }
  // A name that several provinces have tells nothing without its kind of division.
  for (const [core, set] of countyCores())
    if (onlyProvince(set) !== null && !misleading.has(core)) add(made, shortName(core, set, true));
  for (const group of made.values())
    if (group.length > 1) group.sort((one, other) => other.name.length - one.name.length);
  return made;
}

function shortName(name: string, set: number, isCounty: boolean): PlaceName {
  return { name, provinces: set, isShort: true, isCounty, province: 0 };
}

/** 昆山 of 昆山市, 顺德 of 顺德区, once a city: what counties and cities are called for short, and in which provinces. */
function countyCores(): Iterable<readonly [core: string, provinces: number]> {
  const all = new Map<string, number>();
  const called = new Set<string>();
  for (const [at, { code }] of provinces.entries())
    for (const name of divisionNames[code].split(" ")) {
      const kind = name.charAt(name.length - 1);
      if (name.length < 3 || !"市县区旗州".includes(kind)) continue;
      const core = name.slice(0, -1);
      all.set(core, (all.get(core) ?? 0) | (1 << at));
      if (kind === "市" || kind === "县") called.add(core);
    }
  return [...all].filter(([core]) => called.has(core));
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
    isCounty: one.isCounty && other.isCounty,
    province: one.province | other.province,
  };
}
