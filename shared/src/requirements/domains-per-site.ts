import { individuals, organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const values = choice({
  ONE: { zh: "一个网站只能备一个域名", en: "one domain a site" },
  SEVERAL_WITH_REMARK: {
    zh: "可以有多个域名，须备注指向同一网站",
    en: "several, with the remark that all lead to one site",
  },
  ONE_PREFIX_A_SITE: {
    zh: "前缀不同的域名分开备案，同前缀的须备注指向同一网站",
    en: "names that differ before the suffix are sites of their own",
  },
});

export const organisationDomainsPerSite = defineRequirement({
  key: "organisation-domains-per-site",
  topic: "DOMAIN",
  title: { zh: "单位一个网站的域名数", en: "Domains of an organisation's site" },
  description: {
    zh: "单位的一个网站能否备多个域名。",
    en: "Whether one site of an organisation can have several domains.",
  },
  appliesTo: organisations,
  value: values,
});

export const individualDomainsPerSite = defineRequirement({
  key: "individual-domains-per-site",
  topic: "DOMAIN",
  title: { zh: "个人一个网站的域名数", en: "Domains of an individual's site" },
  description: {
    zh: "个人的一个网站能否备多个域名。",
    en: "Whether one site of an individual can have several domains.",
  },
  appliesTo: individuals,
  value: values,
});
