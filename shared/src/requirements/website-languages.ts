import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const websiteLanguages = defineRequirement({
  key: "website-languages-as-they-are",
  topic: "WEBSITE",
  title: { zh: "网站语种", en: "Website languages" },
  description: {
    zh: "网站语种是否须按实际情况勾选。",
    en: "Whether the languages ticked have to be those that the site has.",
  },
  appliesTo: everybody,
  value: boolean({
    yes: { zh: "须按实际语种勾选", en: "the languages that the site really has" },
    no: { zh: "无此要求", en: "not asked for" },
  }),
});
