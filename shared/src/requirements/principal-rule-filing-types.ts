import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

export const principalRuleFilingTypes = defineRequirement({
  key: "principal-rule-filing-types",
  topic: "PRINCIPAL",
  title: { zh: "负责人规定适用的备案类型", en: "Filing types that the rule on the principal binds" },
  description: {
    zh: "主体负责人须为法定代表人的规定，对哪些备案类型是强制的。",
    en: "For which filing types the rule on principal and legal representative is binding.",
  },
  appliesTo: organisations,
  value: choices(
    {
      FIRST: { zh: "首次备案", en: "first filing" },
      ADD_SITE: { zh: "新增网站", en: "add a site" },
      ADD_ACCESS: { zh: "新增接入", en: "add access" },
      CHANGE: { zh: "变更备案", en: "change" },
    },
    { none: { zh: "均为建议", en: "none, it is advice" } },
  ),
});
