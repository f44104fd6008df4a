import { fact } from "../cures/candidate.ts";
import { organisations } from "../filing/vocabulary.ts";
import { failed, notApplicable, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const licenceNeeded = defineFinding({
  code: "ENTERPRISE_NEEDS_LICENCE",
  meaning: {
    zh: "企业用组织机构代码证备案，而该省只收营业执照。",
    en: "An enterprise files with an organisation code certificate where the province takes only its licence.",
  },
  message: {
    zh: "该省的企业须用营业执照备案。",
    en: "In this province an enterprise files with its business licence.",
  },
  remedy: { zh: "请改用营业执照。", en: "File with the business licence." },
  cures: ({ path }) => [fact(path, "BUSINESS_LICENSE")],
});

export const organisationCertificateType = defineRequirement({
  key: "organisation-certificate-type",
  topic: "MATERIALS",
  title: { zh: "单位用哪种证件", en: "Kind of an organisation's certificate" },
  description: {
    zh: "企业是否只能用营业执照，没有执照的单位用什么证件。",
    en: "Whether an enterprise files with its licence only, and what those without a licence file with.",
  },
  appliesTo: organisations,
  value: choice({
    LICENCE_ONLY: { zh: "企业只收营业执照", en: "an enterprise's licence only" },
    LICENCE_ELSE_ORG_CODE: {
      zh: "企业用营业执照，无执照的单位用组织机构代码证",
      en: "an enterprise's licence; the organisation code certificate of those without",
    },
  }),
  findings: [licenceNeeded],
  check(value, { filing }) {
    const { nature, certificate } = filing.subject;
    if (nature === "ENTERPRISE")
      return certificate.type === "ORG_CODE_CERT"
        ? failed(finding(licenceNeeded, ["subject", "certificate", "type"]))
        : passed;
    if (value === "LICENCE_ONLY") return notApplicable;
    return certificate.type === "ORG_CODE_CERT" ? passed : undecided;
  },
});
