import { individuals, organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const values = choice({
  CONTENT_MUST_DIFFER: { zh: "可以同名，但内容须不同", en: "allowed where the content differs" },
  REMARK_PURPOSE: { zh: "可以同名，但须详细备注用途", en: "allowed with a full remark on the purpose" },
});

export const organisationDuplicateWebsiteName = defineRequirement({
  key: "organisation-duplicate-website-name",
  topic: "WEBSITE",
  title: { zh: "单位的同名网站", en: "Organisation's websites of the same name" },
  description: {
    zh: "单位的网站与已备案网站同名时，须怎么办。",
    en: "What is asked where an organisation's website has the name of one on record.",
  },
  appliesTo: organisations,
  value: values,
});

export const individualDuplicateWebsiteName = defineRequirement({
  key: "individual-duplicate-website-name",
  topic: "WEBSITE",
  title: { zh: "个人的同名网站", en: "Individual's websites of the same name" },
  description: {
    zh: "个人的网站与已备案网站同名时，须怎么办。",
    en: "What is asked where an individual's website has the name of one on record.",
  },
  appliesTo: individuals,
  value: values,
});
