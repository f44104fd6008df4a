import { correction, fact } from "../cures/candidate.ts";
import { everybody } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { isOldForm, normaliseCertificateNumber } from "../identifiers/certificate-number.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

const outdated = defineFinding({
  code: "LICENSE_NUMBER_OUTDATED",
  meaning: {
    zh: "新增网站时，已备案的证件号码是旧式号码，与现在的 18 位代码不同。",
    en: "A site is added, and the number on record is of an old form where the certificate now has an 18-character code.",
  },
  message: {
    zh: "已备案的是旧证件号码，与现在填写的不一致。",
    en: "The number on record is that of the old certificate and differs from the one given.",
  },
  remedy: {
    zh: "请先提交变更主体，将已备案的证件号码改为新的，再新增网站。",
    en: "Change the subject first, so that the record has the new number; then add the site.",
  },
  cures: ({ facts }) => [fact(["existing", "certificateNumber"], facts.filing.subject.certificate.number)],
});

const mismatch = defineFinding({
  code: "LICENSE_NUMBER_MISMATCH",
  meaning: {
    zh: "新增网站时，填写的证件号码与已备案的不一致，且不是旧式号码换新。",
    en: "A site is added, and the number given differs from the one on record, which isn't of an old form.",
  },
  message: {
    zh: "填写的证件号码与已备案的不一致。",
    en: "The certificate number differs from the one on record.",
  },
  remedy: {
    zh: "请核对证件号码；填写无误的，请联系接入商客服协助处理。",
    en: "Check the number; if it is right, ask the access provider for help.",
  },
  cures: ({ path, facts }) => [
    ...(facts.filing.existing?.certificateNumber === undefined
      ? []
      : [correction(path, facts.filing.existing.certificateNumber)]),
    fact(["existing", "certificateNumber"], facts.filing.subject.certificate.number),
  ],
});

const path = ["subject", "certificate", "number"];
const unifiedCodeLength = 18;

export const certificateNumberMustBeCurrent = defineRequirement({
  key: "certificate-number-must-be-current",
  topic: "SUBJECT",
  title: { zh: "已备案证件号码须与现证件一致", en: "Certificate number on record must be current" },
  description: {
    zh: "新增网站时，已备案的证件号码是否须与现在的证件一致。",
    en: "Whether the certificate number on record has to be that of today's certificate when a site is added.",
  },
  appliesTo: everybody,
  filingTypes: ["ADD_SITE"],
  value: boolean({
    yes: { zh: "须与现证件一致，旧号码先变更", en: "must be current; an old number is changed first" },
    no: { zh: "不要求一致", en: "need not be current" },
  }),
  questions: ["question2"],
  findings: [outdated, mismatch],
  check(mustBeCurrent, { filing }) {
    if (!mustBeCurrent) return passed;
    const recorded = filing.existing?.certificateNumber;
    if (recorded === undefined) return undecided;
    const given = normaliseCertificateNumber(filing.subject.certificate.number);
    if (normaliseCertificateNumber(recorded) === given) return passed;
    const replaced = given.length === unifiedCodeLength && isOldForm(recorded);
    return failed(finding(replaced ? outdated : mismatch, path));
  },
});
