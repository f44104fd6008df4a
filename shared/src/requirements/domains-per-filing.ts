import { individuals, organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const values = integer({
  minimum: 1,
  maximum: 1000,
  unit: { zh: "个域名", en: "domains" },
  words: (count) => ({ zh: `一次最多 ${count} 个`, en: `at most ${count} in one filing` }),
});

export const organisationDomainsPerFiling = defineRequirement({
  key: "organisation-domains-per-filing",
  topic: "DOMAIN",
  title: { zh: "单位一次提交的域名数", en: "Domains in one filing of an organisation" },
  description: { zh: "单位一次最多提交几个域名。", en: "How many domains an organisation can hand in at once." },
  appliesTo: organisations,
  filingTypes: ["FIRST", "ADD_SITE"],
  value: values,
});

export const individualDomainsPerFirstFiling = defineRequirement({
  key: "individual-domains-per-first-filing",
  topic: "DOMAIN",
  title: { zh: "个人首次备案的域名数", en: "Domains in an individual's first filing" },
  description: { zh: "个人首次备案最多提交几个域名。", en: "How many domains an individual can hand in at first." },
  appliesTo: individuals,
  filingTypes: ["FIRST"],
  value: values,
});
