import { ask } from "../cures/candidate.ts";
import { exampleMobile } from "../cures/examples.ts";
import { organisations } from "../filing/vocabulary.ts";
import { failed, notApplicable, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { normalisePhone } from "../identifiers/mobile.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

const mobileSame = defineFinding({
  code: "WEBSITE_MANAGER_MOBILE_SAME",
  meaning: {
    zh: "网站负责人与主体负责人不是同一人，却用了同一手机，而该省不允许。",
    en: "Website manager and principal are two persons with one mobile where the province forbids it.",
  },
  message: {
    zh: "该省要求主体负责人与网站负责人不是同一人时，手机号码不同。",
    en: "In this province principal and website manager need different mobiles, unless they are one person.",
  },
  remedy: { zh: "请填写网站负责人本人的手机号码。", en: "Give the website manager's own mobile." },
  cures: ({ path, facts }) => [ask(path, exampleMobile(facts))],
});

export const websiteManagerMobileDiffers = defineRequirement({
  key: "website-manager-mobile-differs",
  topic: "CONTACT",
  title: { zh: "两位负责人的手机", en: "Mobiles of the two persons in charge" },
  description: {
    zh: "主体负责人与网站负责人不是同一人时，手机号码是否必须不同。",
    en: "Whether principal and website manager need different mobiles where they are two persons.",
  },
  appliesTo: organisations,
  value: boolean({
    yes: { zh: "两人的号码须不同", en: "the two numbers must differ" },
    no: { zh: "两人的号码可以相同", en: "the two may share a number" },
  }),
  findings: [mobileSame],
  check(value, { filing, mobile }) {
    if (!value) return passed;
    const managerMobile = filing.website?.managerMobile;
    const isPrincipal = filing.website?.managerIsPrincipal;
    if (isPrincipal === true) return notApplicable;
    if (isPrincipal === undefined || managerMobile === undefined) return undecided;
    return normalisePhone(managerMobile) === mobile
      ? failed(finding(mobileSame, ["website", "managerMobile"]))
      : passed;
  },
});
