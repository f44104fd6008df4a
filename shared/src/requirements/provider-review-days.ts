import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

export const providerReviewDays = defineRequirement({
  key: "provider-review-days",
  topic: "PROCESS",
  title: { zh: "接入商初审天数", en: "First check by the provider" },
  description: {
    zh: "接入商初审最长需要多少个工作日。",
    en: "How many working days the access provider's first check takes at most.",
  },
  appliesTo: everybody,
  value: integer({
    minimum: 1,
    maximum: 30,
    unit: { zh: "个工作日", en: "working days" },
    words: (days) => ({ zh: `${days} 个工作日内`, en: `within ${days} working days` }),
  }),
});
