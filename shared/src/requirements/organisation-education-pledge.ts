import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const organisationEducationPledge = defineRequirement({
  key: "organisation-education-pledge",
  topic: "MATERIALS",
  title: { zh: "不涉及校外培训的承诺", en: "Pledge of no tutoring" },
  description: {
    zh: "名称或经营范围有教育字样、但不做校外培训的单位，须交什么。",
    en: "What an organisation with words of education, but without tutoring, hands in.",
  },
  appliesTo: organisations,
  value: choice({
    SHARED_TEMPLATE: { zh: "须交承诺书，用通用模板", en: "a pledge by the shared template" },
    OWN_TEMPLATE: { zh: "须交承诺书，用本省模板", en: "a pledge by the province's own template" },
    OWN_TEMPLATE_HANDWRITTEN: {
      zh: "须交本省承诺书，并手写规定语句",
      en: "a pledge by the province's own template, with a sentence by hand",
    },
    STATEMENT: { zh: "须交情况说明", en: "a statement" },
  }),
});
