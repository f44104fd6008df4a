import { fact } from "../cures/candidate.ts";
import { addDays, addMonths } from "../dates.ts";
import type { Facts } from "../filing/facts.ts";
import { individuals, organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const expiresSoon = defineFinding<{ months: number }>({
  code: "DOMAIN_EXPIRES_SOON",
  meaning: {
    zh: "域名剩余有效期不够该省要求的月数。",
    en: "The domain has fewer months left than the province asks for.",
  },
  message: ({ months }) => ({
    zh: `域名剩余有效期须超过 ${months} 个月。`,
    en: `The domain has to be valid for more than ${months} months from now.`,
  }),
  remedy: { zh: "请先续费，再提交备案。", en: "Renew the domain, then file." },
  cures: ({ path, params, facts }) => [fact(path, addDays(addMonths(facts.on, params.months), 1))],
});

const months = integer({
  minimum: 1,
  maximum: 120,
  unit: { zh: "个月", en: "months" },
  words: (count) => ({ zh: `超过 ${count} 个月`, en: `more than ${count} months` }),
});

/** The day on which exactly so many months are left doesn't do: the rule says more than. */
function checkValidity(least: number, { filing, on }: Facts): CheckResult {
  const expiresOn = filing.website?.domainExpiresOn;
  if (expiresOn === undefined) return undecided;
  return expiresOn > addMonths(on, least)
    ? passed
    : failed(finding(expiresSoon, ["website", "domainExpiresOn"], { months: least }));
}

export const organisationDomainValidity = defineRequirement({
  key: "organisation-domain-validity-months",
  topic: "DOMAIN",
  title: { zh: "单位的域名剩余有效期", en: "Validity left of an organisation's domain" },
  description: {
    zh: "单位提交备案时，域名还须有多长有效期。",
    en: "How long an organisation's domain still has to be valid when it files.",
  },
  appliesTo: organisations,
  value: months,
  findings: [expiresSoon],
  check: checkValidity,
});

export const individualDomainValidity = defineRequirement({
  key: "individual-domain-validity-months",
  topic: "DOMAIN",
  title: { zh: "个人的域名剩余有效期", en: "Validity left of an individual's domain" },
  description: {
    zh: "个人提交备案时，域名还须有多长有效期。",
    en: "How long an individual's domain still has to be valid when it is filed.",
  },
  appliesTo: individuals,
  value: months,
  findings: [expiresSoon],
  check: checkValidity,
});
