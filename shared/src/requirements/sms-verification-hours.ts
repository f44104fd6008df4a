import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

export const smsVerificationHours = defineRequirement({
  key: "sms-verification-hours",
  topic: "PROCESS",
  title: { zh: "短信核验时限", en: "Time for the SMS verification" },
  description: {
    zh: "须在收到短信后多少小时内完成核验。",
    en: "Within how many hours the SMS verification is done.",
  },
  appliesTo: everybody,
  questions: ["question14"],
  value: integer({
    minimum: 1,
    maximum: 240,
    unit: { zh: "小时", en: "hours" },
    words: (hours) => ({ zh: `${hours} 小时内`, en: `within ${hours} hours` }),
  }),
});
