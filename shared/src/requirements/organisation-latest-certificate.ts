import { fact } from "../cures/candidate.ts";
import { organisations } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const notMerged = defineFinding({
  code: "CERTIFICATE_NOT_MERGED",
  meaning: {
    zh: "营业执照不是多证合一的，而该省只收带统一社会信用代码的新证。",
    en: "The business licence isn't a merged one where the province takes only those with a unified code.",
  },
  message: {
    zh: "该省只收多证合一、带统一社会信用代码的营业执照。",
    en: "This province takes only merged business licences with a unified social credit code.",
  },
  remedy: { zh: "请换领新证后用新证备案。", en: "Exchange the licence for a new one and file with that." },
  cures: ({ path }) => [fact(path, "BUSINESS_LICENSE")],
});

export const organisationLatestCertificate = defineRequirement({
  key: "organisation-latest-certificate",
  topic: "MATERIALS",
  title: { zh: "单位证件的版本", en: "Edition of an organisation's certificate" },
  description: {
    zh: "单位备案所用的证件须是哪一版。",
    en: "Which edition of its certificate an organisation has to file with.",
  },
  appliesTo: organisations,
  value: choice({
    LATEST: { zh: "须用最新证件", en: "the latest" },
    LATEST_MERGED: { zh: "须用最新的多证合一证件", en: "the latest, merged one" },
    UNIFIED_CODE: { zh: "须带统一社会信用代码", en: "one with a unified social credit code" },
    LATEST_IF_IN_REGISTER: {
      zh: "公示系统有新证的须用新证",
      en: "the latest where the public register shows one",
    },
  }),
  findings: [notMerged],
  check(value, { filing }) {
    const { type } = filing.subject.certificate;
    if (value === "LATEST" || value === "LATEST_IF_IN_REGISTER") return undecided;
    if (type === "LEGACY_BUSINESS_LICENSE") return failed(finding(notMerged, ["subject", "certificate", "type"]));
    // Of other papers the type doesn't tell whether they bear the code.
    return type === "BUSINESS_LICENSE" || type === "UNIFIED_CODE_CERT" ? passed : undecided;
  },
});
