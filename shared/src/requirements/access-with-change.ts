import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const accessWithChange = defineRequirement({
  key: "access-with-change",
  topic: "PROCESS",
  title: { zh: "接入时变更信息", en: "Changing data while adding access" },
  description: {
    zh: "办理新增接入时，能否同时变更备案信息。",
    en: "Whether data can be changed in the filing that adds access.",
  },
  appliesTo: everybody,
  value: boolean({
    yes: { zh: "可同时变更", en: "can be changed at once" },
    no: { zh: "不能同时变更", en: "can't be changed at once" },
  }),
  questions: ["question13"],
});
