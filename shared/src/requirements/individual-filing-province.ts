import { becomes } from "../cures/candidate.ts";
import { individuals } from "../filing/vocabulary.ts";
import { failed, passed, undecided, undecidedBecause } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const idMismatch = defineFinding({
  code: "PROVINCE_INDIVIDUAL_ID_MISMATCH",
  meaning: {
    zh: "个人证件地址在外省，而该省只收本省证件。",
    en: "An individual's certificate is of another province where only local ones are taken.",
  },
  message: {
    zh: "个人只能在证件地址所在省份备案。",
    en: "An individual can file only in the province of the certificate's address.",
  },
  remedy: {
    zh: "请改在证件地址所在省份备案。",
    en: "File in the province of the certificate's address.",
  },
});

const residenceProofMissing = defineFinding({
  code: "RESIDENCE_PROOF_MISSING",
  meaning: {
    zh: "个人证件地址在外省，又没有该省要求的居住证明。",
    en: "An individual's certificate is of another province and the proof of residence asked for is missing.",
  },
  message: {
    zh: "证件地址不在该省的个人，须提供当地的居住证明。",
    en: "An individual from another province needs a proof of residence here.",
  },
  remedy: {
    zh: "请提供居住证等证明，或改在证件地址所在省份备案。",
    en: "Provide a residence permit or the like, or file in the province of the certificate's address.",
  },
  cures: becomes(true),
});

const ruleUnknown = defineFinding({
  code: "PROVINCE_RULE_UNKNOWN",
  severity: "WARNING",
  meaning: {
    zh: "个人证件地址在外省，而该省是否接受没有记载。",
    en: "An individual's certificate is of another province, and nothing is recorded on whether it is taken.",
  },
  message: {
    zh: "该省是否接受外省证件的个人备案，没有记载。",
    en: "Whether this province takes individuals from another one is not recorded.",
  },
  remedy: {
    zh: "请先向该省通信管理局或接入商确认。",
    en: "Ask the communications administration or the access provider first.",
  },
});

const path = ["subject", "certificate", "address"];

export const individualFilingProvince = defineRequirement({
  key: "individual-filing-province",
  topic: "SUBJECT",
  title: { zh: "个人的备案省份", en: "Province where an individual files" },
  description: {
    zh: "证件地址不在本省的个人能否在本省备案。",
    en: "Whether an individual whose certificate is of another province can file here.",
  },
  appliesTo: individuals,
  value: choice({
    LOCAL_ONLY: { zh: "仅限本省证件", en: "local certificates only" },
    LOCAL_OR_PROOF: { zh: "外省证件须有居住证明", en: "others with a proof of residence" },
    ANY: { zh: "不限证件省份", en: "certificates of any province" },
  }),
  questions: ["question1"],
  findings: [idMismatch, residenceProofMissing, ruleUnknown],
  dependsOnProvince: true,
  check(value, { filing, addressProvince }, province) {
    if (value === "ANY") return passed;
    if (addressProvince === null) return undecided;
    if (addressProvince === province) return passed;
    if (value === "LOCAL_ONLY") return failed(finding(idMismatch, path));
    return filing.subject.certificate.hasResidenceProof
      ? passed
      : failed(finding(residenceProofMissing, ["subject", "certificate", "hasResidenceProof"]));
  },
  unrecorded: (_, { addressProvince }, province) =>
    addressProvince === null || addressProvince === province ? undecided : undecidedBecause(finding(ruleUnknown, path)),
});
