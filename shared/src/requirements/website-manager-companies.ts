import { fact } from "../cures/candidate.ts";
import { everybody } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { normaliseName } from "../identifiers/text.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const tooMany = defineFinding<{ companies: number; allowed: number }>({
  code: "WEBSITE_MANAGER_MULTIPLE_COMPANIES",
  meaning: {
    zh: "同一人担任网站负责人的单位超过允许的数目；本次备案的主体是单位的也计入。",
    en: "One person is the website manager of more organisations than allowed; the subject counts where it is one.",
  },
  message: ({ companies, allowed }) => ({
    zh: `该网站负责人将同时负责 ${companies} 家单位，最多 ${allowed} 家。`,
    en: `This website manager would answer for ${companies} organisations; at most ${allowed} allowed.`,
  }),
  remedy: { zh: "请更换网站负责人。", en: "Name another website manager." },
  cures: ({ path }) => [fact(path, [])],
});

export const websiteManagerCompanies = defineRequirement({
  key: "website-manager-companies",
  topic: "WEBSITE",
  title: { zh: "网站负责人可负责的单位数", en: "Organisations of one website manager" },
  description: {
    zh: "同一人最多可担任几家单位的网站负责人；本人的个人备案不计。",
    en: "For how many organisations one person may be the website manager; the person's own filing as an individual doesn't count.",
  },
  appliesTo: everybody,
  value: integer({
    minimum: 1,
    maximum: 1000,
    unit: { zh: "家单位", en: "organisations" },
    words: (count) => ({
      zh: `最多 ${count} 家单位`,
      en: count === 1 ? "one organisation" : `up to ${count} organisations`,
    }),
  }),
  questions: ["question12"],
  findings: [tooMany],
  check(allowed, { filing, isOrganisation, names }) {
    if (!filing.website) return undecided;
    const organisations = new Set(filing.website.managerOfOrganisations.map(normaliseName));
    if (isOrganisation) organisations.add(names.subject);
    return organisations.size > allowed
      ? failed(finding(tooMany, ["website", "managerOfOrganisations"], { companies: organisations.size, allowed }))
      : passed;
  },
});
