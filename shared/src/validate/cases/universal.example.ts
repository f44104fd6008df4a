import type { Changes } from "../../filing/filing.example.ts";
import { altered } from "../../filing/filing.example.ts";
import type { FilingInput } from "../../filing/schema.ts";
import type { CertificateType, SubjectNature } from "../../filing/vocabulary.ts";
import type { Case } from "./case.ts";
import { individual, organisation } from "./case.ts";

// What the form says by itself, whatever a province asks: judged on 24 November 2026.

const filed = (nature: SubjectNature, type: CertificateType, number: string) =>
  altered(organisation, { subject: { nature, certificate: { type, number } } });
const of = (changes: Changes<FilingInput>) => altered(organisation, changes);
const paper = (type: CertificateType, number: string) =>
  altered(individual, { subject: { certificate: { type, number } }, principal: { birthDate: undefined } });
const manager = (website: Changes<FilingInput>["website"], principal: Changes<FilingInput>["principal"] = {}) =>
  of({ website, principal: { birthDate: undefined, ...principal } });

const number = "subject.certificate.number";
const malformed = `ERROR CERTIFICATE_NUMBER_FORMAT ${number}`;
const wrongNature = `ERROR USCC_NATURE_MISMATCH ${number}`;
const wrongRegister = `ERROR USCC_REGISTER_MISMATCH ${number}`;
const [man, woman] = ["330106198001010013", "33010619850615002X"];

export const universalCases: readonly Case[] = [
  ["个体户的代码按企业填", {}, filed("ENTERPRISE", "BUSINESS_LICENSE", "92330106MA2CFG3X6L"), [wrongNature]],
  ["企业的代码按个体户填", {}, filed("SOLE_TRADER", "BUSINESS_LICENSE", "91330106MA27XXXX7U"), [wrongNature]],
  ["个体户的代码按个体户填", {}, filed("SOLE_TRADER", "BUSINESS_LICENSE", "92330106MA2CFG3X6L"), []],
  ["农民专业合作社按企业填", {}, filed("ENTERPRISE", "BUSINESS_LICENSE", "93330106MB0000019U"), []],
  ["机关的代码按事业单位填", {}, filed("INSTITUTION", "UNIFIED_CODE_CERT", "11110000MB0000019Q"), [wrongNature]],
  ["事业单位法人证书的代码", {}, filed("INSTITUTION", "INSTITUTION_CERT", "12110000MB0000019M"), []],
  ["社会团体证上是机关的代码", {}, filed("SOCIAL_ORG", "SOCIAL_ORG_CERT", "11110000MB0000019Q"), [wrongNature]],
  ["民办非企业的代码", {}, filed("PRIVATE_NON_ENTERPRISE", "UNIFIED_CODE_CERT", "52330100MB0000019C"), []],
  [
    "基金会的代码按民办非企业填",
    {},
    filed("PRIVATE_NON_ENTERPRISE", "UNIFIED_CODE_CERT", "53330100MB00000199"),
    [wrongNature],
  ],
  ["律师事务所的代码", {}, filed("LAW_FIRM", "UNIFIED_CODE_CERT", "31330000MB0000019C"), []],
  ["营业执照上填机关的代码", {}, filed("OTHER", "BUSINESS_LICENSE", "11110000MB0000019Q"), [wrongRegister]],
  ["营业执照上填身份证号码", {}, filed("ENTERPRISE", "BUSINESS_LICENSE", "11010519491231002X"), [malformed]],
  [
    "登记机关的区划不存在",
    {},
    filed("ENTERPRISE", "BUSINESS_LICENSE", "91990000MB00000197"),
    [`WARNING USCC_DIVISION_UNKNOWN ${number}`],
  ],
  [
    "登记机关没有这一类",
    {},
    filed("OTHER", "UNIFIED_CODE_CERT", "97330000MB0000019K"),
    [`WARNING USCC_BODY_UNKNOWN ${number}`],
  ],
  ["村民委员会的代码", {}, filed("OTHER", "UNIFIED_CODE_CERT", "54330106MB0000019W"), []],
  ["其他证件上填个体户的代码", {}, filed("ENTERPRISE", "OTHER", "92330106MA2CFG3X6L"), [wrongNature]],
  ["其他证件上写无", {}, filed("ENTERPRISE", "OTHER", "无"), [malformed]],
  ["事业单位法人证书填手机号码", {}, filed("INSTITUTION", "INSTITUTION_CERT", "13800138000"), [malformed]],
  [
    "负责人是持港澳通行证的法定代表人",
    {},
    of({ principal: { idNumber: "H12345678" }, website: { managerIdNumber: "E12345678" } }),
    [],
  ],
  [
    "分公司的负责人和总公司的法定代表人",
    {},
    altered(manager({ managerIsPrincipal: false, managerIsLegalRepresentative: true }), {
      subject: { isBranch: true },
    }),
    [],
  ],
  [
    "个人两处护照号码不同",
    {},
    altered(paper("PASSPORT", "E12345678"), { principal: { idNumber: "E99999999" } }),
    ["ERROR INDIVIDUAL_PRINCIPAL_ELSE principal.idNumber"],
  ],
  ["登记机关在外省", {}, filed("ENTERPRISE", "BUSINESS_LICENSE", "91350100M000100Y43"), []],
  ["代码夹有看不见的字符", {}, filed("ENTERPRISE", "BUSINESS_LICENSE", "\u202a91330106\u200bMA27XXXX7U\u202c"), []],
  ["代码分组、小写", {}, filed("ENTERPRISE", "BUSINESS_LICENSE", "91330106 ma27-xxxx 7u"), []],

  ["组织机构代码", {}, filed("GOVERNMENT", "ORG_CODE_CERT", "71526726-X"), []],
  [
    "组织机构代码校验位不符",
    {},
    filed("GOVERNMENT", "ORG_CODE_CERT", "715267260"),
    [`WARNING ORG_CODE_CHECK_DIGIT ${number}`],
  ],
  ["组织机构代码证填 abc", {}, filed("GOVERNMENT", "ORG_CODE_CERT", "abc"), [malformed]],
  ["事业单位法人证书填 123", {}, filed("INSTITUTION", "INSTITUTION_CERT", "123"), [malformed]],
  ["事业单位旧证", {}, filed("INSTITUTION", "INSTITUTION_CERT", "事证第133010600012号"), []],
  ["社会团体证填 abc", {}, filed("SOCIAL_ORG", "SOCIAL_ORG_CERT", "abc"), [malformed]],
  ["社会团体旧证", {}, filed("SOCIAL_ORG", "SOCIAL_ORG_CERT", "社证字第4321号"), []],
  ["其他证件填问号", {}, filed("LAW_FIRM", "OTHER", "？"), [malformed]],
  ["通行证填姓名", {}, paper("HK_MO_PERMIT", "张三"), [malformed]],
  ["港澳通行证", {}, paper("HK_MO_PERMIT", "h12345678"), []],
  ["港澳通行证带换证次数", {}, paper("HK_MO_PERMIT", "H12345678(01)"), []],
  ["护照填问号", {}, paper("PASSPORT", "?"), [malformed]],
  ["护照填身份证号码", {}, paper("PASSPORT", man), [malformed]],
  ["护照", {}, paper("PASSPORT", "E12345678"), []],
  ["台胞证", {}, paper("TW_PERMIT", "12345678"), []],
  ["台胞证少一位", {}, paper("TW_PERMIT", "1234567"), [malformed]],
  [
    "个人另填的证件号码不成其为号码",
    {},
    altered(paper("PASSPORT", "E12345678"), { principal: { idNumber: "无" } }),
    ["ERROR CERTIFICATE_NUMBER_FORMAT principal.idNumber"],
  ],
  ["身份证号码分组", {}, paper("ID_CARD", "110105 19491231 002x"), []],
  ["身份证号码的区划不存在", {}, paper("ID_CARD", "160106198001010011"), [`ERROR ID_CARD_FORMAT ${number}`]],

  [
    "网站负责人手机少一位",
    {},
    of({ website: { managerMobile: "1380013800" } }),
    ["ERROR MOBILE_FORMAT website.managerMobile"],
  ],
  [
    "网站负责人手机填座机",
    {},
    of({ website: { managerMobile: "0571-88880001" } }),
    ["ERROR MOBILE_FORMAT website.managerMobile"],
  ],
  ["网站负责人手机分组", {}, of({ website: { managerMobile: "(+86) 138.0013.8000" } }), []],
  [
    "应急电话不成号码",
    {},
    of({ principal: { emergencyPhone: "12345" } }),
    ["ERROR MOBILE_FORMAT principal.emergencyPhone"],
  ],
  ["应急电话是座机", {}, of({ principal: { emergencyPhone: "0571-88880002" } }), []],
  [
    "网站负责人身份证少几位",
    {},
    of({ website: { managerIdNumber: "330106198001011" } }),
    ["ERROR ID_CARD_FORMAT website.managerIdNumber"],
  ],
  [
    "网站负责人身份证校验位不符",
    {},
    of({ website: { managerIdNumber: "330106198001010014" } }),
    ["ERROR ID_CARD_CHECK_DIGIT website.managerIdNumber"],
  ],
  [
    "北京座机只有七位",
    {},
    of({ principal: { officePhone: "010-6552998" } }),
    ["ERROR OFFICE_PHONE_FORMAT principal.officePhone"],
  ],
  ["座机带各种分机", {}, of({ principal: { officePhone: "86-571-88880001*8001" } }), []],

  [
    "执照已过期",
    {},
    of({ subject: { certificate: { validUntil: "2020-01-01" } } }),
    ["ERROR EXPIRED subject.certificate.validUntil"],
  ],
  [
    "执照昨天到期",
    {},
    of({ subject: { certificate: { validUntil: "2026-11-23" } } }),
    ["ERROR EXPIRED subject.certificate.validUntil"],
  ],
  ["执照当天到期", {}, of({ subject: { certificate: { validUntil: "2026-11-24" } } }), []],
  ["负责人证件已过期", {}, of({ principal: { idValidUntil: "2024-02-29" } }), ["ERROR EXPIRED principal.idValidUntil"]],
  ["域名已过期", {}, of({ website: { domainExpiresOn: "2026-11-01" } }), ["ERROR EXPIRED website.domainExpiresOn"]],
  [
    "注册日期在将来",
    {},
    of({ subject: { certificate: { registeredOn: "2030-01-01" } } }),
    ["ERROR DATE_AHEAD subject.certificate.registeredOn"],
  ],
  [
    "实名日期在将来",
    {},
    of({ website: { domainRealNameOn: "2026-11-25" } }),
    ["ERROR DATE_AHEAD website.domainRealNameOn"],
  ],
  ["出生日期在将来", {}, of({ principal: { birthDate: "2027-01-01" } }), ["ERROR DATE_AHEAD principal.birthDate"]],

  [
    "出生日期与身份证号码不一致",
    {},
    of({ principal: { idNumber: man, birthDate: "1980-10-01" } }),
    ["ERROR BIRTH_DATE_MISMATCH principal.birthDate"],
  ],
  ["出生日期与身份证号码一致", {}, of({ principal: { idNumber: man, birthDate: "1980-01-01" } }), []],
  [
    "个人的负责人另有其人",
    {},
    altered(individual, { principal: { name: "王五" } }),
    ["ERROR INDIVIDUAL_PRINCIPAL_ELSE principal.name"],
  ],
  [
    "个人的证件与负责人的号码不是一个",
    {},
    altered(paper("ID_CARD", man), { principal: { idNumber: woman } }),
    ["ERROR INDIVIDUAL_PRINCIPAL_ELSE principal.idNumber"],
  ],
  [
    "是同一人，姓名不同",
    {},
    manager({ managerIsPrincipal: true, managerName: "李四" }),
    ["ERROR MANAGER_CONTRADICTION website.managerName"],
  ],
  ["是同一人，姓名写法不同", {}, manager({ managerIsPrincipal: true, managerName: "张\u3000三" }), []],
  [
    "是同一人，号码不同",
    {},
    manager({ managerIsPrincipal: true, managerName: "张三", managerIdNumber: woman }, { idNumber: man }),
    ["ERROR MANAGER_CONTRADICTION website.managerIdNumber"],
  ],
  [
    "不是同一人，号码相同",
    {},
    manager({ managerIsPrincipal: false, managerName: "张三", managerIdNumber: man }, { idNumber: man }),
    ["ERROR MANAGER_CONTRADICTION website.managerIsPrincipal"],
  ],
  [
    "不是同一人，都是法定代表人",
    {},
    manager({ managerIsPrincipal: false, managerIsLegalRepresentative: true }),
    ["ERROR MANAGER_CONTRADICTION website.managerIsPrincipal"],
  ],
  ["不是同一人，同名", {}, manager({ managerIsPrincipal: false, managerName: "张三" }), []],
  [
    "地址的城市不在该省",
    {},
    of({ subject: { certificate: { address: "浙江省南昌市西湖区文三路 1 号" } } }),
    ["ERROR ADDRESS_CONTRADICTION subject.certificate.address"],
  ],
  [
    "通信地址的城市不在该省",
    {},
    of({ subject: { communicationAddress: "浙江省 南京市玄武区 1 号" } }),
    ["ERROR ADDRESS_CONTRADICTION subject.communicationAddress"],
  ],
  ["姓名填数字", {}, of({ principal: { name: "张三1" } }), ["ERROR NAME_FORMAT principal.name"]],
  ["名称只有符号", {}, of({ website: { managerName: "——" } }), ["ERROR NAME_FORMAT website.managerName"]],
  ["少数民族姓名的点", {}, of({ principal: { name: "买买提•吐尔逊" } }), []],
];
