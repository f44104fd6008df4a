import type { Mapping } from "./mapping.ts";
import { byTable, holds, notes, prefixOf } from "./mapping.ts";

/** The facts on sole traders, changes, access, review and the SMS check. */
export const subjectAndProcess: Readonly<Record<string, Mapping>> = {
  "subject.soleTrader": (value) => {
    const { fileAs, withTradeName, withoutTradeName, inPublicRegister, notInRegister } = value;
    const { tradeNameRequired, sealRequired, principal, remark, upload } = value;
    const noName = "sole-trader-without-trade-name";
    return [
      ...byTable("sole-trader-files-as", fileAs ?? withTradeName ?? inPublicRegister, {
        ENTERPRISE: "ENTERPRISE",
        INDIVIDUAL: "INDIVIDUAL",
      }),
      ...byTable(noName, withoutTradeName, {
        INDIVIDUAL: "AS_INDIVIDUAL",
        "legal rep name as subject name": "AS_ENTERPRISE_BY_NAME",
        "legal rep name + reason remark": "AS_ENTERPRISE_BY_NAME",
      }),
      ...(tradeNameRequired === true ? [holds(noName, "RENEW_LICENCE")] : []),
      ...(sealRequired === true ? [holds("sole-trader-seal", true)] : []),
      ...(principal === "LEGAL_REP_ONLY" ? [holds("sole-trader-principal", true)] : []),
      ...(notInRegister === "INDIVIDUAL" ? [notes("sole-trader-files-as", "查不到的按个人")] : []),
      ...(remark === undefined ? [] : [notes(noName, String(remark))]),
      ...(upload === undefined ? [] : [notes(notInRegister === undefined ? noName : "sole-trader-files-as", "执照")]),
    ];
  },
  "subject.singleNumber": ({ max }) => (typeof max === "number" ? [holds("subject-filing-numbers", max)] : []),
  "change.subject": (value) => [
    ...byTable("individual-to-organisation-change", value.individualToEnterprise, {
      ALLOWED: "ALLOWED",
      FORBIDDEN: "FORBIDDEN",
      ONLY_IF_LEGAL_REP: "ONLY_IF_LEGAL_REP",
      ONLY_IF_LEGAL_REP_OR_REMARKED_CASE: "ONLY_IF_LEGAL_REP_OR_REMARK",
      WITH_DOMAIN_CERTIFICATE: "WITH_DOMAIN_CERTIFICATE",
    }),
    ...(value.domainOwnerMustBeEnterprise === true
      ? [notes("individual-to-organisation-change", "域名须已归该单位")]
      : []),
    ...byTable("individual-to-individual-change", value.individualToIndividual, {
      FORBIDDEN: "FORBIDDEN",
      CANCEL_AND_REFILE_IF_OWNER_CHANGED: "CANCEL_AND_REFILE",
    }),
    ...byTable("organisation-to-organisation-change", value.enterpriseToEnterprise ?? value.others, {
      ALLOWED: "ALLOWED",
      FORBIDDEN: "FORBIDDEN",
      RENAME_ONLY: "RENAME_ONLY",
      SAME_LEGAL_REP_ONLY: "SAME_LEGAL_REP_ONLY",
      WITH_REGISTRY_PROOF: "WITH_REGISTRY_PROOF",
    }),
    ...byTable("organisation-to-individual-change", value.enterpriseToIndividual, { FORBIDDEN: "FORBIDDEN" }),
    ...byTable("organisation-to-individual-change", value.soleTraderToLegalRepIndividual, {
      ALLOWED: "SOLE_TRADER_TO_LEGAL_REP",
    }),
    ...byTable("rename-letter", value.document ?? value.rename, { RENAME_LETTER: true }),
  ],
  "change.renameLetter": ({ required }) => (required === true ? [holds("rename-letter", true)] : []),
  "change.kind": ({ changeFiling, changeSite }) =>
    changeFiling === "SUPPORTED" ? byTable("site-change-filing", changeSite, { NOT_SUPPORTED: false }) : [],
  "cancellation.shellSubject": ({ channel, documents, checkAfterWorkingDays }) => [
    ...byTable("shell-subject-cancellation", channel, {
      PROVINCE_SYSTEM_ONLINE: "ONLINE",
      PROVINCE_SERVICE_HALL_FORM: "SERVICE_HALL_FORM",
      PROVINCE_FORM: "FORM",
      MAIL: "MAIL",
    }),
    ...(documents === undefined ? [] : [notes("shell-subject-cancellation", "申请书")]),
    ...(checkAfterWorkingDays === undefined ? [] : [notes("shell-subject-cancellation", "两个工作日后")]),
  ],
  "access.mismatch": (value, subject) => {
    const access = `${prefixOf(subject)}-access-mismatch`;
    const site = "organisation-site-mismatch";
    const { accessThenChange, changeWithinWorkingDays, addAccess, addSite, oldCertificate } = value;
    return [
      ...byTable(access, accessThenChange, { true: "ACCESS_THEN_CHANGE", false: "CHANGE_FIRST" }),
      ...(accessThenChange === false ? [holds(site, "CHANGE_FIRST")] : []),
      ...byTable(access, addAccess, {
        CHANGE_WITHIN_10_WORKING_DAYS: "ACCESS_THEN_CHANGE",
        ACCESS_THEN_CHANGE: "ACCESS_THEN_CHANGE",
      }),
      ...(changeWithinWorkingDays === 10 || addAccess === "CHANGE_WITHIN_10_WORKING_DAYS"
        ? [holds("change-after-access-days", 10)]
        : []),
      ...byTable(site, addSite, { PRINCIPAL_MUST_EQUAL: "SAME_PRINCIPAL", CHANGE_FIRST: "CHANGE_FIRST" }),
      ...byTable("old-certificate-access", oldCertificate, {
        CANCEL_OR_CHANGE_FIRST: "CANCEL_OR_CHANGE_FIRST",
        FILE_OLD_NUMBER_THEN_CHANGE: "ACCESS_THEN_CHANGE",
        FILE_OLD_THEN_CHANGE: "ACCESS_THEN_CHANGE",
      }),
      ...(value.legalRepMismatch === "UPLOAD_ID_THEN_CHANGE" ? [holds(access, "LEGAL_REP_ID_THEN_CHANGE")] : []),
      ...(value.mustEqualOriginal === true ? [holds(access, "CHANGE_FIRST")] : []),
      ...(value.nameMustEqual === true ? [holds(access, "SAME_NAME_THEN_CHANGE")] : []),
    ];
  },
  "access.change": ({ simultaneous }) => (simultaneous === false ? [holds("access-with-change", false)] : []),
  "review.estimateDays": ({ min, max, legalMaxWorkingDays }) => [
    holds("review-days-shortest", Number(min)),
    holds("review-days-longest", Number(max)),
    { ...holds("review-limit-days", Number(legalMaxWorkingDays)), layer: "CN" },
  ],
  "review.limit": ({ regulatorMaxWorkingDays, acceptor }) => [
    holds("review-limit-days", Number(regulatorMaxWorkingDays)),
    ...byTable("provider-review-days", acceptor, { "1-2 working days": 2 }),
  ],
  "sms.verification": ({ from, hours, maxWrong, sixthReturns, exceptFilingTypes }) => [
    { ...holds("sms-verification", true), on: String(from) },
    holds("sms-verification-hours", Number(hours)),
    ...(sixthReturns === true ? [holds("sms-verification-wrong-tries", Number(maxWrong))] : []),
    ...(exceptFilingTypes === undefined ? [] : [notes("sms-verification", "注销接入除外")]),
  ],
  // Pilots are over: the nationwide rule has taken their place.
  "sms.pilotFrom": ({ from, supersededByNational }) => [
    { ...holds("sms-verification", true), on: String(from) },
    ...(supersededByNational === undefined
      ? []
      : [{ ...holds("sms-verification", true), layer: "CN" as const, on: String(supersededByNational) }]),
  ],
  "order.oneInFlight": ({ max }) => [holds("orders-in-review", Number(max))],
  "mobile.oneSubject": ({ max }) => [holds("subjects-per-mobile", Number(max))],
  "province.change": ({ allowed, action }) =>
    allowed === false ? byTable("filing-province-change", action, { CANCEL_AND_REFILE: "CANCEL_AND_REFILE" }) : [],
};
