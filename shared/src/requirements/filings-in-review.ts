import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

export const filingsInReview = defineRequirement({
  key: "filings-in-review",
  topic: "PROCESS",
  title: { zh: "同时在审的订单", en: "Filings in review at a time" },
  description: {
    zh: "一个主体同时最多有几个在审订单。",
    en: "How many filings of one subject can be in review at a time.",
  },
  appliesTo: everybody,
  value: integer({
    minimum: 1,
    maximum: 100,
    unit: { zh: "个订单", en: "filings" },
    words: (count) => ({ zh: `同时最多 ${count} 个`, en: `at most ${count} at a time` }),
  }),
});
