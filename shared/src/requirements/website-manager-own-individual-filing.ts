import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const websiteManagerOwnIndividualFiling = defineRequirement({
  key: "website-manager-own-individual-filing",
  topic: "PRINCIPAL",
  title: { zh: "网站负责人另有个人备案", en: "Website manager with a filing of their own" },
  description: {
    zh: "单位的网站负责人能否另有自己的个人备案。",
    en: "Whether an organisation's website manager may have an individual filing as well.",
  },
  appliesTo: organisations,
  value: boolean({
    yes: { zh: "可另有个人备案", en: "may have one" },
    no: { zh: "不可另有个人备案", en: "may have none" },
  }),
  questions: ["question12"],
});
