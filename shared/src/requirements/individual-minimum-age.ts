import { individuals } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { checkMinimumAge, minimumAgeFindings, minimumAgeValues } from "./organisation-minimum-age.ts";

export const individualMinimumAge = defineRequirement({
  key: "individual-minimum-age",
  topic: "PRINCIPAL",
  title: { zh: "个人备案的最低年龄", en: "Minimum age of an individual" },
  description: {
    zh: "个人备案须满多少周岁，满了就不必另交证明材料。",
    en: "The age at which no further papers are asked of an individual.",
  },
  appliesTo: individuals,
  value: minimumAgeValues,
  findings: minimumAgeFindings,
  check: checkMinimumAge,
});
