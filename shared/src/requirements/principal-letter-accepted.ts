import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const principalLetterAccepted = defineRequirement({
  key: "principal-letter-accepted",
  topic: "PRINCIPAL",
  title: { zh: "主体负责人授权书", en: "Letter of authorisation for the principal" },
  description: {
    zh: "主体负责人不是法定代表人时，是否接受授权书。",
    en: "Whether a letter of authorisation is taken where the principal is not the legal representative.",
  },
  appliesTo: organisations,
  value: boolean({
    yes: { zh: "接受授权书", en: "a letter is taken" },
    no: { zh: "不接受授权书", en: "no letter is taken" },
  }),
});
