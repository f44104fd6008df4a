import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

export const smsVerificationWrongTries = defineRequirement({
  key: "sms-verification-wrong-tries",
  topic: "PROCESS",
  title: { zh: "短信核验可错次数", en: "Wrong tries at the SMS verification" },
  description: {
    zh: "核验时最多可以输错几次，再错即退回。",
    en: "How often the code may be wrong; the next error returns the filing.",
  },
  appliesTo: everybody,
  questions: ["question14"],
  value: integer({
    minimum: 1,
    maximum: 50,
    unit: { zh: "次", en: "times" },
    words: (count) => ({
      zh: `最多错 ${count} 次，再错即退回`,
      en: `${count} wrong tries; the next returns the filing`,
    }),
  }),
});
