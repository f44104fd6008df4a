import type { Candidate, CureContext } from "../cures/candidate.ts";
import { fact } from "../cures/candidate.ts";
import type { Facts } from "../filing/facts.ts";
import { individuals, organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const tooMany = defineFinding<{ most: number }>({
  code: "SITES_IN_TOTAL_EXCEEDED",
  meaning: {
    zh: "已备案的网站加上本次提交的，超过该省的上限。",
    en: "The sites on record and those of this filing are more than the province takes of one subject.",
  },
  message: ({ most }) => ({
    zh: `一个主体最多备案 ${most} 个网站。`,
    en: `Sites that one subject can have: at most ${most}.`,
  }),
  remedy: { zh: "请先注销不再使用的网站。", en: "Cancel sites that are no longer in use first." },
  cures: fewerSites,
});

const sites = integer({
  minimum: 1,
  maximum: 10_000,
  unit: { zh: "个网站", en: "sites" },
  words: (count) => ({ zh: `最多 ${count} 个`, en: `at most ${count}` }),
});

/** Bringing as many as there is room for, or cancelling sites on record to make room for one. */
function fewerSites({ path, params, facts }: CureContext<{ most: number }>): readonly Candidate[] {
  const onRecord = facts.filing.type === "FIRST" ? 0 : (facts.filing.existing?.siteCount ?? 0);
  const added = facts.filing.website?.sitesInFiling ?? 1;
  const room = params.most - onRecord;
  return [
    ...(room > 0 ? [fact(path, room, { zh: "请减少本次提交的网站数。", en: "Bring fewer sites." })] : []),
    ...(onRecord > 0 && added <= params.most ? [fact(["existing", "siteCount"], params.most - added)] : []),
  ];
}

/** A first filing has no sites on record; one that doesn't say how many it brings brings one at least. */
function checkTotal(most: number, { filing }: Facts): CheckResult {
  const onRecord = filing.type === "FIRST" ? 0 : filing.existing?.siteCount;
  const added = filing.website?.sitesInFiling;
  if (onRecord === undefined) return undecided;
  if (onRecord + (added ?? 1) > most) return failed(finding(tooMany, ["website", "sitesInFiling"], { most }));
  return added === undefined ? undecided : passed;
}

export const organisationSitesInTotal = defineRequirement({
  key: "organisation-sites-in-total",
  topic: "WEBSITE",
  title: { zh: "单位的网站总数", en: "Sites of an organisation in total" },
  description: {
    zh: "一个单位最多能备案几个网站。",
    en: "How many sites one organisation can have on record.",
  },
  appliesTo: organisations,
  filingTypes: ["FIRST", "ADD_SITE"],
  value: sites,
  findings: [tooMany],
  check: checkTotal,
});

export const individualSitesInTotal = defineRequirement({
  key: "individual-sites-in-total",
  topic: "WEBSITE",
  title: { zh: "个人的网站总数", en: "Sites of an individual in total" },
  description: {
    zh: "一个人最多能备案几个网站。",
    en: "How many sites one individual can have on record.",
  },
  appliesTo: individuals,
  filingTypes: ["FIRST", "ADD_SITE"],
  value: sites,
  findings: [tooMany],
  check: checkTotal,
});
