import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

export const principalStandIn = defineRequirement({
  key: "principal-stand-in",
  topic: "PRINCIPAL",
  title: { zh: "可受托的主体负责人", en: "Who may stand in as the principal" },
  description: {
    zh: "法定代表人可委托哪些人担任主体负责人。",
    en: "Whom the legal representative may entrust with being the principal.",
  },
  appliesTo: organisations,
  value: choices(
    {
      SHAREHOLDER: { zh: "股东", en: "a shareholder" },
      SENIOR_MANAGER: { zh: "高级管理人员", en: "a senior manager" },
    },
    { none: { zh: "不可委托他人", en: "nobody" } },
  ),
});
