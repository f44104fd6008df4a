import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const smsVerification = defineRequirement({
  key: "sms-verification",
  topic: "PROCESS",
  title: { zh: "短信核验", en: "SMS verification" },
  description: {
    zh: "提交管局审核前，是否须用手机短信核验。",
    en: "Whether the filing is verified by SMS before the administration reviews it.",
  },
  appliesTo: everybody,
  questions: ["question14"],
  value: boolean({
    yes: { zh: "须短信核验", en: "verified by SMS" },
    no: { zh: "无须短信核验", en: "not verified by SMS" },
  }),
});
