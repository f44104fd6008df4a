import type { ProvinceCode } from "../provinces.ts";
import { provinceOf } from "../provinces.ts";
import { cityNames } from "./cities.generated.ts";
import { readStart } from "./province-of-address.ts";

/**
 * The city that an address lies in, as the state calls it: a municipality, a prefecture, or what lies right below the
 * province, which the address was read to lie in. Null where the address names none. Never throws.
 */
export function cityOfAddress(address: string, province: ProvinceCode | null): string | null {
  if (province === null) return null;
  const { name, fullName } = provinceOf(province);
  if (cityNames[province] === "") return fullName.zh;
  const text = readStart(address);
  const rest = afterProvince(text, [fullName.zh, otherNames[province] ?? name.zh, name.zh, name.zh.slice(0, 2)]);
  return cityAt(rest, citiesOf(province));
}

/** Forms in which the autonomous regions are written beside their own. */
const otherNames: Partial<Record<ProvinceCode, string>> = {
  GX: "广西自治区",
  NX: "宁夏自治区",
  XJ: "新疆自治区",
};

/** How far into an address its province may be named: behind a label, a postcode, the country. */
const before = 14;

function afterProvince(text: string, names: readonly string[]): string {
  for (const name of names) {
    const at = text.indexOf(name);
    if (at < 0 || at > before) continue;
    const rest = text.slice(at + name.length);
    // 吉林市 and 海南州 begin like the province that they lie in or not.
    if (!/^[市州]/.test(rest)) return rest;
  }
  return text;
}

interface Named {
  readonly name: string;
  readonly city: string;
}

const kept = new Map<ProvinceCode, readonly Named[]>();

/** What an address may name in a province, the longest first, with the city that it lies in; made on first use. */
function citiesOf(province: ProvinceCode): readonly Named[] {
  const known = kept.get(province);
  if (known) return known;
  const made = cityNames[province].split("|").flatMap((line) => {
    const [city = "", ...below] = line.split(" ");
    return [...namesOf(city), ...below].map((name) => ({ name, city }));
  });
  made.sort((one, other) => other.name.length - one.name.length);
  kept.set(province, made);
  return made;
}

/** 杭州市 and 杭州; 恩施土家族苗族自治州, 恩施州 and 恩施. */
function namesOf(city: string): readonly string[] {
  const core = city.replace(/(?:自治州|地区|[市盟县])$/, "").replace(peoples, "");
  const plain = city.endsWith("自治州") ? [`${core}州`] : [];
  return core.length >= 2 ? [city, ...plain, core] : [city];
}

const peoples =
  /(?:朝鲜族|土家族|苗族|羌族|藏族|彝族|布依族|侗族|哈尼族|壮族|傣族|白族|景颇族|傈僳族|回族|蒙古族?|哈萨克|柯尔克孜|黎族)+$/;

function cityAt(rest: string, cities: readonly Named[]): string | null {
  for (const { name, city } of cities) if (rest.startsWith(name) && !street.test(rest.slice(name.length))) return city;
  // 深圳南山区 behind a label, without its province.
  for (const { name, city } of cities) {
    const at = rest.indexOf(name);
    if (at > 0 && at <= before && /^.{0,14}$/u.test(rest.slice(0, at)) && label.test(rest.slice(0, at))) return city;
  }
  return null;
}

const label = /(?:住址|地址|住所|场所|中国|中华人民共和国|\d{6})$/;
/** How a name goes on that is a street's or a building's. */
const street = /^[东西南北中]{0,2}[一二三四五六七八九十\d]{0,2}(?:路|街|大道|大街|巷|弄|胡同|大厦|广场|大楼)/;
