import { visible } from "../identifiers/text.ts";

/**
 * Whether an address holds a house number or a detail as exact: building, entrance, floor, room, or the villagers'
 * group of a village without house numbers. In digits of any width or Chinese numerals.
 *
 * A number that names something else doesn't count: a street (6号大街), a line or bridge (2号线, 1号桥), a village
 * (三号村), a plot, gate or post box (3号地块, 2号门, 88号信箱), a residence's name (御景一号公馆), nor a place only
 * said to lie near one (88号附近).
 */
export function hasHouseNumber(address: string): boolean {
  const text = compact(address).replace(residenceName, "");
  return exactDetails.some((detail) => detail.test(text));
}

/** Whether a remark says that the address is as detailed as it gets, or that there is no house number. */
export function saysMostDetailed(remark: string): boolean {
  const text = compact(remark).replace(/[\p{P}\p{S}]+/gu, "");
  return mostDetailed.some((saying) => saying.test(text));
}

/** No field of a filing that holds an address or a remark needs more to be judged by. */
const examined = 600;

/** The beginning of an address or a remark, without spaces and what nobody sees, in capitals. */
export function compact(text: string): string {
  if (text.length <= examined && isCompact.test(text)) return text;
  return visible(text.slice(0, examined)).replace(/\s+/g, "").toUpperCase();
}

/** Digits, capitals and unified ideographs, in which nothing is folded. */
const isCompact = /^[0-9A-Z\u4e00-\u9fff]*$/;

const chinese = "[〇零一二三四五六七八九十百千]{1,9}";
const digits = "[0-9]{1,6}";
/** A number as it stands before a unit: 12, A12, 12A, 十二, A, 甲. */
const mark = `(?:[0-9A-Z]{0,5}[0-9][A-Z]?|(?<![A-Z])[A-Z]|${chinese}|[甲乙丙丁戊己庚])`;

const notAHouse =
  "线|桥|路|街|大街|大道|巷|公路|国道|省道|县道|高速|隧道|口|出口|入口|门(?![面市店脸头])|地块|地(?!下)|码头|泊位|航站楼|井|矿|" +
  "渠|坝|闸|站|山|沟|村|屯|乡|镇|社区|营子|信箱|公交|附近|旁|对面|斜对面|隔壁|以[东西南北]";

/** 御景一号公馆 is a name; 中山路1号大厦 is a number, for it follows a street. */
const residenceName =
  /(?<![路街道巷弄里村组镇乡段条同0-9一二三四五六七八九十百千])[一1-9]号(?=公馆|公寓|小区|花园|庄园|别墅|府|院子|城|国际|广场|大厦|中心)/g;

const exactDetails: readonly RegExp[] = [
  `(?:[0-9A-Z]|${chinese})号(?!${notAHouse})`,
  `${mark}(?:室|栋|幢|单元)`,
  `(?:[0-9A-Z甲乙丙丁戊己庚]座(?![谈标位])|${chinese}座(?=$|[0-9〇零一二三四五六七八九十]))`,
  `(?:[0-9A-Z]|(?<!第)${chinese})(?:层|楼)(?![村镇乡屯街路桥堡庄子山])`,
  "(?<![0-9A-Z])(?:[0-9]{1,3}F|[BF][0-9]{1,2})(?![0-9A-Z])",
  `${digits}(?:房(?![产屋地山])|户|铺|门[0-9])`,
  `(?:${digits}|${chinese})弄(?!堂)`,
  `(?:${digits}|${chinese})(?:村民)?小?组(?![织团装合建成委])`,
  `(?:[村屯庄寨场]|嘎查|大队)第?(?:${digits}|${chinese})(?:生产|小)?[社队](?![区会员部伍长])`,
  // 90-3-501, but neither a telephone number nor a distance.
  "(?<![0-9])[0-9]{1,4}[A-Z]?[-‐–—][0-9A-Z]{1,4}(?![0-9A-Z]|公里|千米|米)",
  "[0-9A-Z]{1,5}#|#[0-9]{1,5}|NO\\.?[0-9]",
  "[路街道巷里][0-9]{1,4}$",
  "[厦楼座场心园苑寓城馆][A-Z]?[0-9]{2,5}$",
].map((source) => new RegExp(source, "u"));

const mostDetailed: readonly RegExp[] = [
  // 已是最详细, 通信地址已为最详细地址; but neither a denial nor a request.
  /(?<!不是|并非|不为|未到|没到|请填写?|请提供|填写|提供|需要?|须|应)最(?:为|是)?(?:详细|详尽|详|具体|精确|明细)/u,
  /(?<!不是)(?:无|没有|没|未编|未设|暂无|尚无|不存在)(?:具体|详细|单独|任何|正式|固定|的|房屋|街道|楼|和|及|或|号|明确)*(?:门牌|门号|楼号|房号|房间号|门楼牌)/u,
  /门牌号?码?(?:信息)?(?:为|是|暂|均|都)?(?:无$|没有|暂无|未编|未设|空)/u,
  /(?:无|没有|没|无法|不能)(?:再|提供|填写)*更(?:加|为)?(?:详细|详尽|具体|精确)/u,
  /(?:无法|不能)(?:再|更)(?:详细|具体|精确|细)/u,
];
