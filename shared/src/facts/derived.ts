import { ageOn } from "../identifiers/age.ts";
import { normaliseCode } from "../identifiers/text.ts";
import { day, flag, number, option, text } from "../language/type.ts";
import { provinceCodes } from "../provinces.ts";
import type { Fact } from "./fact.ts";

const province = option(provinceCodes);

/** What follows from what the form says; each at the field that it follows from. */
export const derivedFacts: readonly Fact[] = [
  {
    name: "on",
    title: { zh: "提交备案的日期（不填即今天）", en: "The day of handing in (today unless given)" },
    type: day,
    path: ["submittedOn"],
    mayBeAbsent: false,
    example: "2026-11-24",
    read: ({ on }) => on,
  },
  {
    name: "subject.isOrganisation",
    title: { zh: "主体是单位（不是个人）", en: "The subject is an organisation, not an individual" },
    type: flag,
    path: ["subject", "nature"],
    mayBeAbsent: false,
    example: true,
    read: ({ isOrganisation }) => isOrganisation,
  },
  {
    name: "subject.certificate.isUnifiedCode",
    title: { zh: "证件号码有 18 位", en: "The certificate number has 18 characters" },
    type: flag,
    path: ["subject", "certificate", "number"],
    mayBeAbsent: false,
    example: true,
    read: ({ filing }) => normaliseCode(filing.subject.certificate.number).length === unifiedCodeLength,
  },
  {
    name: "subject.certificate.province",
    title: { zh: "证件住所所在的省份", en: "The province of the certificate's address" },
    type: province,
    path: ["subject", "certificate", "address"],
    mayBeAbsent: true,
    example: "ZJ",
    read: ({ addressProvince }) => addressProvince ?? undefined,
  },
  {
    name: "subject.communicationAddressHasHouseNumber",
    title: { zh: "通信地址有门牌号", en: "The contact address has a house number" },
    type: flag,
    path: ["subject", "communicationAddress"],
    mayBeAbsent: true,
    example: true,
    read: ({ contactAddressHasHouseNumber }) => contactAddressHasHouseNumber ?? undefined,
  },
  {
    name: "subject.addressRemarkSaysMostDetailed",
    title: {
      zh: "地址备注说明已为最详细地址",
      en: "The address remark says that the address is the most detailed one",
    },
    type: flag,
    path: ["subject", "addressRemark"],
    mayBeAbsent: false,
    example: true,
    read: ({ remarkSaysMostDetailed }) => remarkSaysMostDetailed,
  },
  {
    name: "principal.age",
    title: { zh: "主体负责人的周岁年龄", en: "The principal's full years of age" },
    type: number,
    path: ["principal", "idNumber"],
    mayBeAbsent: true,
    example: 30,
    read: ({ principalAge }) => principalAge ?? undefined,
  },
  {
    name: "principal.bornOn",
    title: {
      zh: "主体负责人的出生日期（按身份证号码，没有的按填写的日期）",
      en: "The principal's date of birth, by the ID number, or as given where there is none",
    },
    type: day,
    path: ["principal", "birthDate"],
    mayBeAbsent: true,
    example: "1990-01-01",
    read: ({ principalBornOn }) => principalBornOn ?? undefined,
  },
  {
    name: "principal.idProvince",
    title: { zh: "主体负责人身份证号码的签发省份", en: "The province in which the principal's ID number was issued" },
    type: province,
    path: ["principal", "idNumber"],
    mayBeAbsent: true,
    example: "ZJ",
    read: ({ principalIdCard }) => principalIdCard?.issuedIn ?? undefined,
  },
  {
    name: "principal.mobileIsWellFormed",
    title: { zh: "手机号码格式正确", en: "The mobile number is well formed" },
    type: flag,
    path: ["principal", "mobile"],
    mayBeAbsent: false,
    example: true,
    read: ({ mobileIsWellFormed }) => mobileIsWellFormed,
  },
  {
    name: "principal.officePhoneKind",
    title: { zh: "办公电话的种类", en: "What kind of number the office phone is" },
    type: option(["MOBILE", "LANDLINE", "MALFORMED"]),
    path: ["principal", "officePhone"],
    mayBeAbsent: true,
    example: "LANDLINE",
    read: ({ officePhone }) => officePhone?.kind,
  },
  {
    name: "website.registrableDomain",
    title: { zh: "注册的域名（不含子域名）", en: "The domain as registered, without subdomains" },
    type: text,
    path: ["website", "domain"],
    mayBeAbsent: true,
    example: "example.cn",
    read: ({ domain }) => domain?.registrable ?? undefined,
  },
  {
    name: "website.managerAge",
    title: { zh: "网站负责人的周岁年龄", en: "The website manager's full years of age" },
    type: number,
    path: ["website", "managerIdNumber"],
    mayBeAbsent: true,
    example: 30,
    read: ({ managerIdCard, on }) => (managerIdCard?.birthDate ? ageOn(managerIdCard.birthDate, on) : undefined),
  },
  {
    name: "website.managerSex",
    title: { zh: "网站负责人的性别（按身份证号码）", en: "The website manager's sex, by the ID number" },
    type: option(["MALE", "FEMALE"]),
    path: ["website", "managerIdNumber"],
    mayBeAbsent: true,
    example: "MALE",
    read: ({ managerIdCard: card }) => {
      // The last digit of the sequence is odd for men, even for women (GB 11643).
      return card?.birthDate ? (Number(card.number.charAt(16)) % 2 === 1 ? "MALE" : "FEMALE") : undefined;
    },
  },
];

const unifiedCodeLength = 18;
