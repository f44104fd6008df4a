import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const websiteManagerScope = defineRequirement({
  key: "website-manager-scope",
  topic: "PRINCIPAL",
  title: { zh: "网站负责人的任职范围", en: "What a website manager may answer for" },
  description: {
    zh: "同一人担任网站负责人时，限于什么范围。",
    en: "For how much one person may be the website manager.",
  },
  appliesTo: organisations,
  value: choice({
    ONE_COMPANY: { zh: "限一家公司", en: "one company" },
    ONE_ORGANISATION: { zh: "限一个单位", en: "one organisation" },
    ONE_SUBJECT: { zh: "限一个主体", en: "one subject" },
  }),
});
