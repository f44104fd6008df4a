import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const annualReview = defineRequirement({
  key: "annual-review",
  topic: "PROCESS",
  title: { zh: "年度审核", en: "Annual review" },
  description: {
    zh: "已备案的主体是否须参加管局的年度审核。",
    en: "Whether filed subjects take part in an annual review by the administration.",
  },
  appliesTo: everybody,
  value: boolean({
    yes: { zh: "须参加年审", en: "required" },
    no: { zh: "无须年审", en: "not required" },
  }),
});
