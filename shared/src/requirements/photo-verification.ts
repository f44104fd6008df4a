import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const photoVerification = defineRequirement({
  key: "photo-verification",
  topic: "MATERIALS",
  title: { zh: "现场核验方式", en: "How people are verified" },
  description: { zh: "负责人用哪种方式接受现场核验。", en: "How the persons in charge are verified in person." },
  appliesTo: everybody,
  value: choice({
    ELECTRONIC: { zh: "电子化核验，无须幕布", en: "electronically, without a curtain" },
    CURTAIN: { zh: "幕布照片", en: "by a photo before the curtain" },
  }),
});
