import type { ProvinceCode } from "../provinces.ts";
import type { PlaceName } from "./division-index.ts";
import { onlyProvince, placesBeginningAt } from "./division-index.ts";

/**
 * The province that an address lies in, read from its start; null where it names none, several equally well, or
 * Taiwan, Hong Kong or Macao.
 *
 * - The province first named wins: 浙江省南京市… is in Zhejiang, since what follows may well be a street's name.
 * - Without a province, a prefecture or county tells it where only one province has that name (昆山市); a name that
 *   several have (鼓楼区, 朝阳区) tells it together with the next one, or not at all.
 * - A short name (杭州, 浙江) counts unless it goes on as the name of a street or a building (北京东路, 西藏大厦).
 *
 * Only simplified characters are read. Never throws.
 */
export function provinceOfAddress(address: string): ProvinceCode | null {
  const text = startOf(address);
  const first = placeAt(text, 0);
  if (!first) return null;
  let candidates = first.provinces;
  let at = first.name.length;
  // Province, prefecture, county: no more than two names can follow the first.
  for (let depth = 0; depth < 2 && onlyProvince(candidates) === null; depth++) {
    const next = placeAt(text, at);
    // A short name, or one that fits none of the candidates, belongs to a street or a building.
    if (!next || next.isShort || (candidates & next.provinces) === 0) break;
    candidates &= next.provinces;
    at += next.name.length;
  }
  return onlyProvince(candidates) ?? onlyProvince(candidates & first.province);
}

/** Enough for the longest names of province, prefecture and county with what people put before and between them. */
const examined = 64;
/** Of letters, digits and unified ideographs alone, which are their own NFKC. */
const isRead = /^[0-9A-Za-z\u4e00-\u9fff]*$/;
const notRead = /[\s\p{P}\p{S}\p{Cf}]+/gu;
const preamble = /^(?:\d{6})?(?:中华人民共和国|中国)?/;

function startOf(address: string): string {
  const start = address.slice(0, examined);
  const read = isRead.test(start) ? start : start.normalize("NFKC").replace(notRead, "");
  return read.replace(preamble, "");
}

/** The longest name of a place that the text holds at a position, as far as it stands for the place there. */
function placeAt(text: string, at: number): PlaceName | null {
  for (const place of placesBeginningAt(text, at)) {
    if (text.startsWith(place.name, at) && standsForPlace(place, text, at + place.name.length)) return place;
  }
  return null;
}

function standsForPlace(place: PlaceName, text: string, end: number): boolean {
  // 朝阳市场 is a market.
  if (!place.isShort) return text[end] !== "场" || !place.name.endsWith("市");
  street.lastIndex = end;
  if (!street.test(text)) return true;
  // 哈尔滨道里区 goes on like a street (道) and is none.
  const next = placeAt(text, end);
  return next !== null && (next.provinces & place.provinces) !== 0;
}

/** How a name goes on that is a street's, a building's or an institution's: 北京路, 北京东路, 中山北一路, 上海大厦. */
const street = new RegExp(
  "[东西南北中]{0,2}[一二三四五六七八九十\\d]{0,2}(?:" +
    "路|街|道|巷|弄|门|村|大道|大街|大路|支路|横路|环路|高架|高速|胡同|小区|新村|花园|家园|公寓|大厦|大楼|" +
    "广场|公园|宾馆|饭店|酒店|大酒店|商城|商厦|大学|学院)",
  "y",
);
