import { altered } from "../../filing/filing.example.ts";
import type { Case } from "./case.ts";
import { individual, organisation, outside } from "./case.ts";

const away = { subject: { certificate: { address: outside } } };
const unlocated = { subject: { certificate: { address: "某某大厦 3 层" } } };
const addSite = altered(organisation, { type: "ADD_SITE" });
const current = { "certificate-number-must-be-current": true };
const merged = { "merged-licence-number": "UNIFIED_CODE" };
const legacyNumber = "110108000000016";

const recorded = (certificateNumber: string) => altered(addSite, { existing: { certificateNumber } });
const licence = (type: "BUSINESS_LICENSE" | "LEGACY_BUSINESS_LICENSE", number: string) =>
  altered(organisation, { subject: { certificate: { type, number } } });

const crossProvince = "ERROR PROVINCE_CROSS_ORG_FORBIDDEN subject.certificate.address";
const outdated = "ERROR LICENSE_NUMBER_OUTDATED subject.certificate.number";
const mismatch = "ERROR LICENSE_NUMBER_MISMATCH subject.certificate.number";
const kindMismatch = "ERROR LICENSE_NUMBER_KIND_MISMATCH subject.certificate.number";

export const subjectCases: readonly Case[] = [
  ["单位在本省", { "organisation-filing-province": "CERTIFICATE_PROVINCE_ONLY" }, organisation, []],
  [
    "单位跨省",
    { "organisation-filing-province": "CERTIFICATE_PROVINCE_ONLY" },
    altered(organisation, away),
    [crossProvince],
  ],
  ["单位跨省，不限", { "organisation-filing-province": "ANY" }, altered(organisation, away), []],
  ["单位跨省，没有记载", {}, altered(organisation, away), []],
  [
    "单位的地址看不出省份",
    { "organisation-filing-province": "CERTIFICATE_PROVINCE_ONLY" },
    altered(organisation, unlocated),
    [],
  ],
  [
    "个人跨省，与单位的规则无关",
    { "organisation-filing-province": "CERTIFICATE_PROVINCE_ONLY", "individual-filing-province": "ANY" },
    altered(individual, away),
    [],
  ],

  ["个人在本省", { "individual-filing-province": "LOCAL_ONLY" }, individual, []],
  [
    "个人外省证件，只收本省",
    { "individual-filing-province": "LOCAL_ONLY" },
    altered(individual, away),
    ["ERROR PROVINCE_INDIVIDUAL_ID_MISMATCH subject.certificate.address"],
  ],
  [
    "个人外省证件，没有居住证明",
    { "individual-filing-province": "LOCAL_OR_PROOF" },
    altered(individual, away),
    ["ERROR RESIDENCE_PROOF_MISSING subject.certificate.hasResidenceProof"],
  ],
  [
    "个人外省证件，有居住证明",
    { "individual-filing-province": "LOCAL_OR_PROOF" },
    altered(individual, { subject: { certificate: { address: outside, hasResidenceProof: true } } }),
    [],
  ],
  [
    "个人外省证件，没有记载",
    {},
    altered(individual, away),
    ["WARNING PROVINCE_RULE_UNKNOWN subject.certificate.address"],
  ],
  ["个人本省证件，没有记载", {}, individual, []],
  ["个人外省证件，单位不受其限", { "individual-filing-province": "LOCAL_ONLY" }, altered(organisation, away), []],

  ["新增网站，号码一致", current, recorded("9133 0106-ma27xxxx7u"), []],
  ["新增网站，原为 15 位注册号", current, recorded(legacyNumber), [outdated]],
  ["新增网站，原为 13 位注册号", current, recorded("1101082000001"), [outdated]],
  ["新增网站，原为组织机构代码", current, recorded("71526726-X"), [outdated]],
  ["新增网站，原为另一个 18 位代码", current, recorded("91350100M000100Y43"), [mismatch]],
  [
    "新增网站，现在填的也是旧号码",
    current,
    altered(recorded("1101082000001"), {
      subject: { certificate: { type: "LEGACY_BUSINESS_LICENSE", number: legacyNumber } },
    }),
    [mismatch],
  ],
  ["新增网站，没有填已备案的号码", current, addSite, []],
  ["新增网站，不要求一致", { "certificate-number-must-be-current": false }, recorded(legacyNumber), []],
  ["首次备案不看已备案的号码", current, altered(recorded(legacyNumber), { type: "FIRST" }), []],

  ["三证合一填统一代码", merged, organisation, []],
  ["三证合一填注册号", merged, licence("BUSINESS_LICENSE", legacyNumber), [kindMismatch]],
  ["非三证合一填注册号", merged, licence("LEGACY_BUSINESS_LICENSE", legacyNumber), []],
  ["非三证合一填统一代码", merged, licence("LEGACY_BUSINESS_LICENSE", "91350100M000100Y43"), [kindMismatch]],
  [
    "仍按注册号登记的省份，三证合一填统一代码",
    { "merged-licence-number": "REGISTRATION_NUMBER" },
    organisation,
    [kindMismatch],
  ],
  [
    "仍按注册号登记的省份，三证合一填注册号",
    { "merged-licence-number": "REGISTRATION_NUMBER" },
    licence("BUSINESS_LICENSE", legacyNumber),
    [],
  ],

  [
    "首次备案，主体在其他账号",
    { "subject-one-account": true },
    altered(organisation, { subject: { filedInAnotherAccount: true } }),
    ["ERROR SUBJECT_FILED_ELSEWHERE subject.filedInAnotherAccount"],
  ],
  [
    "新增网站，主体在其他账号",
    { "subject-one-account": true },
    altered(addSite, { subject: { filedInAnotherAccount: true } }),
    ["INFO SUBJECT_FILED_ELSEWHERE subject.filedInAnotherAccount"],
  ],
  ["主体不在其他账号", { "subject-one-account": true }, organisation, []],
  [
    "主体在其他账号，不限",
    { "subject-one-account": false },
    altered(organisation, { subject: { filedInAnotherAccount: true } }),
    [],
  ],

  [
    "证件类型与性质不符",
    {},
    altered(individual, { subject: { certificate: { type: "BUSINESS_LICENSE", number: "91350100M000100Y43" } } }),
    ["ERROR SUBJECT_NATURE_CERTIFICATE_MISMATCH subject.certificate.type"],
  ],
  ["统一代码位数不对", {}, licence("BUSINESS_LICENSE", "9135010"), ["ERROR USCC_FORMAT subject.certificate.number"]],
  [
    "统一代码校验位不符",
    {},
    licence("BUSINESS_LICENSE", "91350100M000100Y44"),
    ["WARNING USCC_CHECK_DIGIT subject.certificate.number"],
  ],
  [
    "注册号位数不对",
    {},
    licence("LEGACY_BUSINESS_LICENSE", "11010800000001"),
    ["ERROR REGNO_FORMAT subject.certificate.number"],
  ],
  [
    "注册号校验位不符",
    {},
    licence("LEGACY_BUSINESS_LICENSE", "110108000000011"),
    ["WARNING REGNO_CHECK_DIGIT subject.certificate.number"],
  ],
];
