import { individuals, organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const values = choice({
  ALWAYS: { zh: "须备注网站内容", en: "always" },
  IF_CATEGORY_OTHER: { zh: "服务内容选“其他”时须备注", en: "where the category is 'other'" },
  UNLESS_ORGANISATION_PORTAL: { zh: "除单位门户外都须备注", en: "for all but an organisation's portal" },
});

export const organisationSiteContentRemark = defineRequirement({
  key: "organisation-site-content-remark",
  topic: "WEBSITE",
  title: { zh: "单位网站内容的备注", en: "Remark on an organisation's site" },
  description: {
    zh: "单位何时须在备注中写明网站内容。",
    en: "When an organisation has to remark what its site is about.",
  },
  appliesTo: organisations,
  value: values,
});

export const individualSiteContentRemark = defineRequirement({
  key: "individual-site-content-remark",
  topic: "WEBSITE",
  title: { zh: "个人网站内容的备注", en: "Remark on an individual's site" },
  description: {
    zh: "个人何时须在备注中写明网站内容。",
    en: "When an individual has to remark what the site is about.",
  },
  appliesTo: individuals,
  value: values,
});
