import { everybody } from "../filing/vocabulary.ts";
import { failed, notApplicable, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { normaliseName } from "../identifiers/text.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const forbidden = defineFinding({
  code: "SUBJECT_CHANGE_FORBIDDEN",
  meaning: {
    zh: "变更备案要在个人与单位之间更换主体，而该省不允许。",
    en: "A change would turn an individual's filing into an organisation's, or the reverse, where the province forbids it.",
  },
  message: {
    zh: "该省不允许在个人与单位之间变更主体。",
    en: "In this province a filing can't pass between an individual and an organisation.",
  },
  remedy: { zh: "请先注销原备案，再以新主体备案。", en: "Cancel the filing and file anew as the other subject." },
});

const onlyLegalRep = defineFinding({
  code: "SUBJECT_CHANGE_NEEDS_LEGAL_REP",
  meaning: {
    zh: "个人备案要变更为单位，但该个人不是这家单位的法定代表人，而该省要求是。",
    en: "An individual's filing would become that of an organisation whose legal representative is somebody else.",
  },
  message: {
    zh: "该省只允许个人变更为其担任法定代表人的单位。",
    en: "In this province an individual's filing can pass only to an organisation whose legal representative it is.",
  },
  remedy: { zh: "请先注销原备案，再以新主体备案。", en: "Cancel the filing and file anew as the other subject." },
});

const path = ["existing", "subjectNature"];

export const individualToOrganisationChange = defineRequirement({
  key: "individual-to-organisation-change",
  topic: "PROCESS",
  title: { zh: "个人变更为单位", en: "From an individual to an organisation" },
  description: {
    zh: "个人名下的备案能否变更到单位名下。",
    en: "Whether an individual's filing can be changed into an organisation's.",
  },
  appliesTo: everybody,
  filingTypes: ["CHANGE"],
  value: choice({
    ALLOWED: { zh: "可以变更", en: "allowed" },
    WITH_DOMAIN_CERTIFICATE: { zh: "须有单位的域名证书", en: "with the domain's certificate" },
    ONLY_IF_LEGAL_REP_OR_REMARK: {
      zh: "须为其法定代表人，或备注网站明显属于单位",
      en: "by its legal representative, or with a remark that the site is plainly the organisation's",
    },
    ONLY_IF_LEGAL_REP: { zh: "须为该单位的法定代表人", en: "by its legal representative only" },
    FORBIDDEN: { zh: "不可变更", en: "forbidden" },
  }),
  findings: [forbidden, onlyLegalRep],
  check(value, { filing, names }) {
    const onRecord = filing.existing;
    if (onRecord?.subjectNature === undefined) return undecided;
    if (onRecord.subjectNature !== "INDIVIDUAL" || filing.subject.nature === "INDIVIDUAL") return notApplicable;
    switch (value) {
      case "ALLOWED":
        return passed;
      case "FORBIDDEN":
        return failed(finding(forbidden, path));
      case "WITH_DOMAIN_CERTIFICATE":
        return undecided;
      case "ONLY_IF_LEGAL_REP":
      case "ONLY_IF_LEGAL_REP_OR_REMARK": {
        // A principal who isn't the legal representative doesn't tell who is.
        if (!filing.principal.isLegalRepresentative || onRecord.subjectName === undefined) return undecided;
        if (normaliseName(onRecord.subjectName) === names.principal) return passed;
        return value === "ONLY_IF_LEGAL_REP" ? failed(finding(onlyLegalRep, ["existing", "subjectName"])) : undecided;
      }
    }
  },
});

export const organisationToIndividualChange = defineRequirement({
  key: "organisation-to-individual-change",
  topic: "PROCESS",
  title: { zh: "单位变更为个人", en: "From an organisation to an individual" },
  description: {
    zh: "单位名下的备案能否变更到个人名下。",
    en: "Whether an organisation's filing can be changed into an individual's.",
  },
  appliesTo: everybody,
  filingTypes: ["CHANGE"],
  value: choice({
    ALLOWED: { zh: "可以变更", en: "allowed" },
    SOLE_TRADER_TO_LEGAL_REP: {
      zh: "个体工商户可变更为其法定代表人个人",
      en: "a sole trader's to its legal representative",
    },
    FORBIDDEN: { zh: "不可变更", en: "forbidden" },
  }),
  findings: [forbidden],
  check(value, { filing }) {
    const onRecord = filing.existing?.subjectNature;
    if (onRecord === undefined) return undecided;
    if (onRecord === "INDIVIDUAL" || filing.subject.nature !== "INDIVIDUAL") return notApplicable;
    if (value === "FORBIDDEN") return failed(finding(forbidden, path));
    // Of other organisations the rule for sole traders says nothing.
    return value === "ALLOWED" || onRecord === "SOLE_TRADER" ? passed : undecided;
  },
});

export const individualToIndividualChange = defineRequirement({
  key: "individual-to-individual-change",
  topic: "PROCESS",
  title: { zh: "个人变更为其他个人", en: "From an individual to another" },
  description: {
    zh: "个人名下的备案能否变更到另一个人名下。",
    en: "Whether an individual's filing can be changed into another person's.",
  },
  appliesTo: everybody,
  filingTypes: ["CHANGE"],
  value: choice({
    ALLOWED: { zh: "可以变更", en: "allowed" },
    CANCEL_AND_REFILE: { zh: "须注销后重新备案", en: "cancel and file anew" },
    FORBIDDEN: { zh: "不可变更", en: "forbidden" },
  }),
});

export const organisationToOrganisationChange = defineRequirement({
  key: "organisation-to-organisation-change",
  topic: "PROCESS",
  title: { zh: "单位变更为其他单位", en: "From an organisation to another" },
  description: {
    zh: "单位名下的备案能否变更到另一家单位名下。",
    en: "Whether an organisation's filing can be changed into another organisation's.",
  },
  appliesTo: everybody,
  filingTypes: ["CHANGE"],
  value: choice({
    ALLOWED: { zh: "可以变更", en: "allowed" },
    WITH_REGISTRY_PROOF: { zh: "须有工商证明", en: "with proof of the registry" },
    SAME_LEGAL_REP_ONLY: { zh: "两家法定代表人须相同", en: "between those of one legal representative" },
    RENAME_ONLY: { zh: "只能更名，不能换主体", en: "a new name only, the subject stays" },
    FORBIDDEN: { zh: "不可变更", en: "forbidden" },
  }),
});
