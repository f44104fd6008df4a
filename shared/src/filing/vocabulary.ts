import type { Text } from "../locale.ts";

/** Labels by key, in the order in which people see them. */
type Labels<Key extends string> = Readonly<Record<Key, Text>>;

export const filingTypes = ["FIRST", "ADD_SITE", "ADD_ACCESS", "CHANGE"] as const;
export type FilingType = (typeof filingTypes)[number];
export const filingTypeLabels: Labels<FilingType> = {
  FIRST: { zh: "首次备案", en: "First filing" },
  ADD_SITE: { zh: "新增网站", en: "Add a site" },
  ADD_ACCESS: { zh: "新增接入", en: "Add access" },
  CHANGE: { zh: "变更备案", en: "Change" },
};

export const subjectNatures = [
  "INDIVIDUAL",
  "ENTERPRISE",
  "SOLE_TRADER",
  "GOVERNMENT",
  "INSTITUTION",
  "SOCIAL_ORG",
  "PRIVATE_NON_ENTERPRISE",
  "FOUNDATION",
  "LAW_FIRM",
  "MILITARY",
  "OTHER",
] as const;
export type SubjectNature = (typeof subjectNatures)[number];
export const subjectNatureLabels: Labels<SubjectNature> = {
  INDIVIDUAL: { zh: "个人", en: "Individual" },
  ENTERPRISE: { zh: "企业", en: "Enterprise" },
  SOLE_TRADER: { zh: "个体工商户", en: "Sole trader" },
  GOVERNMENT: { zh: "政府机关", en: "Government body" },
  INSTITUTION: { zh: "事业单位", en: "Public institution" },
  SOCIAL_ORG: { zh: "社会团体", en: "Social organisation" },
  PRIVATE_NON_ENTERPRISE: { zh: "民办非企业单位", en: "Private non-enterprise unit" },
  FOUNDATION: { zh: "基金会", en: "Foundation" },
  LAW_FIRM: { zh: "律师事务所", en: "Law firm" },
  MILITARY: { zh: "国防机构", en: "Military" },
  OTHER: { zh: "其他单位", en: "Other organisation" },
};

/** Every nature but an individual's: what the sources call 单位. */
export const organisations: readonly SubjectNature[] = subjectNatures.filter((nature) => nature !== "INDIVIDUAL");
export const individuals: readonly SubjectNature[] = ["INDIVIDUAL"];
export const everybody: readonly SubjectNature[] = subjectNatures;

export const certificateTypes = [
  "BUSINESS_LICENSE",
  "LEGACY_BUSINESS_LICENSE",
  "UNIFIED_CODE_CERT",
  "ORG_CODE_CERT",
  "INSTITUTION_CERT",
  "SOCIAL_ORG_CERT",
  "ID_CARD",
  "PASSPORT",
  "HK_MO_PERMIT",
  "TW_PERMIT",
  "OTHER",
] as const;
export type CertificateType = (typeof certificateTypes)[number];
export const certificateTypeLabels: Labels<CertificateType> = {
  BUSINESS_LICENSE: { zh: "营业执照（三证合一）", en: "Business licence (merged)" },
  LEGACY_BUSINESS_LICENSE: { zh: "营业执照（非三证合一）", en: "Business licence (not merged)" },
  UNIFIED_CODE_CERT: { zh: "统一社会信用代码证书", en: "Unified social credit code certificate" },
  ORG_CODE_CERT: { zh: "组织机构代码证", en: "Organisation code certificate" },
  INSTITUTION_CERT: { zh: "事业单位法人证书", en: "Institution legal-person certificate" },
  SOCIAL_ORG_CERT: { zh: "社会团体法人登记证书", en: "Social organisation registration" },
  ID_CARD: { zh: "居民身份证", en: "Resident ID card" },
  PASSPORT: { zh: "护照", en: "Passport" },
  HK_MO_PERMIT: { zh: "港澳居民来往内地通行证", en: "Hong Kong and Macao resident's travel permit" },
  TW_PERMIT: { zh: "台湾居民来往大陆通行证", en: "Taiwan resident's travel permit" },
  OTHER: { zh: "其他证件", en: "Other certificate" },
};

/**
 * The certificates that each nature can file with; OTHER fits any, since the list of papers is longer than the types
 * (practice licences, unit codes, registrations). The unified code certificate took the place of the organisation code
 * certificate, so it fits wherever that one does, but for enterprises, whose code stands on the licence.
 */
export const certificatesByNature: Readonly<Record<SubjectNature, readonly CertificateType[]>> = {
  INDIVIDUAL: ["ID_CARD", "PASSPORT", "HK_MO_PERMIT", "TW_PERMIT", "OTHER"],
  ENTERPRISE: ["BUSINESS_LICENSE", "LEGACY_BUSINESS_LICENSE", "ORG_CODE_CERT", "OTHER"],
  SOLE_TRADER: ["BUSINESS_LICENSE", "LEGACY_BUSINESS_LICENSE", "OTHER"],
  GOVERNMENT: ["UNIFIED_CODE_CERT", "ORG_CODE_CERT", "OTHER"],
  INSTITUTION: ["INSTITUTION_CERT", "UNIFIED_CODE_CERT", "ORG_CODE_CERT", "OTHER"],
  SOCIAL_ORG: ["SOCIAL_ORG_CERT", "UNIFIED_CODE_CERT", "ORG_CODE_CERT", "OTHER"],
  PRIVATE_NON_ENTERPRISE: ["UNIFIED_CODE_CERT", "ORG_CODE_CERT", "OTHER"],
  FOUNDATION: ["UNIFIED_CODE_CERT", "ORG_CODE_CERT", "OTHER"],
  LAW_FIRM: ["UNIFIED_CODE_CERT", "ORG_CODE_CERT", "OTHER"],
  MILITARY: ["UNIFIED_CODE_CERT", "ORG_CODE_CERT", "OTHER"],
  OTHER: [
    "BUSINESS_LICENSE",
    "LEGACY_BUSINESS_LICENSE",
    "UNIFIED_CODE_CERT",
    "ORG_CODE_CERT",
    "INSTITUTION_CERT",
    "SOCIAL_ORG_CERT",
    "OTHER",
  ],
};

/** What a filing says its site is for: of the form's list, only the kinds that rules tell apart have a key of their own. */
export const websiteCategories = ["ORGANISATION_PORTAL", "PERSONAL_BLOG", "LISTED", "OTHER"] as const;
export type WebsiteCategory = (typeof websiteCategories)[number];
export const websiteCategoryLabels: Labels<WebsiteCategory> = {
  ORGANISATION_PORTAL: { zh: "单位门户网站", en: "Organisation's portal" },
  PERSONAL_BLOG: { zh: "博客/个人空间", en: "Blog or personal space" },
  LISTED: { zh: "列明的其余类别", en: "Any other kind on the list" },
  OTHER: { zh: "其他", en: "Other" },
};
