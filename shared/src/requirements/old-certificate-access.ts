import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const oldCertificateAccess = defineRequirement({
  key: "old-certificate-access",
  topic: "PROCESS",
  title: { zh: "原用旧证备案的", en: "Filings under an old certificate" },
  description: {
    zh: "原备案用的是旧证件号码，接入时如何处理。",
    en: "What to do where the filing on record bears an old certificate number.",
  },
  appliesTo: organisations,
  value: choice({
    ACCESS_THEN_CHANGE: { zh: "可先用旧号码接入，再变更", en: "access with the old number, then change" },
    CANCEL_OR_CHANGE_FIRST: { zh: "须先注销或先变更", en: "cancel or change first" },
  }),
  questions: ["question2"],
});
