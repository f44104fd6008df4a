import { fact } from "../cures/candidate.ts";
import type { PlainDate } from "../dates.ts";
import { addMonths } from "../dates.ts";
import type { Facts } from "../filing/facts.ts";
import { individuals, organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import type { FieldPath } from "../findings/finding.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const expiresSoon = defineFinding<{ months: number }>({
  code: "CERTIFICATE_EXPIRES_SOON",
  meaning: {
    zh: "证件剩余有效期不够该省要求的月数。",
    en: "A certificate has fewer months left than the province asks for.",
  },
  message: ({ months }) => ({
    zh: `证件剩余有效期须有 ${months} 个月。`,
    en: `The certificate has to be valid for ${months} months from now.`,
  }),
  remedy: { zh: "请换发新证件后再提交。", en: "Have the certificate renewed, then file." },
  cures: ({ path, params, facts }) => [fact(path, addMonths(facts.on, params.months))],
});

const months = integer({
  minimum: 1,
  maximum: 120,
  unit: { zh: "个月", en: "months" },
  words: (count) => ({ zh: `还有 ${count} 个月以上`, en: `${count} months or more` }),
});

function checkValidity(validUntil: PlainDate | undefined, least: number, on: PlainDate, path: FieldPath): CheckResult {
  if (validUntil === undefined) return undecided;
  return validUntil >= addMonths(on, least) ? passed : failed(finding(expiresSoon, path, { months: least }));
}

export const organisationCertificateValidity = defineRequirement({
  key: "organisation-certificate-validity-months",
  topic: "MATERIALS",
  title: { zh: "单位证件的剩余有效期", en: "Validity left of an organisation's certificate" },
  description: {
    zh: "单位提交备案时，营业执照等主体证件还须有多长有效期。",
    en: "How long an organisation's licence still has to be valid when it files.",
  },
  appliesTo: organisations,
  value: months,
  findings: [expiresSoon],
  check: (least, { filing, on }) =>
    checkValidity(filing.subject.certificate.validUntil, least, on, ["subject", "certificate", "validUntil"]),
});

const checkPrincipalsId = (least: number, { filing, on }: Facts) =>
  checkValidity(filing.principal.idValidUntil, least, on, ["principal", "idValidUntil"]);

export const organisationIdValidity = defineRequirement({
  key: "organisation-principal-id-validity-months",
  topic: "MATERIALS",
  title: { zh: "单位负责人身份证的剩余有效期", en: "Validity left of the ID of an organisation's people" },
  description: {
    zh: "单位提交备案时，负责人身份证还须有多长有效期。",
    en: "How long the ID of an organisation's people in charge still has to be valid.",
  },
  appliesTo: organisations,
  value: months,
  findings: [expiresSoon],
  check: checkPrincipalsId,
});

export const individualIdValidity = defineRequirement({
  key: "individual-id-validity-months",
  topic: "MATERIALS",
  title: { zh: "个人身份证的剩余有效期", en: "Validity left of an individual's ID" },
  description: {
    zh: "个人提交备案时，身份证还须有多长有效期。",
    en: "How long an individual's ID still has to be valid.",
  },
  appliesTo: individuals,
  value: months,
  findings: [expiresSoon],
  check: checkPrincipalsId,
});
