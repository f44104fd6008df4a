import { individuals } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const individualForeigners = defineRequirement({
  key: "individual-foreigners",
  topic: "MATERIALS",
  title: { zh: "外国人以个人备案", en: "Foreigners filing as individuals" },
  description: {
    zh: "外国人能否以个人名义备案，用什么证件。",
    en: "Whether foreigners can file as individuals, and with what.",
  },
  appliesTo: individuals,
  value: choice({
    REFUSED: { zh: "不予备案", en: "not taken" },
    PASSPORT: { zh: "用护照", en: "with a passport" },
    RESIDENCE_PAPERS: {
      zh: "须有居住证、住宿登记单和护照",
      en: "with residence permit, registration of stay and passport",
    },
  }),
});
