import { becomes } from "../cures/candidate.ts";
import { organisations } from "../filing/vocabulary.ts";
import { failed, notApplicable, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const letterMissing = defineFinding({
  code: "WEBSITE_MANAGER_LETTER_MISSING",
  meaning: {
    zh: "网站负责人没有该省要求的授权书。",
    en: "The website manager has no letter of authorisation where the province wants one.",
  },
  message: {
    zh: "该省要求网站负责人提供授权书。",
    en: "In this province this website manager needs a letter of authorisation.",
  },
  remedy: {
    zh: "请提供网站负责人授权书，或改由无须授权的人担任。",
    en: "Provide the letter, or name somebody who needs none.",
  },
  cures: becomes(true),
});

export const websiteManagerLetter = defineRequirement({
  key: "website-manager-letter",
  topic: "MATERIALS",
  title: { zh: "网站负责人授权书", en: "Website manager's letter of authorisation" },
  description: {
    zh: "单位的网站负责人在什么情况下须提供授权书。",
    en: "When an organisation's website manager needs a letter of authorisation.",
  },
  appliesTo: organisations,
  value: choice({
    IF_NOT_LEGAL_REP: { zh: "不是法定代表人的须有授权书", en: "unless it is the legal representative" },
    IF_NOT_PRINCIPAL: { zh: "不是主体负责人的须有授权书", en: "unless it is the principal" },
    NOT_NEEDED: { zh: "无须授权书", en: "never" },
  }),
  findings: [letterMissing],
  check(value, { filing }) {
    if (value === "NOT_NEEDED") return passed;
    if (filing.website === undefined) return notApplicable;
    const { managerIsPrincipal, managerHasAuthorisationLetter } = filing.website;
    const managerIsLegalRep = managerIsPrincipal
      ? filing.principal.isLegalRepresentative
      : filing.website.managerIsLegalRepresentative;
    const needsNone = value === "IF_NOT_LEGAL_REP" ? managerIsLegalRep : managerIsPrincipal;
    if (needsNone || managerHasAuthorisationLetter) return passed;
    if (needsNone === undefined || managerHasAuthorisationLetter === undefined) return undecided;
    return failed(finding(letterMissing, ["website", "managerHasAuthorisationLetter"]));
  },
});
