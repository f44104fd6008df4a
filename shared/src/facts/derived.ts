import { cityOfAddress } from "../address/city-of-address.ts";
import { namesARegion } from "../address/region-names.ts";
import { hasRoomNumber } from "../address/room-number.ts";
import type { Facts } from "../filing/facts.ts";
import { ageOn } from "../identifiers/age.ts";
import { checkLandline } from "../identifiers/landline.ts";
import { normalisePhone } from "../identifiers/mobile.ts";
import { isSameName, normaliseCode } from "../identifiers/text.ts";
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
  {
    name: "subject.certificate.city",
    title: { zh: "证件住所所在的城市", en: "The city of the certificate's address" },
    type: text,
    path: ["subject", "certificate", "address"],
    mayBeAbsent: true,
    example: "杭州市",
    read: ({ filing, addressProvince }) =>
      cityOfAddress(filing.subject.certificate.address, addressProvince) ?? undefined,
  },
  {
    name: "subject.communicationAddressProvince",
    title: { zh: "通信地址所在的省份", en: "The province of the contact address" },
    type: province,
    path: ["subject", "communicationAddress"],
    mayBeAbsent: true,
    example: "ZJ",
    read: ({ contactAddress }) => contactAddress?.province ?? undefined,
  },
  {
    name: "subject.communicationAddressCity",
    title: { zh: "通信地址所在的城市", en: "The city of the contact address" },
    type: text,
    path: ["subject", "communicationAddress"],
    mayBeAbsent: true,
    example: "杭州市",
    read: ({ filing: { subject }, contactAddress }) =>
      cityOfAddress(subject.communicationAddress ?? "", contactAddress?.province ?? null) ?? undefined,
  },
  {
    name: "subject.communicationAddressHasRoomNumber",
    title: { zh: "通信地址写到了房间号", en: "The contact address goes to the room's number" },
    type: flag,
    path: ["subject", "communicationAddress"],
    mayBeAbsent: true,
    example: true,
    read: ({ filing: { subject } }) =>
      subject.communicationAddress === undefined ? undefined : hasRoomNumber(subject.communicationAddress),
  },
  {
    name: "principal.officePhoneProvince",
    title: { zh: "座机区号所在的省份", en: "The province of the office phone's area code" },
    type: province,
    path: ["principal", "officePhone"],
    mayBeAbsent: true,
    example: "ZJ",
    read: ({ filing: { principal }, officePhone }) =>
      officePhone?.kind === "LANDLINE" && principal.officePhone !== undefined
        ? (checkLandline(principal.officePhone).province ?? undefined)
        : undefined,
  },
  {
    name: "principal.differentNumbers",
    title: {
      zh: "填写的不同号码的个数（手机、办公电话、应急电话、网站负责人手机）",
      en: "How many different numbers are given: mobile, office phone, emergency phone, website manager's mobile",
    },
    type: number,
    path: ["principal", "emergencyPhone"],
    mayBeAbsent: false,
    example: 2,
    read(facts) {
      const managers = facts.filing.website?.managerMobile;
      return distinctOf([...ownNumbers(facts), managers === undefined ? undefined : normalisePhone(managers)]);
    },
  },
  {
    name: "principal.ownDifferentNumbers",
    title: {
      zh: "主体负责人的不同号码的个数（手机、办公电话、应急电话）",
      en: "How many different numbers the principal gives: mobile, office phone, emergency phone",
    },
    type: number,
    path: ["principal", "emergencyPhone"],
    mayBeAbsent: false,
    example: 2,
    read: (facts) => distinctOf(ownNumbers(facts)),
  },
  {
    name: "website.managerIsSamePerson",
    title: {
      zh: "网站负责人与主体负责人是同一人（未填的按身份证号码和姓名）",
      en: "Website manager and principal are one person, by ID numbers and names unless given",
    },
    type: flag,
    path: ["website", "managerIsPrincipal"],
    mayBeAbsent: true,
    example: true,
    read: managerIsSamePerson,
  },
  {
    name: "website.nameHoldsRegion",
    title: { zh: "网站名称含行政区域名", en: "The website's name holds that of a region" },
    type: flag,
    path: ["website", "name"],
    mayBeAbsent: true,
    example: true,
    read: ({ filing: { website } }) => (website?.name === undefined ? undefined : namesARegion(website.name)),
  },
];

/** The principal's numbers, in the form in which they compare. */
function ownNumbers({ mobile, officePhone, emergencyPhone }: Facts): readonly (string | undefined)[] {
  return [mobile, officePhone?.digits, emergencyPhone?.digits];
}

function distinctOf(numbers: readonly (string | undefined)[]): number {
  return new Set(numbers.filter((number) => number !== undefined)).size;
}

function managerIsSamePerson({ filing, principalIdCard, managerIdCard }: Facts): boolean | undefined {
  const { principal, website } = filing;
  if (website === undefined) return undefined;
  if (website.managerIsPrincipal !== undefined) return website.managerIsPrincipal;
  if (principalIdCard !== null && managerIdCard !== null) return principalIdCard.number === managerIdCard.number;
  return website.managerName === undefined ? undefined : isSameName(website.managerName, principal.name);
}

const unifiedCodeLength = 18;
