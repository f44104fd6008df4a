import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const websiteManagerLetterForm = defineRequirement({
  key: "website-manager-letter-form",
  topic: "MATERIALS",
  title: { zh: "网站负责人授权书格式", en: "Form of the website manager's letter" },
  description: {
    zh: "网站负责人授权书是否须用该省的专用格式。",
    en: "Whether the website manager's letter has to use the province's own form.",
  },
  appliesTo: organisations,
  value: boolean({
    yes: { zh: "须用该省专用格式", en: "the province's own form" },
    no: { zh: "不限格式", en: "any form" },
  }),
});
