import { individuals } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const individualAccessMismatch = defineRequirement({
  key: "individual-access-mismatch",
  topic: "PROCESS",
  title: { zh: "个人信息不一致时的接入", en: "Access where an individual's data differ" },
  description: {
    zh: "个人现有信息与原备案不一致时，能否先接入后变更。",
    en: "Whether an individual whose data differ from the filing on record can add access first and change later.",
  },
  appliesTo: individuals,
  value: choice({
    ACCESS_THEN_CHANGE: { zh: "可先接入后变更", en: "access first, then change" },
    CHANGE_FIRST: { zh: "须先变更或注销，与原备案一致后再接入", en: "change or cancel first; the data must agree" },
  }),
  questions: ["question13"],
});
