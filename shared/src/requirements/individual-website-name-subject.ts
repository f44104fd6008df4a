import { individuals } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const individualWebsiteNameSubject = defineRequirement({
  key: "individual-website-name-subject",
  topic: "WEBSITE",
  title: { zh: "个人网站名称与主体的关系", en: "Individual's website name and the subject" },
  description: {
    zh: "个人的网站名称是否须与内容一致、符合个人性质。",
    en: "Whether an individual's website name has to fit its content and an individual.",
  },
  appliesTo: individuals,
  value: boolean({
    yes: { zh: "须与内容一致、符合个人性质", en: "in keeping with the content and with an individual" },
    no: { zh: "无此要求", en: "not asked for" },
  }),
});
