import { individuals, organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const values = choice({
  FORBIDDEN: { zh: "不能用行政区域名", en: "names of regions not allowed" },
  WITH_PERMISSION: { zh: "用行政区域名须有许可或授权", en: "names of regions with a permission only" },
});

export const organisationWebsiteNameRegionWords = defineRequirement({
  key: "organisation-website-name-region-words",
  topic: "WEBSITE",
  title: { zh: "单位网站名称中的行政区域名", en: "Names of regions in organisations' website names" },
  description: {
    zh: "单位能否用行政区域名作网站名称。",
    en: "Whether an organisation can call its website by the name of a region.",
  },
  appliesTo: organisations,
  value: values,
});

export const individualWebsiteNameRegionWords = defineRequirement({
  key: "individual-website-name-region-words",
  topic: "WEBSITE",
  title: { zh: "个人网站名称中的行政区域名", en: "Names of regions in individuals' website names" },
  description: {
    zh: "个人能否用行政区域名作网站名称。",
    en: "Whether an individual can call the website by the name of a region.",
  },
  appliesTo: individuals,
  value: values,
});
