import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const filingProvinceChange = defineRequirement({
  key: "filing-province-change",
  topic: "PROCESS",
  title: { zh: "备案省份的变更", en: "Changing the province" },
  description: {
    zh: "主体搬到外省后，备案省份如何变更。",
    en: "How the province of a filing is changed.",
  },
  appliesTo: everybody,
  value: choice({
    CANCEL_AND_REFILE: { zh: "不能变更，须注销后重新备案", en: "can't be changed: cancel and file anew" },
    ALLOWED: { zh: "可以变更", en: "can be changed" },
  }),
});
