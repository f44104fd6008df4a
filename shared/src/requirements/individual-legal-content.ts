import { individuals } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const individualLegalContent = defineRequirement({
  key: "individual-legal-content-by-lawyers",
  topic: "MATERIALS",
  title: { zh: "个人网站的法律内容", en: "Legal content of individuals" },
  description: {
    zh: "个人网站讲法律内容，是否须有本地律师资格证。",
    en: "Whether an individual needs a local lawyer's certificate for a site about the law.",
  },
  appliesTo: individuals,
  value: boolean({
    yes: { zh: "须有本地律师资格证", en: "needs a local lawyer's certificate" },
    no: { zh: "无此要求", en: "not asked for" },
  }),
});
