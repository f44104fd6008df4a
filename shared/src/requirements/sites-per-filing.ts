import { fact } from "../cures/candidate.ts";
import type { Facts } from "../filing/facts.ts";
import { individuals, organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const tooMany = defineFinding<{ most: number }>({
  code: "SITES_PER_FILING_EXCEEDED",
  meaning: { zh: "一次提交的网站超过该省的上限。", en: "More sites in one filing than the province takes." },
  message: ({ most }) => ({
    zh: `一次最多提交 ${most} 个网站。`,
    en: `Sites in one filing: at most ${most}.`,
  }),
  remedy: { zh: "请分几次提交。", en: "Hand them in one after another." },
  cures: ({ path, params }) => [fact(path, params.most)],
});

const sites = integer({
  minimum: 1,
  maximum: 1000,
  unit: { zh: "个网站", en: "sites" },
  words: (count) => ({ zh: `一次最多 ${count} 个`, en: `at most ${count} in one filing` }),
});

function checkSites(most: number, { filing }: Facts): CheckResult {
  const count = filing.website?.sitesInFiling;
  if (count === undefined) return undecided;
  return count <= most ? passed : failed(finding(tooMany, ["website", "sitesInFiling"], { most }));
}

export const organisationSitesPerFiling = defineRequirement({
  key: "organisation-sites-per-filing",
  topic: "WEBSITE",
  title: { zh: "单位一次提交的网站数", en: "Sites in one filing of an organisation" },
  description: {
    zh: "单位一次最多提交几个网站。",
    en: "How many sites an organisation can hand in at once.",
  },
  appliesTo: organisations,
  filingTypes: ["FIRST", "ADD_SITE"],
  value: sites,
  findings: [tooMany],
  check: checkSites,
});

export const individualSitesPerFiling = defineRequirement({
  key: "individual-sites-per-filing",
  topic: "WEBSITE",
  title: { zh: "个人一次提交的网站数", en: "Sites in one filing of an individual" },
  description: {
    zh: "个人一次最多提交几个网站。",
    en: "How many sites an individual can hand in at once.",
  },
  appliesTo: individuals,
  filingTypes: ["FIRST", "ADD_SITE"],
  value: sites,
  findings: [tooMany],
  check: checkSites,
});
