import { individuals, organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const values = integer({
  minimum: 1,
  maximum: 1000,
  unit: { zh: "个网站", en: "sites" },
  words: (count) => ({ zh: `满 ${count} 个时须提交`, en: `from ${count} sites on` }),
});

export const organisationSitePlan = defineRequirement({
  key: "organisation-site-plan-from",
  topic: "WEBSITE",
  title: { zh: "单位的网站建设方案书", en: "Organisation's site plan" },
  description: {
    zh: "单位已备案的网站加上本次提交的，满几个时须提交建设方案书。",
    en: "From how many sites on, those on record included, an organisation hands in a plan of the site.",
  },
  appliesTo: organisations,
  value: values,
});

export const individualSitePlan = defineRequirement({
  key: "individual-site-plan-from",
  topic: "WEBSITE",
  title: { zh: "个人的网站建设方案书", en: "Individual's site plan" },
  description: {
    zh: "个人已备案的网站加上本次提交的，满几个时须提交建设方案书。",
    en: "From how many sites on, those on record included, an individual hands in a plan of the site.",
  },
  appliesTo: individuals,
  value: values,
});
