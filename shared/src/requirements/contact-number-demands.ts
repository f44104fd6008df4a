import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

export const contactNumberDemands = defineRequirement({
  key: "contact-number-demands",
  topic: "CONTACT",
  title: { zh: "单位联系号码的要求", en: "Demands on an organisation's numbers" },
  description: {
    zh: "单位负责人填写的联系号码须满足哪些要求。",
    en: "What the numbers of an organisation's people have to be like.",
  },
  appliesTo: organisations,
  value: choices(
    {
      OWN_NUMBER: { zh: "须为本人号码", en: "the person's own" },
      ANSWERED: { zh: "须能接通", en: "answered" },
      NOT_SITE_BUILDER: { zh: "不得为建站公司的号码", en: "not the site builder's" },
    },
    { none: { zh: "无特别要求", en: "no particular demand" } },
  ),
  questions: ["question10"],
});
