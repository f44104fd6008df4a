import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const websiteNameAsFiled = defineRequirement({
  key: "website-name-as-filed",
  topic: "WEBSITE",
  title: { zh: "网站名称须一致", en: "Website name the same everywhere" },
  description: { zh: "填报的网站名称须与什么一致。", en: "What the website name in the filing has to agree with." },
  appliesTo: everybody,
  value: choice({
    ACTUAL_NAME: { zh: "报备名称与网站实际名称一致", en: "the name filed is the one that the site bears" },
    FILED_NAME_ON_ACCESS: { zh: "接入时与已备案名称一致", en: "when adding access, the name is the one on record" },
  }),
});
