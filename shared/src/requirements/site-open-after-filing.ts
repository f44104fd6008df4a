import { individuals, organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const values = choice({
  MUST_OPEN: { zh: "已备案网站须能打开，并挂备案号", en: "has to open and show the filing number" },
  NUMBER_IF_OPEN: {
    zh: "开站的须内容相符，并挂备案号",
    en: "where open, fits the subject and shows the filing number",
  },
  COMPLIANT_OR_CLOSED: {
    zh: "内容相符并挂备案号，否则关站",
    en: "fits the subject and shows the filing number, or is closed",
  },
  MAY_CLOSE_IF_UNBUILT: {
    zh: "未建好可关站，建好须挂备案号",
    en: "may stay closed until built, then shows the filing number",
  },
});

export const organisationSiteOpenAfterFiling = defineRequirement({
  key: "organisation-site-open-after-filing",
  topic: "WEBSITE",
  title: { zh: "单位已备案网站的状态", en: "Organisation's sites on record" },
  description: {
    zh: "单位已备案的网站是否须能打开，打开时须怎样。",
    en: "Whether an organisation's sites on record have to open, and what they show then.",
  },
  appliesTo: organisations,
  value: values,
});

export const individualSiteOpenAfterFiling = defineRequirement({
  key: "individual-site-open-after-filing",
  topic: "WEBSITE",
  title: { zh: "个人已备案网站的状态", en: "Individual's sites on record" },
  description: {
    zh: "个人已备案的网站是否须能打开，打开时须怎样。",
    en: "Whether an individual's sites on record have to open, and what they show then.",
  },
  appliesTo: individuals,
  value: values,
});
