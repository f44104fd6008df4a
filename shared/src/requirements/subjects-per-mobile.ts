import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

export const subjectsPerMobile = defineRequirement({
  key: "subjects-per-mobile",
  topic: "CONTACT",
  title: { zh: "一个手机可备的主体数", en: "Subjects per mobile" },
  description: {
    zh: "按接入商的口径，同一手机最多可为几个主体备案。",
    en: "How many subjects one mobile may file, by the access provider's own rule.",
  },
  appliesTo: everybody,
  value: integer({
    minimum: 1,
    maximum: 100,
    unit: { zh: "个主体", en: "subjects" },
    words: (count) => ({ zh: `最多 ${count} 个主体`, en: `${count} at most` }),
  }),
  questions: ["question16"],
});
