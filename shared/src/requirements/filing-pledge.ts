import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

export const filingPledge = defineRequirement({
  key: "filing-pledge",
  topic: "MATERIALS",
  title: { zh: "备案承诺材料", en: "Pledges" },
  description: { zh: "备案时须提交哪些承诺材料。", en: "Which pledges are handed in with a filing." },
  appliesTo: everybody,
  value: choices(
    {
      FILING_PLEDGE: { zh: "网站备案承诺书", en: "filing pledge" },
      DUTY_NOTICE: { zh: "责任告知书", en: "notice of duties" },
      TRUTH_PLEDGE: { zh: "信息真实性承诺书", en: "pledge of true data" },
      PLEDGE_VIDEO: { zh: "手持承诺书的视频", en: "video with the pledge in hand" },
    },
    { none: { zh: "无须承诺材料", en: "none" } },
  ),
});
