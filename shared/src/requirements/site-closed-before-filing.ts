import { becomes } from "../cures/candidate.ts";
import type { Facts } from "../filing/facts.ts";
import { individuals, organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

const openBeforeFiling = defineFinding({
  code: "SITE_OPEN_BEFORE_FILING",
  meaning: {
    zh: "网站尚未备案就可以打开，而该省要求关闭。",
    en: "The site can be opened before it is filed, where the province wants it closed.",
  },
  message: { zh: "该省要求未备案的网站关闭。", en: "In this province a site stays closed until it is filed." },
  remedy: { zh: "请先关闭网站，备案通过后再开通。", en: "Close the site, and open it once the filing is approved." },
  cures: becomes(false),
});

const closed = boolean({
  yes: { zh: "备案前须关闭", en: "closed until filed" },
  no: { zh: "无此要求", en: "not asked for" },
});

function checkClosed(mustBeClosed: boolean, { filing }: Facts): CheckResult {
  if (!mustBeClosed) return passed;
  const isReachable = filing.website?.isReachable;
  if (isReachable === undefined) return undecided;
  return isReachable ? failed(finding(openBeforeFiling, ["website", "isReachable"])) : passed;
}

export const organisationSiteClosed = defineRequirement({
  key: "organisation-site-closed-before-filing",
  topic: "WEBSITE",
  title: { zh: "单位网站备案前关闭", en: "Organisation's site closed before filing" },
  description: {
    zh: "单位的网站在备案通过前是否须关闭。",
    en: "Whether an organisation's site stays closed until it is filed.",
  },
  appliesTo: organisations,
  // A site that is being given access or changed is filed already.
  filingTypes: ["FIRST", "ADD_SITE"],
  value: closed,
  findings: [openBeforeFiling],
  check: checkClosed,
});

export const individualSiteClosed = defineRequirement({
  key: "individual-site-closed-before-filing",
  topic: "WEBSITE",
  title: { zh: "个人网站备案前关闭", en: "Individual's site closed before filing" },
  description: {
    zh: "个人的网站在备案通过前是否须关闭。",
    en: "Whether an individual's site stays closed until it is filed.",
  },
  appliesTo: individuals,
  filingTypes: ["FIRST", "ADD_SITE"],
  value: closed,
  findings: [openBeforeFiling],
  check: checkClosed,
});
