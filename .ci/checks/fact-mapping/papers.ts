import type { Holding, Mapping } from "./mapping.ts";
import { byTable, contains, holds, notes, prefixOf, texts } from "./mapping.ts";

/** The facts about certificates, approvals, pledges and other papers. */
export const papers: Readonly<Record<string, Mapping>> = {
  "certificate.rule": (value, subject) => [
    ...scanOf(value),
    ...editionOf(value),
    ...validityOf(value, prefixOf(subject)),
    ...kindOf(value, subject),
    ...strangersOf(value),
  ],
  commitment: ({ documents, document, by, handwritten, seal }) => [
    ...texts(documents).map((paper) => contains("filing-pledge", paper)),
    ...(document === "GD_FILING_PLEDGE" ? [contains("filing-pledge", "FILING_PLEDGE")] : []),
    notes("filing-pledge", by === "PRINCIPAL" ? "主体负责人" : "网站负责人"),
    ...texts(handwritten).map((part) => notes("filing-pledge", part === "DATE" ? "手写日期" : "签名")),
    ...(seal === undefined ? [] : [notes("filing-pledge", "单位盖章"), notes("filing-pledge", "个人按手印")]),
  ],
  "education.notInvolvedPledge": ({ template }) =>
    byTable("organisation-education-pledge", template, {
      SHARED: "SHARED_TEMPLATE",
      OWN: "OWN_TEMPLATE",
      STATEMENT: "STATEMENT",
      OWN_HANDWRITTEN_SENTENCE: "OWN_TEMPLATE_HANDWRITTEN",
    }),
  "government.approval": ({ document, from }) => [
    ...byTable("government-staffing-approval", document ?? "NONE", {
      网站名称审核表: "NAME_REVIEW_FORM",
      网站开办资格申请表: "SITE_OPENING_FORM",
      NONE: from === "STAFFING_OFFICE" ? "APPROVAL_FIRST" : "",
    }),
    ...(from === "STAFFING_OFFICE_SAME_LEVEL" ? [notes("government-staffing-approval", "同级编制部门")] : []),
  ],
  "government.superiorName": ({ must }) =>
    byTable("government-superior-name", must, {
      FULL_NAME_OF_SUPERIOR: "SUPERIOR_FULL_NAME",
      OWN_OR_SUPERIOR_FULL_NAME: "OWN_OR_SUPERIOR_FULL_NAME",
    }),
  "individual.pledgeRemark": ({ required }, _, layer) =>
    byTable("individual-pledge-remark", required, {
      true:
        layer === "NM"
          ? "NO_ORGANISATION_CONTENT_30_CHARACTERS"
          : layer === "GS"
            ? "CONTENT_AND_OPENING"
            : "NO_ORGANISATION_CONTENT",
    }),
  "investor.name": ({ must, ENTERPRISE, OTHERS }) => [
    ...byTable("organisation-investor-name", must, { ORGANISATION_NAME: "ORGANISATION_NAME" }),
    ...byTable("organisation-investor-name", ENTERPRISE, {
      FULL_COMPANY_NAME: "ORGANISATION_NAME",
      LEGAL_REP: "LEGAL_REP",
    }),
    ...(OTHERS === "SUPERIOR_BODY" ? [notes("organisation-investor-name", "上级单位")] : []),
  ],
  "party.confirmation": ({ required, filingTypes, exceptFilingTypes }) =>
    byTable("party-confirmation", required, {
      true:
        texts(filingTypes).join() === "FIRST"
          ? "FIRST_FILING"
          : texts(exceptFilingTypes).includes("CHANGE_WITHOUT_DOMAIN")
            ? "ALL_BUT_CANCELLATION"
            : "",
    }),
  "photo.curtain": ({ background, mustShowBottomText, edgesHidden }) => [
    holds("photo-verification", "CURTAIN"),
    ...(background === undefined ? [] : [notes("photo-verification", String(background))]),
    ...(mustShowBottomText === true ? [notes("photo-verification", "露出幕布底部标语")] : []),
    ...(edgesHidden === true ? [notes("photo-verification", "不露出边缘")] : []),
  ],
  "photo.electronicVerification": ({ supported }) => byTable("photo-verification", supported, { true: "ELECTRONIC" }),
  "preApproval.kinds": ({ kinds, cancelled }) => [
    holds("pre-approval-kinds", texts(kinds)),
    ...texts(cancelled).map((kind) => notes("pre-approval-kinds", cancelledWords[kind] ?? kind)),
  ],
  "preApproval.rule": (value) => [...contentOf(value), ...financeOf(value), ...pledgeOf(value), ...medicalOf(value)],
};

type Value = Parameters<Mapping>[0];

function scanOf(value: Value): readonly Holding[] {
  const key = "organisation-certificate-scan";
  return [
    ...byTable(key, value.colour, { true: texts(value.accept).includes("LICENCE_ORIGINAL_OR_COPY") ? "COLOUR" : "" }),
    ...(value.bracketWidthMustEqualLicence === true ? [notes(key, "括号的全角、半角须与执照一致")] : []),
    ...byTable(key, value.originalOnly, { true: "COLOUR_ORIGINAL" }),
    ...byTable(key, value.colourOriginal, { true: "COLOUR_ORIGINAL" }),
    ...(value.copyNumber === "1/1" ? [notes(key, "(1/1)")] : []),
    ...byTable(key, value.clearScan, { true: "CLEAR" }),
    ...byTable(key, value.copyWithSeal, { true: "SEALED_COPY_ACCEPTED", EXCEPTION: "SEALED_COPY_EXCEPTIONALLY" }),
    ...(value.watermark === "FILING_ONLY" ? [notes(key, "仅用于备案")] : []),
    ...(value.fingerprintOnCopy === true ? [notes("filing-pledge", "身份证复印件也按手印")] : []),
  ];
}

function editionOf(value: Value): readonly Holding[] {
  const key = "organisation-latest-certificate";
  return [
    ...byTable(key, value.latestOnly, { true: "LATEST", THREE_OR_FIVE_IN_ONE: "LATEST_MERGED" }),
    ...byTable(key, value.latestIfInRegister, { true: "LATEST_IF_IN_REGISTER" }),
    ...byTable(key, value.unifiedCodeRequired, { true: "UNIFIED_CODE" }),
    ...(value.abnormalListed === "REFUSED" ? [notes(key, "经营异常")] : []),
    ...(value.revoked === "REFUSED" ? [notes(key, "吊销")] : []),
    ...(value.foreignRepOffice === "ORG_CODE_AS_ENTERPRISE" ? [notes(key, "代表机构用组织机构代码")] : []),
  ];
}

function validityOf(value: Value, prefix: "individual" | "organisation"): readonly Holding[] {
  const certificate = "organisation-certificate-validity-months";
  const id = prefix === "individual" ? "individual-id-validity-months" : "organisation-principal-id-validity-months";
  return [
    ...(value.licenceValidYears === ">1" ? [holds(certificate, 12), notes(certificate, "超过 1 年")] : []),
    ...byTable(id, value.idValidMonths, { ">=3": 3 }),
    ...(value.certAndIdValidMonths === ">3"
      ? [certificate, id].flatMap((key) => [holds(key, 3), notes(key, "超过 3 个月")])
      : []),
  ];
}

function kindOf(value: Value, subject: string): readonly Holding[] {
  const key = "organisation-certificate-type";
  return [
    ...(texts(value.accept).includes("LICENCE") && texts(value.refused).includes("ORG_CODE_CERTIFICATE")
      ? [holds(key, "LICENCE_ONLY")]
      : []),
    ...byTable(key, value.ENTERPRISE, {
      LICENCE: value.OTHERS === "ORG_CODE_CERTIFICATE" ? "LICENCE_ELSE_ORG_CODE" : "",
    }),
    ...byTable(key, value.withoutLicence, { ORG_CODE_CERTIFICATE: "LICENCE_ELSE_ORG_CODE" }),
    ...(subject === "LAW_FIRM" && texts(value.documents).includes("PRACTICE_LICENCE_PAGES")
      ? [holds("law-firm-papers", "PRACTICE_LICENCE_PAGES")]
      : []),
    ...(texts(value.LAW_FIRM).join() === "ORG_CODE_CERTIFICATE,THREE_IN_ONE"
      ? [holds("law-firm-papers", "ORG_CODE_OR_MERGED")]
      : []),
    ...(value.foreignCompany === undefined ? [] : [holds("foreign-company-local-licence", true)]),
    ...(value.medicalPracticeLicence === "NOT_SUBJECT_CERTIFICATE"
      ? [notes("organisation-medical-papers", "不能作主体证件")]
      : []),
    ...(value.certificateAddressLocal === true
      ? [{ ...holds("organisation-filing-province", "CERTIFICATE_PROVINCE_ONLY"), layer: "CN" as const }]
      : []),
    ...(texts(value.only).join() === "RESIDENT_ID_CARD" ? [holds("individual-certificate-types", ["ID_CARD"])] : []),
  ];
}

/** People from abroad, from Hong Kong, Macao and Taiwan. */
function strangersOf(value: Value): readonly Holding[] {
  const key = "hong-kong-macao-taiwan-papers";
  return [
    ...(value.hongKong === "HK_MO_PERMIT" ? [contains(key, "TRAVEL_PERMIT"), notes(key, "香港居民")] : []),
    ...texts(value.hkmotw).map((paper) => contains(key, paper)),
    ...texts(value.refused).flatMap((paper) => {
      const words = refusedWords[paper];
      return words === undefined ? [] : [notes(key, words)];
    }),
    ...(value.taiwanPermit === "number with letters"
      ? [contains(key, "TRAVEL_PERMIT"), notes(key, "带字母的号码")]
      : []),
    ...(value.foreigners === "REFUSED" ? [holds("individual-foreigners", "REFUSED")] : []),
    ...(texts(value.foreigners).join() === "RESIDENCE_PERMIT,STAY_FORM,PASSPORT"
      ? [holds("individual-foreigners", "RESIDENCE_PAPERS")]
      : []),
    ...byTable("individual-foreigners", value.foreigner, { PASSPORT: "PASSPORT" }),
    ...(value.mainland === "ID_CARD" ? [contains("individual-certificate-types", "ID_CARD", "PASSPORT")] : []),
  ];
}

function contentOf(value: Value): readonly Holding[] {
  const key = "organisation-licensed-content";
  const { scopes } = value;
  return [
    ...(value.scope === "广播电视节目制作" ? [contains(key, "BROADCAST")] : []),
    ...(value.game === undefined ? [] : [contains(key, "GAME")]),
    ...(value.game === "REMARK_ISBN_NUMBER" ? [notes(key, "备注版号")] : []),
    ...(value.travelAgency === "TRAVEL_LICENCE" ? [contains(key, "TRAVEL")] : []),
    ...(value.domainPrefixGame === "APPROVAL_OR_REMARK" ? [notes(key, "域名前缀涉及游戏")] : []),
    ...(value.religion === "RELIGIOUS_AFFAIRS_APPROVAL" ? [contains(key, "RELIGION")] : []),
    ...(typeof scopes === "object" && scopes !== null
      ? [
          holds("organisation-not-involved-pledge", "BY_SCOPE"),
          ...Object.keys(scopes).map((scope) => scopeHoldings[scope] ?? notes(key, scope)),
        ]
      : []),
  ];
}

function financeOf(value: Value): readonly Holding[] {
  const key = "organisation-finance-approval";
  return [
    ...byTable(key, value.without, { REFUSED: texts(value.financeWords).length > 0 ? "APPROVAL_ONLY" : "" }),
    ...(Array.isArray(value.financeWords)
      ? []
      : byTable(key, value.financeWords, { LICENCE_OR_TWO_PLEDGES: "APPROVAL_OR_PLEDGE" })),
    ...(value.financeWords === "LICENCE_OR_TWO_PLEDGES" ? [notes(key, "两份承诺书")] : []),
    ...byTable(key, value.except, { FINANCE: "APPROVAL_ONLY" }),
    ...byTable(key, value.finance, { QUALIFICATION_OR_PLEDGE: "APPROVAL_OR_PLEDGE" }),
  ];
}

function pledgeOf(value: Value): readonly Holding[] {
  const key = "organisation-not-involved-pledge";
  return [
    ...byTable(key, value.pledge, { REFUSED: "REFUSED", ACCEPTED: "PLEDGE_ACCEPTED" }),
    ...byTable(key, value.pledgeRequired, { true: "CONSULT_AND_PLEDGE" }),
    ...(value.byPhoneConsultation === true ? [notes(key, "电话咨询")] : []),
    ...byTable(key, value.culturePledge, { ACCEPTED_FOR_文化: "PLEDGE_ACCEPTED" }),
    ...(value.remarkAlways === undefined ? [] : [notes(key, "所有订单都须备注")]),
    ...byTable(key, value.statement, { REFUSED: value.action === "REDUCE_SCOPE" ? "REFUSED" : "" }),
    ...byTable(key, value.remarkNotInvolved, { true: "REMARK" }),
  ];
}

function medicalOf(value: Value): readonly Holding[] {
  const key = "organisation-medical-papers";
  return [
    ...texts(value.hospital).map((paper) => contains(key, medicalPapers[paper] ?? paper)),
    ...texts(value.hospitalRemark).flatMap((part) => [
      contains(key, "PRACTICE_LICENCE_REMARK"),
      notes(key, licenceParts[part] ?? part),
    ]),
    ...(value.upload === true ? [contains(key, "PRACTICE_LICENCE"), notes(key, "上传")] : []),
  ];
}

const cancelledWords: Readonly<Record<string, string>> = {
  EDUCATION: "教育",
  HEALTH_CARE: "医疗保健",
  BBS: "电子公告",
};
const refusedWords: Readonly<Record<string, string>> = { HK_ID: "香港身份证", PASSPORT_OF_HK: "香港护照" };
const scopeHoldings: Readonly<Record<string, Holding>> = {
  影视制作: contains("organisation-licensed-content", "BROADCAST"),
  图书期刊音像: contains("organisation-licensed-content", "PUBLICATION"),
  药品医疗器械: contains("organisation-licensed-content", "DRUG"),
  互联网游戏服务: contains("organisation-licensed-content", "GAME"),
};
const medicalPapers: Readonly<Record<string, string>> = {
  MEDICAL_PRACTICE_LICENCE: "PRACTICE_LICENCE",
  MEDICAL_AD_REVIEW: "AD_REVIEW",
};
const licenceParts: Readonly<Record<string, string>> = {
  ISSUE_DATE: "发证日期",
  VALID_TO: "有效期",
  ISSUER: "发证机关",
  NUMBER: "证号",
};
