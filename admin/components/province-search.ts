import { type ProvinceCode, provinceOf } from "@beian/shared";
import { foldTyped } from "./search-words.ts";

/** The Chinese names in pinyin without tones, a space between syllables. */
const pinyin: Readonly<Record<ProvinceCode, string>> = {
  BJ: "bei jing",
  TJ: "tian jin",
  HE: "he bei",
  SX: "shan xi",
  NM: "nei meng gu",
  LN: "liao ning",
  JL: "ji lin",
  HL: "hei long jiang",
  SH: "shang hai",
  JS: "jiang su",
  ZJ: "zhe jiang",
  AH: "an hui",
  FJ: "fu jian",
  JX: "jiang xi",
  SD: "shan dong",
  HA: "he nan",
  HB: "hu bei",
  HN: "hu nan",
  GD: "guang dong",
  GX: "guang xi",
  HI: "hai nan",
  CQ: "chong qing",
  SC: "si chuan",
  GZ: "gui zhou",
  YN: "yun nan",
  XZ: "xi zang",
  SN: "shan xi",
  GS: "gan su",
  QH: "qing hai",
  NX: "ning xia",
  XJ: "xin jiang",
};

/** What a province can be found by: names in both languages, pinyin and its initials, letters, number prefix, division code. */
export function searchKeysOf(code: ProvinceCode): readonly string[] {
  const { name, fullName, icpPrefix, divisionCode } = provinceOf(code);
  const syllables = pinyin[code].split(" ");
  const initials = syllables.map((syllable) => syllable.charAt(0)).join("");
  const keys = [
    name.zh,
    fullName.zh,
    name.en,
    fullName.en,
    syllables.join(""),
    initials,
    code,
    icpPrefix,
    divisionCode,
  ];
  return [...new Set(keys.map(foldTyped))];
}

/** Whether what a person typed begins one of the keys, or is the division code of a place within the province. */
export function matchesSearch(keys: readonly string[], query: string): boolean {
  const typed = foldTyped(query);
  if (/^\d{3,6}$/.test(typed)) return keys.some((key) => /^\d+$/.test(key) && key.startsWith(typed.slice(0, 2)));
  return keys.some((key) => key.startsWith(typed));
}
