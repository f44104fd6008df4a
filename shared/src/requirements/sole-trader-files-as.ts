import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const soleTraderFilesAs = defineRequirement({
  key: "sole-trader-files-as",
  topic: "SUBJECT",
  title: { zh: "个体工商户的备案性质", en: "What a sole trader files as" },
  description: {
    zh: "有字号的个体工商户按什么性质备案。",
    en: "As what a sole trader with a trade name files.",
  },
  appliesTo: ["SOLE_TRADER"],
  value: choice({
    ENTERPRISE: { zh: "按企业备案", en: "as an enterprise" },
    INDIVIDUAL: { zh: "按个人备案", en: "as an individual" },
  }),
});
