import type { Tension } from "./tension.ts";
import { tension } from "./tension.ts";

/** All that is known to be at odds, by the meaning of the requirements. */
export const tensions: readonly Tension[] = [
  tension(
    "CONTRADICTION",
    ["phone-shared-between-subjects", "subjects-per-mobile"],
    (shared, subjects) => shared === "FORBIDDEN" && subjects > 1,
    {
      zh: "禁止多个主体共用号码，却允许一个手机号用于多个主体",
      en: "numbers must not be shared between subjects, yet one mobile may serve several",
    },
  ),
  tension(
    "CONTRADICTION",
    ["website-manager-and-principal", "website-manager-mobile-differs"],
    (manager, differs) => manager === "MUST_BE_PRINCIPAL" && differs === true,
    {
      zh: "网站负责人须与主体负责人为同一人，手机号却须不同",
      en: "the website manager must be the principal, yet have another mobile",
    },
  ),
  tension(
    "CONTRADICTION",
    ["website-manager-scope", "website-manager-companies"],
    (scope, companies) => scope === "ONE_COMPANY" && companies > 1,
    {
      zh: "网站负责人只能负责一家企业，可负责的企业数却大于 1",
      en: "a website manager answers for one company only, yet for more than one",
    },
  ),
  tension("CONTRADICTION", ["review-days-shortest", "review-days-longest"], (shortest, longest) => shortest > longest, {
    zh: "最短审核天数大于最长审核天数",
    en: "the shortest review takes longer than the longest",
  }),
  tension("CONTRADICTION", ["review-days-longest", "review-limit-days"], (longest, limit) => longest > limit, {
    zh: "通常的最长审核天数大于审核时限",
    en: "reviews usually take longer than their limit",
  }),
  ...(["organisation", "individual"] as const).map((who) =>
    tension(
      "CONTRADICTION",
      [`${who}-minimum-age`, `${who}-minimum-age-with-papers`],
      (age, withPapers) => withPapers > age,
      {
        zh: "提供材料后的最低年龄反而高于一般最低年龄",
        en: "the minimum age with papers is above the one without",
      },
    ),
  ),
  tension("CONTRADICTION", ["mobile-segments"], (segments) => segments.length === 0, {
    zh: "不支持任何号段，任何备案都无法通过",
    en: "no segment is supported, so no filing can pass",
  }),
  tension(
    "UNREACHABLE",
    ["organisation-office-phone", "office-phone-mobile-remark"],
    (phone, remark) => phone === "LANDLINE_ONLY" && remark.length > 0,
    {
      zh: "办公电话只收座机，填手机号时的备注要求不会用到",
      en: "only landlines are taken, so what to remark on a mobile never matters",
    },
  ),
  tension(
    "UNREACHABLE",
    ["organisation-office-phone", "office-phone-differs-from-mobile"],
    (phone, differs) => phone === "LANDLINE_ONLY" && differs === true,
    {
      zh: "办公电话只收座机，不会与手机号相同",
      en: "only landlines are taken, which never equal the mobile",
    },
  ),
  tension(
    "UNREACHABLE",
    ["principal-legal-representative", "existing-filing-must-comply"],
    (principal, comply) => principal !== "MUST_BE_LEGAL_REP" && comply === true,
    {
      zh: "主体负责人不要求是法定代表人，已备案信息不会与之冲突",
      en: "the principal needn't be the legal representative, so no filing on record can break that",
    },
  ),
  tension(
    "UNREACHABLE",
    ["principal-legal-representative", "branch-principal"],
    (principal) => principal !== "MUST_BE_LEGAL_REP",
    {
      zh: "主体负责人不要求是法定代表人，分公司的规定不会用到",
      en: "the principal needn't be the legal representative, so the rule for branches never matters",
    },
  ),
  tension(
    "UNREACHABLE",
    ["individual-filing-province", "individual-residence-proofs"],
    (province, proofs) => province !== "LOCAL_OR_PROOF" && proofs.length > 0,
    {
      zh: "外省证件不凭居住证明受理，证明种类不会用到",
      en: "a proof of residence makes no difference, so which ones are taken never matters",
    },
  ),
  ...(["organisation", "individual"] as const).map((who) =>
    tension(
      "UNREACHABLE",
      [`${who}-sites-per-filing`, `${who}-sites-in-total`],
      (perFiling, inTotal) => perFiling > inTotal,
      {
        zh: "每次可提交的网站数大于网站总数上限，不会先被超过",
        en: "more sites may be filed at once than in total, so that limit is never met first",
      },
    ),
  ),
];
