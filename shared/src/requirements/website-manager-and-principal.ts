import { becomes } from "../cures/candidate.ts";
import { organisations } from "../filing/vocabulary.ts";
import { failed, notApplicable, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const path = ["website", "managerIsPrincipal"];

const mustBePrincipal = defineFinding({
  code: "WEBSITE_MANAGER_MUST_BE_PRINCIPAL",
  meaning: {
    zh: "主体负责人不是法定代表人，网站负责人又另有其人，而该省要求两者为同一人。",
    en: "The principal isn't the legal representative and the website manager is somebody else, where the province wants one person.",
  },
  message: {
    zh: "主体负责人不是法定代表人时，该省要求网站负责人与其为同一人。",
    en: "In this province a principal who isn't the legal representative has to be the website manager too.",
  },
  remedy: { zh: "请将网站负责人改为主体负责人本人。", en: "Name the principal as the website manager." },
  cures: becomes(true),
});

const mustDiffer = defineFinding({
  code: "WEBSITE_MANAGER_MUST_DIFFER",
  meaning: {
    zh: "主体负责人不是法定代表人，又兼任网站负责人，而该省要求另换他人。",
    en: "The principal isn't the legal representative and is the website manager too, where the province wants another person.",
  },
  message: {
    zh: "主体负责人不是法定代表人时，该省要求网站负责人另由他人担任。",
    en: "In this province a principal who isn't the legal representative may not be the website manager.",
  },
  remedy: { zh: "请另外指定网站负责人。", en: "Name another website manager." },
  cures: becomes(false),
});

export const websiteManagerAndPrincipal = defineRequirement({
  key: "website-manager-and-principal",
  topic: "PRINCIPAL",
  title: {
    zh: "负责人非法定代表人时的网站负责人",
    en: "Website manager where the principal is no legal representative",
  },
  description: {
    zh: "主体负责人不是法定代表人时，网站负责人须与其为同一人，还是须另换他人。",
    en: "Where the principal isn't the legal representative: whether the website manager is the same person or another.",
  },
  appliesTo: organisations,
  value: choice({
    MUST_BE_PRINCIPAL: { zh: "须与主体负责人为同一人", en: "must be the principal" },
    MUST_DIFFER: { zh: "须为主体负责人以外的人", en: "must be another person" },
    MAY_BE_EITHER: { zh: "不限", en: "may be either" },
  }),
  findings: [mustBePrincipal, mustDiffer],
  check(value, { filing }) {
    if (value === "MAY_BE_EITHER") return passed;
    if (filing.principal.isLegalRepresentative || filing.website === undefined) return notApplicable;
    const { managerIsPrincipal } = filing.website;
    if (managerIsPrincipal === undefined) return undecided;
    if (value === "MUST_BE_PRINCIPAL") return managerIsPrincipal ? passed : failed(finding(mustBePrincipal, path));
    return managerIsPrincipal ? failed(finding(mustDiffer, path)) : passed;
  },
});
