import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const governmentSuperiorName = defineRequirement({
  key: "government-superior-name",
  topic: "MATERIALS",
  title: { zh: "机关、事业单位的投资者或上级主管单位", en: "Superior body of state bodies" },
  description: {
    zh: "机关、事业单位在“投资者或上级主管单位”一栏填什么。",
    en: "What government bodies and public institutions write as investor or superior body.",
  },
  appliesTo: ["GOVERNMENT", "INSTITUTION"],
  value: choice({
    SUPERIOR_FULL_NAME: { zh: "填上一级主管单位全称", en: "the full name of the superior body" },
    OWN_OR_SUPERIOR_FULL_NAME: { zh: "填本单位或上级单位全称", en: "the full name of the body or of its superior" },
  }),
});
