import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const estimate = integer({
  minimum: 1,
  maximum: 90,
  unit: { zh: "天", en: "days" },
  words: (days) => ({ zh: `约 ${days} 天`, en: `about ${days} days` }),
});

export const reviewDaysShortest = defineRequirement({
  key: "review-days-shortest",
  topic: "PROCESS",
  title: { zh: "管局审核最短天数", en: "Shortest review" },
  description: {
    zh: "管局审核大约最少需要多少天（估计，不是承诺）。",
    en: "How many days a review by the administration takes at least: an estimate, no promise.",
  },
  appliesTo: everybody,
  value: estimate,
});

export const reviewDaysLongest = defineRequirement({
  key: "review-days-longest",
  topic: "PROCESS",
  title: { zh: "管局审核最长天数", en: "Longest review" },
  description: {
    zh: "管局审核大约最多需要多少天（估计，不是承诺）。",
    en: "How many days a review by the administration takes at most: an estimate, no promise.",
  },
  appliesTo: everybody,
  value: estimate,
});
