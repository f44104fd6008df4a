import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

export const reviewLimitDays = defineRequirement({
  key: "review-limit-days",
  topic: "PROCESS",
  title: { zh: "管局审核的期限", en: "Limit of the review" },
  description: {
    zh: "管局审核最长不得超过多少个工作日。",
    en: "How many working days a review by the administration may take at most.",
  },
  appliesTo: everybody,
  value: integer({
    minimum: 1,
    maximum: 90,
    unit: { zh: "个工作日", en: "working days" },
    words: (days) => ({ zh: `不超过 ${days} 个工作日`, en: `${days} working days at most` }),
  }),
});
