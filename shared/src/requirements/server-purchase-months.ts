import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

export const serverPurchaseMonths = defineRequirement({
  key: "server-purchase-months",
  topic: "PROCESS",
  title: { zh: "备案用的云服务器", en: "Server for the filing" },
  description: {
    zh: "备案所用的境内服务器至少须购买几个月。",
    en: "For how many months at least the mainland server of the filing is bought.",
  },
  appliesTo: everybody,
  value: integer({
    minimum: 1,
    maximum: 60,
    unit: { zh: "个月", en: "months" },
    words: (count) => ({ zh: `至少购买 ${count} 个月`, en: `bought for ${count} months or more` }),
  }),
});
