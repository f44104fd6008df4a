import { waitUntil } from "../cures/candidate.ts";
import { addDays } from "../dates.ts";
import { everybody } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const tooRecent = defineFinding<{ days: number }>({
  code: "DOMAIN_REAL_NAME_TOO_RECENT",
  meaning: {
    zh: "域名实名认证通过还不满规定的天数。",
    en: "The domain's owner was verified fewer days ago than asked for.",
  },
  message: ({ days }) => ({
    zh: `域名实名认证通过满 ${days} 天后才能备案。`,
    en: `A domain can be filed ${days} days after its owner was verified.`,
  }),
  remedy: { zh: "请等满天数后再提交。", en: "Wait until then to file." },
  cures: (context) =>
    waitUntil(
      addDays(context.facts.filing.website?.domainRealNameOn ?? context.facts.on, context.params.days),
      context,
    ),
});

export const domainRealNameDays = defineRequirement({
  key: "domain-real-name-days",
  topic: "DOMAIN",
  title: { zh: "域名实名认证须满的天数", en: "Days since the domain's owner was verified" },
  description: {
    zh: "域名实名认证通过后，须满几个自然日才能备案。",
    en: "How many calendar days after its owner was verified a domain can be filed.",
  },
  appliesTo: everybody,
  value: integer({
    minimum: 0,
    maximum: 60,
    unit: { zh: "天", en: "days" },
    words: (days) => ({ zh: `满 ${days} 天`, en: `${days} days or more` }),
  }),
  findings: [tooRecent],
  check(days, { filing, on }) {
    const verifiedOn = filing.website?.domainRealNameOn;
    if (verifiedOn === undefined) return undecided;
    return addDays(verifiedOn, days) <= on
      ? passed
      : failed(finding(tooRecent, ["website", "domainRealNameOn"], { days }));
  },
});
