import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

export const changeAfterAccessDays = defineRequirement({
  key: "change-after-access-days",
  topic: "PROCESS",
  title: { zh: "接入后变更的期限", en: "Time to change after access" },
  description: {
    zh: "先接入后变更的，须在多少个工作日内完成变更。",
    en: "Within how many working days the data are changed where access came first.",
  },
  appliesTo: organisations,
  value: integer({
    minimum: 1,
    maximum: 365,
    unit: { zh: "个工作日", en: "working days" },
    words: (days) => ({ zh: `${days} 个工作日内变更`, en: `within ${days} working days` }),
  }),
});
