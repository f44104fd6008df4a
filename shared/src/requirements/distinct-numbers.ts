import { individuals, organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const numbers = integer({
  minimum: 1,
  maximum: 4,
  unit: { zh: "个", en: "numbers" },
  words: (count) => ({ zh: `至少 ${count} 个不同号码`, en: `${count} different numbers or more` }),
});

export const organisationDistinctNumbersOnePerson = defineRequirement({
  key: "organisation-distinct-numbers-one-person",
  topic: "CONTACT",
  title: { zh: "两职同人的号码个数", en: "Numbers where one person has both posts" },
  description: {
    zh: "主体负责人与网站负责人是同一人时，单位至少须填几个不同的联系号码。",
    en: "How many different numbers an organisation gives where principal and website manager are one person.",
  },
  appliesTo: organisations,
  value: numbers,
});

export const organisationDistinctNumbersTwoPersons = defineRequirement({
  key: "organisation-distinct-numbers-two-persons",
  topic: "CONTACT",
  title: { zh: "两职不同人的号码个数", en: "Numbers where two persons are in charge" },
  description: {
    zh: "主体负责人与网站负责人不是同一人时，单位至少须填几个不同的联系号码。",
    en: "How many different numbers an organisation gives where principal and website manager are two persons.",
  },
  appliesTo: organisations,
  value: numbers,
});

export const individualDistinctNumbers = defineRequirement({
  key: "individual-distinct-numbers",
  topic: "CONTACT",
  title: { zh: "个人的号码个数", en: "Numbers of an individual" },
  description: {
    zh: "个人备案至少须填几个不同的联系号码。",
    en: "How many different numbers an individual gives.",
  },
  appliesTo: individuals,
  value: numbers,
});
