import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

export const ordersInReview = defineRequirement({
  key: "orders-in-review",
  topic: "PROCESS",
  title: { zh: "在审订单数", en: "Orders in review" },
  description: {
    zh: "一个主体同时最多可有几个在审的备案订单。",
    en: "How many filing orders of a subject may be in review at once.",
  },
  appliesTo: everybody,
  value: integer({
    minimum: 1,
    maximum: 100,
    unit: { zh: "个", en: "orders" },
    words: (count) => ({ zh: `同时最多 ${count} 个`, en: `${count} at once` }),
  }),
});
