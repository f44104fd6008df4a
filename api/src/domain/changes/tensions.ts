import type { RuleValue, Text } from "@beian/shared";

/** What two rules of one province, or one rule by itself, have against each other. */
export interface Tension {
  /** CONTRADICTION: nobody can satisfy both, or they say opposite things. UNREACHABLE: one can never be broken. */
  readonly kind: "CONTRADICTION" | "UNREACHABLE";
  /** The requirements concerned; a tension needs a value of each. */
  readonly requirements: readonly string[];
  readonly arises: (...values: readonly RuleValue[]) => boolean;
  readonly words: Text;
}

/** All that is known to be at odds, by the meaning of the requirements. */
export const tensions: readonly Tension[] = [
  {
    kind: "CONTRADICTION",
    requirements: ["phone-shared-between-subjects", "subjects-per-mobile"],
    arises: (shared, subjects) => shared === "FORBIDDEN" && Number(subjects) > 1,
    words: {
      zh: "禁止多个主体共用号码，却允许一个手机号用于多个主体",
      en: "numbers must not be shared between subjects, yet one mobile may serve several",
    },
  },
  {
    kind: "CONTRADICTION",
    requirements: ["website-manager-and-principal", "website-manager-mobile-differs"],
    arises: (manager, differs) => manager === "MUST_BE_PRINCIPAL" && differs === true,
    words: {
      zh: "网站负责人须与主体负责人为同一人，手机号却须不同",
      en: "the website manager must be the principal, yet have another mobile",
    },
  },
  {
    kind: "CONTRADICTION",
    requirements: ["website-manager-scope", "website-manager-companies"],
    arises: (scope, companies) => scope === "ONE_COMPANY" && Number(companies) > 1,
    words: {
      zh: "网站负责人只能负责一家企业，可负责的企业数却大于 1",
      en: "a website manager answers for one company only, yet for more than one",
    },
  },
  {
    kind: "CONTRADICTION",
    requirements: ["review-days-shortest", "review-days-longest"],
    arises: (shortest, longest) => Number(shortest) > Number(longest),
    words: { zh: "最短审核天数大于最长审核天数", en: "the shortest review takes longer than the longest" },
  },
  {
    kind: "CONTRADICTION",
    requirements: ["review-days-longest", "review-limit-days"],
    arises: (longest, limit) => Number(longest) > Number(limit),
    words: { zh: "通常的最长审核天数大于审核时限", en: "reviews usually take longer than their limit" },
  },
  ...(["organisation", "individual"] as const).map(
    (who): Tension => ({
      kind: "CONTRADICTION",
      requirements: [`${who}-minimum-age`, `${who}-minimum-age-with-papers`],
      arises: (age, withPapers) => Number(withPapers) > Number(age),
      words: {
        zh: "提供材料后的最低年龄反而高于一般最低年龄",
        en: "the minimum age with papers is above the one without",
      },
    }),
  ),
  {
    kind: "CONTRADICTION",
    requirements: ["mobile-segments"],
    arises: (segments) => Array.isArray(segments) && segments.length === 0,
    words: { zh: "不支持任何号段，任何备案都无法通过", en: "no segment is supported, so no filing can pass" },
  },
  {
    kind: "UNREACHABLE",
    requirements: ["organisation-office-phone", "office-phone-mobile-remark"],
    arises: (phone, remark) => phone === "LANDLINE_ONLY" && Array.isArray(remark) && remark.length > 0,
    words: {
      zh: "办公电话只收座机，填手机号时的备注要求不会用到",
      en: "only landlines are taken, so what to remark on a mobile never matters",
    },
  },
  {
    kind: "UNREACHABLE",
    requirements: ["organisation-office-phone", "office-phone-differs-from-mobile"],
    arises: (phone, differs) => phone === "LANDLINE_ONLY" && differs === true,
    words: {
      zh: "办公电话只收座机，不会与手机号相同",
      en: "only landlines are taken, which never equal the mobile",
    },
  },
  {
    kind: "UNREACHABLE",
    requirements: ["principal-legal-representative", "existing-filing-must-comply"],
    arises: (principal, comply) => principal !== "MUST_BE_LEGAL_REP" && comply === true,
    words: {
      zh: "主体负责人不要求是法定代表人，已备案信息不会与之冲突",
      en: "the principal needn't be the legal representative, so no filing on record can break that",
    },
  },
  {
    kind: "UNREACHABLE",
    requirements: ["principal-legal-representative", "branch-principal"],
    arises: (principal) => principal !== "MUST_BE_LEGAL_REP",
    words: {
      zh: "主体负责人不要求是法定代表人，分公司的规定不会用到",
      en: "the principal needn't be the legal representative, so the rule for branches never matters",
    },
  },
  {
    kind: "UNREACHABLE",
    requirements: ["individual-filing-province", "individual-residence-proofs"],
    arises: (province, proofs) => province !== "LOCAL_OR_PROOF" && Array.isArray(proofs) && proofs.length > 0,
    words: {
      zh: "外省证件不凭居住证明受理，证明种类不会用到",
      en: "a proof of residence makes no difference, so which ones are taken never matters",
    },
  },
  ...(["organisation", "individual"] as const).map(
    (who): Tension => ({
      kind: "UNREACHABLE",
      requirements: [`${who}-sites-per-filing`, `${who}-sites-in-total`],
      arises: (perFiling, inTotal) => Number(perFiling) > Number(inTotal),
      words: {
        zh: "每次可提交的网站数大于网站总数上限，不会先被超过",
        en: "more sites may be filed at once than in total, so that limit is never met first",
      },
    }),
  ),
];
