import { individuals, organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const values = integer({
  minimum: 1,
  maximum: 1000,
  unit: { zh: "个", en: "sites or domains" },
  words: (count) => ({ zh: `超过 ${count} 个时`, en: `beyond ${count} sites or domains` }),
});

export const organisationManySites = defineRequirement({
  key: "organisation-many-sites-over",
  topic: "WEBSITE",
  title: { zh: "单位网站或域名较多时", en: "Organisations with many sites or domains" },
  description: {
    zh: "单位的网站或域名超过几个时，另有手续；是什么手续见说明。",
    en: "Beyond how many sites or domains more is asked of an organisation; the note says what.",
  },
  appliesTo: organisations,
  value: values,
});

export const individualManySites = defineRequirement({
  key: "individual-many-sites-over",
  topic: "WEBSITE",
  title: { zh: "个人网站或域名较多时", en: "Individuals with many sites or domains" },
  description: {
    zh: "个人的网站或域名超过几个时，另有手续；是什么手续见说明。",
    en: "Beyond how many sites or domains more is asked of an individual; the note says what.",
  },
  appliesTo: individuals,
  value: values,
});
