import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const organisationCertificateScan = defineRequirement({
  key: "organisation-certificate-scan",
  topic: "MATERIALS",
  title: { zh: "单位证件的扫描件", en: "Scan of an organisation's certificate" },
  description: {
    zh: "单位上传的证件扫描件须怎样。",
    en: "What the scan of an organisation's certificate has to be like.",
  },
  appliesTo: organisations,
  value: choice({
    CLEAR: { zh: "须清晰", en: "clear" },
    COLOUR: { zh: "须彩色，原件或复印件", en: "in colour, of the original or a copy" },
    COLOUR_ORIGINAL: { zh: "须原件彩色扫描，不收复印件", en: "of the original, in colour" },
    SEALED_COPY_ACCEPTED: { zh: "可用盖章复印件", en: "a sealed copy will do" },
    SEALED_COPY_EXCEPTIONALLY: { zh: "特殊情况可用盖章复印件", en: "a sealed copy in special cases" },
  }),
});
