import type { Text } from "./locale.ts";

/** The 31 provincial jurisdictions with a communications administration: ISO 3166-2:CN letters, in GB/T 2260 order. */
export const provinceCodes = [
  "BJ",
  "TJ",
  "HE",
  "SX",
  "NM",
  "LN",
  "JL",
  "HL",
  "SH",
  "JS",
  "ZJ",
  "AH",
  "FJ",
  "JX",
  "SD",
  "HA",
  "HB",
  "HN",
  "GD",
  "GX",
  "HI",
  "CQ",
  "SC",
  "GZ",
  "YN",
  "XZ",
  "SN",
  "GS",
  "QH",
  "NX",
  "XJ",
] as const;

export type ProvinceCode = (typeof provinceCodes)[number];

export const regions = ["NORTH", "NORTHEAST", "EAST", "CENTRAL", "SOUTH", "SOUTHWEST", "NORTHWEST"] as const;
export type Region = (typeof regions)[number];

export interface Province {
  readonly code: ProvinceCode;
  /** Without 省 / 市 / 自治区, as people say it. */
  readonly name: Text;
  readonly fullName: Text;
  readonly region: Region;
  /** GB/T 2260, six digits. */
  readonly divisionCode: string;
  /** The character that its ICP filing numbers begin with. */
  readonly icpPrefix: string;
  /** The communications administration that reviews its filings. */
  readonly regulator: Text;
}

/** All 31, in GB/T 2260 order. Source: GB/T 2260, ISO 3166-2:CN and the administrations' own names. */
export const provinces: readonly Province[] = [
  {
    code: "BJ",
    name: { zh: "北京", en: "Beijing" },
    fullName: { zh: "北京市", en: "Beijing Municipality" },
    region: "NORTH",
    divisionCode: "110000",
    icpPrefix: "京",
    regulator: { zh: "北京市通信管理局", en: "Beijing Communications Administration" },
  },
  {
    code: "TJ",
    name: { zh: "天津", en: "Tianjin" },
    fullName: { zh: "天津市", en: "Tianjin Municipality" },
    region: "NORTH",
    divisionCode: "120000",
    icpPrefix: "津",
    regulator: { zh: "天津市通信管理局", en: "Tianjin Communications Administration" },
  },
  {
    code: "HE",
    name: { zh: "河北", en: "Hebei" },
    fullName: { zh: "河北省", en: "Hebei Province" },
    region: "NORTH",
    divisionCode: "130000",
    icpPrefix: "冀",
    regulator: { zh: "河北省通信管理局", en: "Hebei Communications Administration" },
  },
  {
    code: "SX",
    name: { zh: "山西", en: "Shanxi" },
    fullName: { zh: "山西省", en: "Shanxi Province" },
    region: "NORTH",
    divisionCode: "140000",
    icpPrefix: "晋",
    regulator: { zh: "山西省通信管理局", en: "Shanxi Communications Administration" },
  },
  {
    code: "NM",
    name: { zh: "内蒙古", en: "Inner Mongolia" },
    fullName: { zh: "内蒙古自治区", en: "Inner Mongolia Autonomous Region" },
    region: "NORTH",
    divisionCode: "150000",
    icpPrefix: "蒙",
    regulator: { zh: "内蒙古自治区通信管理局", en: "Inner Mongolia Communications Administration" },
  },
  {
    code: "LN",
    name: { zh: "辽宁", en: "Liaoning" },
    fullName: { zh: "辽宁省", en: "Liaoning Province" },
    region: "NORTHEAST",
    divisionCode: "210000",
    icpPrefix: "辽",
    regulator: { zh: "辽宁省通信管理局", en: "Liaoning Communications Administration" },
  },
  {
    code: "JL",
    name: { zh: "吉林", en: "Jilin" },
    fullName: { zh: "吉林省", en: "Jilin Province" },
    region: "NORTHEAST",
    divisionCode: "220000",
    icpPrefix: "吉",
    regulator: { zh: "吉林省通信管理局", en: "Jilin Communications Administration" },
  },
  {
    code: "HL",
    name: { zh: "黑龙江", en: "Heilongjiang" },
    fullName: { zh: "黑龙江省", en: "Heilongjiang Province" },
    region: "NORTHEAST",
    divisionCode: "230000",
    icpPrefix: "黑",
    regulator: { zh: "黑龙江省通信管理局", en: "Heilongjiang Communications Administration" },
  },
  {
    code: "SH",
    name: { zh: "上海", en: "Shanghai" },
    fullName: { zh: "上海市", en: "Shanghai Municipality" },
    region: "EAST",
    divisionCode: "310000",
    icpPrefix: "沪",
    regulator: { zh: "上海市通信管理局", en: "Shanghai Communications Administration" },
  },
  {
    code: "JS",
    name: { zh: "江苏", en: "Jiangsu" },
    fullName: { zh: "江苏省", en: "Jiangsu Province" },
    region: "EAST",
    divisionCode: "320000",
    icpPrefix: "苏",
    regulator: { zh: "江苏省通信管理局", en: "Jiangsu Communications Administration" },
  },
  {
    code: "ZJ",
    name: { zh: "浙江", en: "Zhejiang" },
    fullName: { zh: "浙江省", en: "Zhejiang Province" },
    region: "EAST",
    divisionCode: "330000",
    icpPrefix: "浙",
    regulator: { zh: "浙江省通信管理局", en: "Zhejiang Communications Administration" },
  },
  {
    code: "AH",
    name: { zh: "安徽", en: "Anhui" },
    fullName: { zh: "安徽省", en: "Anhui Province" },
    region: "EAST",
    divisionCode: "340000",
    icpPrefix: "皖",
    regulator: { zh: "安徽省通信管理局", en: "Anhui Communications Administration" },
  },
  {
    code: "FJ",
    name: { zh: "福建", en: "Fujian" },
    fullName: { zh: "福建省", en: "Fujian Province" },
    region: "EAST",
    divisionCode: "350000",
    icpPrefix: "闽",
    regulator: { zh: "福建省通信管理局", en: "Fujian Communications Administration" },
  },
  {
    code: "JX",
    name: { zh: "江西", en: "Jiangxi" },
    fullName: { zh: "江西省", en: "Jiangxi Province" },
    region: "EAST",
    divisionCode: "360000",
    icpPrefix: "赣",
    regulator: { zh: "江西省通信管理局", en: "Jiangxi Communications Administration" },
  },
  {
    code: "SD",
    name: { zh: "山东", en: "Shandong" },
    fullName: { zh: "山东省", en: "Shandong Province" },
    region: "EAST",
    divisionCode: "370000",
    icpPrefix: "鲁",
    regulator: { zh: "山东省通信管理局", en: "Shandong Communications Administration" },
  },
  {
    code: "HA",
    name: { zh: "河南", en: "Henan" },
    fullName: { zh: "河南省", en: "Henan Province" },
    region: "CENTRAL",
    divisionCode: "410000",
    icpPrefix: "豫",
    regulator: { zh: "河南省通信管理局", en: "Henan Communications Administration" },
  },
  {
    code: "HB",
    name: { zh: "湖北", en: "Hubei" },
    fullName: { zh: "湖北省", en: "Hubei Province" },
    region: "CENTRAL",
    divisionCode: "420000",
    icpPrefix: "鄂",
    regulator: { zh: "湖北省通信管理局", en: "Hubei Communications Administration" },
  },
  {
    code: "HN",
    name: { zh: "湖南", en: "Hunan" },
    fullName: { zh: "湖南省", en: "Hunan Province" },
    region: "CENTRAL",
    divisionCode: "430000",
    icpPrefix: "湘",
    regulator: { zh: "湖南省通信管理局", en: "Hunan Communications Administration" },
  },
  {
    code: "GD",
    name: { zh: "广东", en: "Guangdong" },
    fullName: { zh: "广东省", en: "Guangdong Province" },
    region: "SOUTH",
    divisionCode: "440000",
    icpPrefix: "粤",
    regulator: { zh: "广东省通信管理局", en: "Guangdong Communications Administration" },
  },
  {
    code: "GX",
    name: { zh: "广西", en: "Guangxi" },
    fullName: { zh: "广西壮族自治区", en: "Guangxi Zhuang Autonomous Region" },
    region: "SOUTH",
    divisionCode: "450000",
    icpPrefix: "桂",
    regulator: { zh: "广西壮族自治区通信管理局", en: "Guangxi Communications Administration" },
  },
  {
    code: "HI",
    name: { zh: "海南", en: "Hainan" },
    fullName: { zh: "海南省", en: "Hainan Province" },
    region: "SOUTH",
    divisionCode: "460000",
    icpPrefix: "琼",
    regulator: { zh: "海南省通信管理局", en: "Hainan Communications Administration" },
  },
  {
    code: "CQ",
    name: { zh: "重庆", en: "Chongqing" },
    fullName: { zh: "重庆市", en: "Chongqing Municipality" },
    region: "SOUTHWEST",
    divisionCode: "500000",
    icpPrefix: "渝",
    regulator: { zh: "重庆市通信管理局", en: "Chongqing Communications Administration" },
  },
  {
    code: "SC",
    name: { zh: "四川", en: "Sichuan" },
    fullName: { zh: "四川省", en: "Sichuan Province" },
    region: "SOUTHWEST",
    divisionCode: "510000",
    icpPrefix: "蜀",
    regulator: { zh: "四川省通信管理局", en: "Sichuan Communications Administration" },
  },
  {
    code: "GZ",
    name: { zh: "贵州", en: "Guizhou" },
    fullName: { zh: "贵州省", en: "Guizhou Province" },
    region: "SOUTHWEST",
    divisionCode: "520000",
    icpPrefix: "黔",
    regulator: { zh: "贵州省通信管理局", en: "Guizhou Communications Administration" },
  },
  {
    code: "YN",
    name: { zh: "云南", en: "Yunnan" },
    fullName: { zh: "云南省", en: "Yunnan Province" },
    region: "SOUTHWEST",
    divisionCode: "530000",
    icpPrefix: "滇",
    regulator: { zh: "云南省通信管理局", en: "Yunnan Communications Administration" },
  },
  {
    code: "XZ",
    name: { zh: "西藏", en: "Tibet" },
    fullName: { zh: "西藏自治区", en: "Tibet Autonomous Region" },
    region: "SOUTHWEST",
    divisionCode: "540000",
    icpPrefix: "藏",
    regulator: { zh: "西藏自治区通信管理局", en: "Tibet Communications Administration" },
  },
  {
    code: "SN",
    name: { zh: "陕西", en: "Shaanxi" },
    fullName: { zh: "陕西省", en: "Shaanxi Province" },
    region: "NORTHWEST",
    divisionCode: "610000",
    icpPrefix: "陕",
    regulator: { zh: "陕西省通信管理局", en: "Shaanxi Communications Administration" },
  },
  {
    code: "GS",
    name: { zh: "甘肃", en: "Gansu" },
    fullName: { zh: "甘肃省", en: "Gansu Province" },
    region: "NORTHWEST",
    divisionCode: "620000",
    icpPrefix: "陇",
    regulator: { zh: "甘肃省通信管理局", en: "Gansu Communications Administration" },
  },
  {
    code: "QH",
    name: { zh: "青海", en: "Qinghai" },
    fullName: { zh: "青海省", en: "Qinghai Province" },
    region: "NORTHWEST",
    divisionCode: "630000",
    icpPrefix: "青",
    regulator: { zh: "青海省通信管理局", en: "Qinghai Communications Administration" },
  },
  {
    code: "NX",
    name: { zh: "宁夏", en: "Ningxia" },
    fullName: { zh: "宁夏回族自治区", en: "Ningxia Hui Autonomous Region" },
    region: "NORTHWEST",
    divisionCode: "640000",
    icpPrefix: "宁",
    regulator: { zh: "宁夏回族自治区通信管理局", en: "Ningxia Communications Administration" },
  },
  {
    code: "XJ",
    name: { zh: "新疆", en: "Xinjiang" },
    fullName: { zh: "新疆维吾尔自治区", en: "Xinjiang Uygur Autonomous Region" },
    region: "NORTHWEST",
    divisionCode: "650000",
    icpPrefix: "新",
    regulator: { zh: "新疆维吾尔自治区通信管理局", en: "Xinjiang Communications Administration" },
  },
];

const byCode = new Map(provinces.map((province) => [province.code, province]));

export function provinceOf(code: ProvinceCode): Province {
  const province = byCode.get(code);
  if (!province) throw new Error(`no province ${code}`);
  return province;
}

export function isProvinceCode(code: string): code is ProvinceCode {
  return byCode.has(code as ProvinceCode);
}
