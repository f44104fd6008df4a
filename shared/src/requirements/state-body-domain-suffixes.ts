import { ask } from "../cures/candidate.ts";
import type { Facts } from "../filing/facts.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import { joinTexts } from "../locale.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

const anySuffix = { none: { zh: "不限后缀", en: "any suffix" } };

const suffixes = {
  CN: { zh: ".cn", en: ".cn" },
  GONGYI: { zh: ".公益", en: ".公益" },
  GOV_CN: { zh: ".gov.cn", en: ".gov.cn" },
  ZHENGWU: { zh: ".政务", en: ".政务" },
} satisfies Record<string, Text>;
type Suffix = keyof typeof suffixes;

/** How domains under a suffix end, in either script. */
const endings: Readonly<Record<Suffix, readonly string[]>> = {
  CN: [".cn"],
  GONGYI: [".公益", ".xn--55qw42g"],
  GOV_CN: [".gov.cn"],
  ZHENGWU: [".政务", ".xn--zfr164b"],
};

const notAllowed = defineFinding<{ allowed: Text }>({
  code: "DOMAIN_SUFFIX_NOT_FOR_NATURE",
  meaning: {
    zh: "机关或事业单位的域名后缀不是该省要求的。",
    en: "A government body's or public institution's domain isn't under a suffix that the province wants.",
  },
  message: ({ allowed }) => ({
    zh: `该省要求这类单位的域名后缀为${allowed.zh}。`,
    en: `In this province such a body's domain has to be under one of ${allowed.en}.`,
  }),
  remedy: ({ allowed }) => ({
    zh: `请换用后缀为${allowed.zh}的域名。`,
    en: `File a domain under one of ${allowed.en}.`,
  }),
  cures: ({ path, value }) =>
    Object.entries(endings).flatMap(([suffix, [ending]]) =>
      Array.isArray(value) && value.includes(suffix) ? [ask(path, `example${ending}`)] : [],
    ),
});

function checkSuffix(allowed: readonly Suffix[], { domain }: Facts): CheckResult {
  if (allowed.length === 0) return passed;
  const registrable = domain?.registrable;
  if (!registrable) return undecided;
  if (allowed.some((suffix) => endings[suffix].some((ending) => registrable.endsWith(ending)))) return passed;
  const labels = joinTexts(allowed.map((suffix) => suffixes[suffix]));
  return failed(finding(notAllowed, ["website", "domain"], { allowed: labels }));
}

export const institutionDomainSuffixes = defineRequirement({
  key: "institution-domain-suffixes",
  topic: "DOMAIN",
  title: { zh: "事业单位的域名后缀", en: "Public institutions' domain suffixes" },
  description: {
    zh: "事业单位备案的域名限用哪些后缀。",
    en: "The suffixes that a public institution's domain has to be under.",
  },
  appliesTo: ["INSTITUTION"],
  value: choices({ CN: suffixes.CN, GONGYI: suffixes.GONGYI }, anySuffix),
  findings: [notAllowed],
  check: checkSuffix,
});

export const governmentDomainSuffixes = defineRequirement({
  key: "government-domain-suffixes",
  topic: "DOMAIN",
  title: { zh: "政府机关的域名后缀", en: "Government bodies' domain suffixes" },
  description: {
    zh: "党政机关备案的域名限用哪些后缀。",
    en: "The suffixes that a government or party body's domain has to be under.",
  },
  appliesTo: ["GOVERNMENT"],
  value: choices({ GOV_CN: suffixes.GOV_CN, ZHENGWU: suffixes.ZHENGWU }, anySuffix),
  findings: [notAllowed],
  check: checkSuffix,
});
