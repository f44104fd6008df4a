import { individuals, organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const years = integer({
  minimum: 0,
  maximum: 18,
  unit: { zh: "周岁", en: "years" },
  words: (age) => ({ zh: `满 ${age} 周岁`, en: `${age} or over` }),
});

export const organisationMinimumAgeWithPapers = defineRequirement({
  key: "organisation-minimum-age-with-papers",
  topic: "PRINCIPAL",
  title: { zh: "单位负责人持材料的最低年龄", en: "Lowest age with papers, organisation" },
  description: {
    zh: "单位的负责人未满 18 周岁但有证明材料时，最低须满多少周岁。",
    en: "How old a person in charge of an organisation has to be where the papers asked of minors are given.",
  },
  appliesTo: organisations,
  value: years,
});

export const individualMinimumAgeWithPapers = defineRequirement({
  key: "individual-minimum-age-with-papers",
  topic: "PRINCIPAL",
  title: { zh: "个人持材料的最低年龄", en: "Lowest age with papers, individual" },
  description: {
    zh: "未满 18 周岁的个人有证明材料时，最低须满多少周岁。",
    en: "How old an individual has to be where the papers asked of minors are given.",
  },
  appliesTo: individuals,
  value: years,
});
