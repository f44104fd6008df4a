import { visible } from "../identifiers/text.ts";
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
 * - A short name (杭州, 浙江) counts unless it goes on as the name of a street or a building (北京东路, 西藏大厦); a county's
 *   (昆山开发区, 顺德大良) only where one province has it, and unless it goes on as that of a village, a town or a hill.
 * - The label of the field (住址：…), a postcode and the corps' division (第八师石河子市) may stand before it.
 *
 * Only simplified characters are read. Never throws.
 */
export function provinceOfAddress(address: string): ProvinceCode | null {
  return readAddress(address).province;
}

/**
 * The city that an address names right after a province that it doesn't lie in, as 南昌市 in 广东省南昌市; null where
 * none does. A province that follows another counts likewise.
 */
export function cityElsewhere(address: string): string | null {
  return readAddress(address).cityElsewhere;
}

export interface AddressReading {
  /** See `provinceOfAddress`. */
  readonly province: ProvinceCode | null;
  /** See `cityElsewhere`. */
  readonly cityElsewhere: string | null;
}

const nothingRead: AddressReading = { province: null, cityElsewhere: null };

/** What the beginning of an address tells. */
export function readAddress(address: string): AddressReading {
  const text = startOf(address);
  const first = placeAt(text, 0);
  if (!first) return nothingRead;
  const second = placeAt(text, first.name.length);
  const elsewhere = first.province !== 0 && second !== null && isElsewhere(first, second) ? second.name : null;
  let candidates = first.provinces;
  let at = first.name.length;
  let next = second;
  // Province, prefecture, county: no more than two names can follow the first.
  for (let depth = 0; depth < 2 && onlyProvince(candidates) === null; depth++) {
    // A short name, or one that fits none of the candidates, belongs to a street or a building.
    if (!next || next.isShort || (candidates & next.provinces) === 0) break;
    candidates &= next.provinces;
    at += next.name.length;
    next = placeAt(text, at);
  }
  const province = onlyProvince(candidates) ?? onlyProvince(candidates & first.province);
  return { province, cityElsewhere: elsewhere };
}

function isElsewhere(province: PlaceName, next: PlaceName): boolean {
  if (next.isShort || (next.provinces & province.provinces) !== 0) return false;
  return next.province !== 0 || cityLike.test(next.name);
}

/** A district's or county's name may well be a town's or a zone's elsewhere. */
const cityLike = /(?:市|州|盟|地区)$/;

/** Enough for the longest names of province, prefecture and county with what people put before and between them. */
const examined = 64;
/** Of letters, digits and unified ideographs alone, which are their own NFKC. */
const isRead = /^[0-9A-Za-z\u4e00-\u9fff]*$/;
const notRead = /[\s\p{P}\p{S}\p{Cf}]+/gu;
/** A postcode, the label of the field that was pasted along, the country, or the corps' division of a corps' city. */
const preamble =
  /^(?:\d{6})?(?:(?:现?住址|住所地?|地址|邮编|(?:主要)?经营场所|(?:营业|办公|执业|驻在)场所|注册地(?!址)|户籍所在地|户口所在地|居住地(?!址)|(?:注册|登记|通信|通讯|联系|户籍|身份证|证件|单位|公司|机构|企业|家庭|居住|经营|办公|营业执照)(?:地址|住所|住址))(?:是|为)?(?:\d{6})?){0,3}(?:中华人民共和国|中国)?(?:[第农][一二三四五六七八九十]{1,3}师(?=[\u4e00-\u9fff]{2,4}市))?/;

/** The beginning of an address, as much as names of places need, of letters, digits and ideographs alone. */
export function readStart(address: string): string {
  const start = address.slice(0, examined);
  return isRead.test(start) ? start : visible(start).replace(notRead, "");
}

function startOf(address: string): string {
  return readStart(address).replace(preamble, "");
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
  if (!street.test(text)) return !place.isCounty || !lesserPlace.test(text.slice(end, end + 5));
  // 哈尔滨道里区 goes on like a street (道) and is none.
  const next = placeAt(text, end);
  return next !== null && (next.provinces & place.provinces) !== 0;
}

/** How a name goes on that a county shares with something smaller: 永和镇, 高桥村, 五台山; but 武进湖塘镇 is in 武进. */
const lesserPlace =
  /^(?:镇|乡|街道|社区|农场|林场|公司|集团|中学|小学|医院|银行|学校|超市|市场|[村庄屯里坊苑阁山湖河桥寺庙站港口岭湾园楼院馆店](?!.{0,2}(?:镇|乡|街道)))/;

/** How a name goes on that is a street's, a building's or an institution's: 北京路, 北京东路, 中山北一路, 上海大厦. */
const street = new RegExp(
  "[东西南北中]{0,2}[一二三四五六七八九十\\d]{0,2}(?:" +
    "路|街|道|巷|弄|门|村|桥|洋|岸|大道|大街|大路|支路|横路|环路|高架|高速|胡同|小区|新村|花园|家园|公寓|大厦|大楼|" +
    "广场|公园|宾馆|饭店|酒店|大酒店|商城|商厦|大学|学院)",
  "y",
);
