import { exampleIdCard, exampleLandline } from "../../shared/src/cures/examples.ts";
import { idCardCheckCharacter } from "../../shared/src/identifiers/id-card.ts";
import type { FilingInput } from "../../shared/src/index.ts";
import {
  certificateTypes,
  filingTypes,
  provinceCodes,
  provinces,
  subjectNatures,
  websiteCategories,
} from "../../shared/src/index.ts";
import type { Random } from "./random.ts";
import { oneOf, perhaps } from "./random.ts";

/** The day that filings are judged on unless they say another. */
export const today = "2026-11-24";

// Small sets, so that what is compared agrees often enough, with the edges of what rules ask for among them.
const people = ["张三", "李四", "王五"];
const organisations = [
  "杭州示例科技有限公司",
  "示例（北京）投资管理有限公司",
  "示例基金会",
  "上海示例支付有限公司",
  "示例P2P网贷有限公司",
  "示例基金管理有限公司",
  "Example Holdings Ltd",
];
/** What makes a name one of finance, at its beginning and within it. */
const financeWords = "交易所 交易中心 金融 资产管理 理财 基金 投资管理 财富管理 网贷 P2P 支付 信托".split(" ");
const siteNames = [
  "示例果园果品展示",
  "中国果园",
  "果",
  "果园",
  "example",
  "abc123",
  "12345",
  "12 34",
  "人民论坛",
  "示例论坛",
  "论坛杂志",
  "爱中国示例",
  "我爱人民",
  "我的个人网站",
  "www.例子",
  "大人物",
  "示例在线交流",
  "个人主页",
  "张三的博客",
  "王五社区",
  "果园@家",
  "example.com",
  "国家地理在线",
  "示例中华园",
  "果园·家（一）",
  "第9号果园",
  "Fruit 果园",
];
const domains = [
  "example.cn",
  "example.com",
  "example",
  "example.org",
  "example.org.cn",
  "example.hk",
  "示例中国.cn",
  "中国示例.cn",
  "中国示例.xn--fiqs8s",
  "示例.中国",
  "example.com.hk",
  "example.io",
  "xx.gov.cn",
  "示例.公益",
  "示例.xn--55qw42g",
  "示例.政务",
  "中国示例.中国",
  "国家示例.cn",
  "www.example.cn",
  "xn--fiqs8sxxx.cn",
];
const birthDays = ["1950-03-02", "1962-03-02", "1980-05-01", "2004-11-25", "2008-11-24", "2008-11-25", "2012-01-01"];
const days = [
  "2026-05-24",
  "2026-11-13",
  "2026-11-18",
  "2026-11-19",
  "2026-11-20",
  "2026-11-23",
  "2026-11-24",
  "2026-11-25",
  "2026-12-10",
  "2027-02-24",
  "2027-02-25",
  "2027-11-24",
  "2028-01-01",
  "2039-12-23",
  "2039-12-30",
];
const submissions = ["2026-11-24", "2026-12-31", "2027-03-01", "2040-01-03"];
const mobiles = ["13800000001", "13800000002", "+86 138-0000-0001", "17000000003", "99999", "19900000001"];
const streets = [
  "某某路",
  "文化路 100 号 301 室",
  "市辖区某某路 3 号",
  "宣武区某某路",
  "密云县一号",
  "市辖区崇文区甲 1 号",
];
const remarks = [
  "短",
  "本网站为个人网站，内容为本人的读书笔记和摄影作品，承诺不含任何企业单位信息。",
  "字".repeat(30),
  "字".repeat(29),
];

/** A filing over every field of the form, many of them left out. */
export function randomFiling(random: Random): FilingInput {
  const one = <T>(all: readonly T[]) => oneOf(random, all);
  const maybe = <T>(make: () => T, chance = 0.7) => perhaps(random, chance, make);
  const flag = () => random() < 0.5;
  const day = () => one(days);
  const idCard = () => {
    const head = `${one(provinces).divisionCode.slice(0, 2)}0101${one(birthDays).replaceAll("-", "")}${one(["001", "002"])}`;
    return random() < 0.1 ? one(["123", `${head}5`]) : head + idCardCheckCharacter(head);
  };
  const phone = () => (random() < 0.3 ? exampleLandline(one(provinceCodes)) : one(mobiles));
  const number = () =>
    one(["91110000MA0XAMP191", "110108000000016", "71526726X", "91350100M000100Y43", exampleIdCard("ZJ")]);
  const address = () => (random() < 0.1 ? "某某大厦" : one(provinces).fullName.zh + one(streets));
  const nature = random() < 0.35 ? "INDIVIDUAL" : one(subjectNatures);
  const named = () => `${one(["示例", ""])}${one(financeWords)}${one(["有限公司", "基金会"])}`;
  const name = random() < 0.25 ? named() : one([...people, ...organisations]);
  const principal = random() < 0.3 ? one([name, one(people)]) : one(people);
  return {
    type: one(filingTypes),
    subject: {
      nature,
      name,
      certificate: {
        type: random() < 0.5 && nature !== "INDIVIDUAL" ? "BUSINESS_LICENSE" : one(certificateTypes),
        number: number(),
        address: address(),
        registeredOn: maybe(day),
        hasResidenceProof: flag(),
        validUntil: maybe(day),
      },
      isBranch: random() < 0.3,
      communicationAddress: maybe(address),
      addressRemark: maybe(() => one(["通信地址已为最详细地址", "无"])),
      filedInAnotherAccount: flag(),
      hasTradeName: maybe(flag),
      hasSeal: maybe(flag),
      hasRenameLetter: maybe(flag),
      hasFinanceApproval: maybe(flag),
    },
    principal: {
      name: principal,
      isLegalRepresentative: flag(),
      isHeadOfficeLegalRepresentative: flag(),
      hasAuthorisationLetter: flag(),
      idNumber: maybe(idCard, 0.5),
      birthDate: maybe(() => one(birthDays), 0.5),
      mobile: one(mobiles),
      mobileProvince: maybe(() => one(provinceCodes.slice(0, 8))),
      phoneSharedWithOtherSubjects: flag(),
      officePhone: maybe(phone),
      officePhoneRemark: maybe(() => ({
        contactName: maybe(() => one(people)),
        jobTitle: maybe(() => "行政"),
      })),
      idNumberUsedByOtherSubjects: maybe(flag),
      hasMinorPapers: maybe(flag),
      hasStudyOrWorkProof: maybe(flag),
      emergencyPhone: maybe(phone),
      idValidUntil: maybe(day),
    },
    website: maybe(
      () => ({
        domain: one(domains),
        domainOwner: maybe(() => one([name, principal, one(people), one(organisations)])),
        managerName: maybe(() => one(people)),
        managerOfOrganisations: maybe(() => Array.from({ length: Math.floor(random() * 5) }, () => one(organisations))),
        managerIsPrincipal: maybe(flag),
        managerIsLegalRepresentative: maybe(flag),
        managerHasAuthorisationLetter: maybe(flag),
        managerIdNumber: maybe(idCard),
        managerMobile: maybe(phone),
        name: maybe(() => one(siteNames), 0.85),
        nameHasApproval: maybe(flag),
        category: maybe(() => one(websiteCategories)),
        remark: maybe(() => one(remarks)),
        isReachable: maybe(flag),
        sitesInFiling: maybe(() => one([1, 2, 5, 6, 10, 20, 60])),
        domainExpiresOn: maybe(day),
        domainRealNameOn: maybe(day),
        domainRegistrarOverseas: maybe(flag),
      }),
      0.85,
    ),
    existing: maybe(() => ({
      certificateNumber: maybe(number),
      principalIsLegalRepresentative: maybe(flag),
      principalIdAddressChanged: flag(),
      subjectNature: maybe(() => (random() < 0.5 ? "INDIVIDUAL" : one(subjectNatures))),
      subjectName: maybe(() => one([name, principal, one(people), one(organisations)])),
      siteCount: maybe(() => one([0, 1, 4, 5, 10, 50, 100])),
    })),
    submittedOn: perhaps(random, 0.3, () => one(submissions)),
  };
}
