import type { Holding, Mapping } from "./mapping.ts";
import { byTable, contains, holds, notes, prefixOf, texts } from "./mapping.ts";

/** The facts about websites: their names, content, state and number. */
export const website: Readonly<Record<string, Mapping>> = {
  "siteName.basic": ({ minHan, forbidden, nationWords }, subject) => [
    holds("website-name-minimum-han", Number(minHan)),
    ...texts(forbidden).map((form) => contains(`${prefixOf(subject)}-website-name-forms`, forms[form] ?? form)),
    ...texts(nationWords).map((word) => contains("website-name-state-words", stateWords[word] ?? word)),
  ],
  "siteName.rule": (value, subject) => siteName(value, prefixOf(subject)),
  "individual.blogCategory": ({ allowed, othersNeedRemark }) => [
    ...byTable("individual-blog-category", allowed, {
      false: "FORBIDDEN",
      true: "ALLOWED",
      WITH_PRE_APPROVAL: "WITH_PRE_APPROVAL",
      WITH_CYBERSPACE_APPROVAL: "WITH_CYBERSPACE_APPROVAL",
    }),
    ...(othersNeedRemark === true ? [notes("individual-blog-category", "须备注内容")] : []),
  ],
  "site.category": ({ forbidden, required }) => [
    ...texts(forbidden).flatMap((one) => byTable("organisation-website-category", one, { OTHER: "NOT_OTHER" })),
    ...byTable("organisation-website-category", required, { ORG_PORTAL: "ORGANISATION_PORTAL" }),
  ],
  "site.closedBeforeFiling": ({ required }, subject) =>
    byTable(`${prefixOf(subject)}-site-closed-before-filing`, required, { true: true }),
  "site.contentRemark": ({ required, requiredWhen, requiredUnless }, subject) => {
    const key = `${prefixOf(subject)}-site-content-remark`;
    return [
      ...byTable(key, required, { true: "ALWAYS" }),
      ...byTable(key, requiredWhen, { CATEGORY_OTHER: "IF_CATEGORY_OTHER" }),
      ...byTable(key, requiredUnless, { ORG_PORTAL: "UNLESS_ORGANISATION_PORTAL" }),
    ];
  },
  "site.languages": ({ mustMatchActual }) => byTable("website-languages-as-they-are", mustMatchActual, { true: true }),
  "site.openAfterFiling": ({ mode, footerNumber }, subject) =>
    // Every option but this speaks of the filing number at the foot of the page.
    footerNumber === true
      ? byTable(`${prefixOf(subject)}-site-open-after-filing`, mode, {
          MUST_OPEN: "MUST_OPEN",
          IF_OPEN_SHOW_NUMBER: "NUMBER_IF_OPEN",
          OPEN_OK_OR_CLOSE: "COMPLIANT_OR_CLOSED",
          MAY_CLOSE_IF_UNBUILT: "MAY_CLOSE_IF_UNBUILT",
        })
      : [],
  "site.purposeWithoutContent": ({ allowed, remark }) =>
    byTable("organisation-mini-program-only", allowed, { true: remark === true ? "ALLOWED_WITH_REMARK" : "ALLOWED" }),
  "site.quantity": (value, subject) => quantity(value, prefixOf(subject)),
  "sites.perOrder": ({ ENTERPRISE, INDIVIDUAL, domainsPerSite }, subject) => [
    holds(`${prefixOf(subject)}-sites-per-filing`, Number(subject === "INDIVIDUAL" ? INDIVIDUAL : ENTERPRISE)),
    ...byTable(`${prefixOf(subject)}-domains-per-site`, domainsPerSite, { 1: "ONE" }),
  ],
  "individual.maxSites": ({ huawei }) => [holds("individual-sites-in-total", Number(huawei))],
  "siteContent.individual": ({ legalContent }) =>
    byTable("individual-legal-content-by-lawyers", legalContent, { LAWYER_CERT_OF_BEIJING: true }),
  "siteContent.localPortal": ({ nonGovernment }) =>
    nonGovernment === "FORBIDDEN" ? [contains("organisation-licensed-content", "LOCAL_PORTAL")] : [],
};

type Value = Parameters<Mapping>[0];
type Prefix = ReturnType<typeof prefixOf>;

function siteName(value: Value, prefix: Prefix): readonly Holding[] {
  const form = `${prefix}-website-name-forms`;
  const subject = `${prefix}-website-name-subject`;
  const state = "website-name-state-words";
  const approval = "organisation-website-name-pre-approval-words";
  const region = `${prefix}-website-name-region-words`;
  const { nationWords } = value;
  return [
    ...byTable(subject, value.recommend, { SAME_AS_SUBJECT_NAME: "SAME_AS_SUBJECT" }),
    ...byTable(subject, value.mustMatchSubject, { true: prefix === "individual" ? true : "MATCHES_SUBJECT" }),
    ...byTable(subject, value.remarkWhenUnrelated, { true: "REMARK_IF_UNRELATED" }),
    ...texts(value.patterns).map((pattern) => notes(subject, pattern.slice(1))),
    ...byTable("website-name-minimum-han", value.minHan, { 3: 3 }),
    ...texts(value.forbidden).map((one) => contains(form, forms[one] ?? one)),
    ...texts(value.forbiddenAsForm).map(() => contains(form, "GENERIC_WORD")),
    ...(texts(value.allowed).join() === "CHINESE,CHINESE_ENGLISH" ? [contains(form, "ENGLISH_ONLY")] : []),
    ...texts(value.academySuffix).map((suffix) => notes(form, suffix)),
    ...texts(value.needPreApproval).map((word) => contains(approval, approvalWords[word] ?? word)),
    ...(value.forumWords === "NEED_APPROVAL" ? [contains(approval, "LUNTAN", "SHEQU")] : []),
    ...texts(value.needPreApprovalTopics).map((topic) => contains("pre-approval-kinds", kinds[topic] ?? topic)),
    ...texts(value.forbiddenPrefix).map((word) => contains(state, stateWords[word] ?? word)),
    ...(isRecord(nationWords)
      ? [
          ...texts(nationWords.words).map((word) => contains(state, stateWords[word] ?? word)),
          ...(nationWords.needs === "STATE_APPROVAL" ? [notes(state, "国家批文")] : []),
        ]
      : []),
    ...byTable(region, value.nationOrRegionWords, { NEED_AUTHORISATION: "WITH_PERMISSION", FORBIDDEN: "FORBIDDEN" }),
    ...(value.nationOrRegionWords === undefined
      ? []
      : [contains(state, ...Object.values(stateWords)), notes(state, prefix === "individual" ? "个人不能用" : "授权")]),
    ...byTable(region, value.administrativeRegionName, { FORBIDDEN_UNLESS_PERMITTED: "WITH_PERMISSION" }),
    ...byTable("website-name-as-filed", value.mustEqualActualName, { true: "ACTUAL_NAME" }),
    ...byTable("website-name-as-filed", value.accessNameMustEqualFiled, { true: "FILED_NAME_ON_ACCESS" }),
    ...byTable(`${prefix}-duplicate-website-name`, value.duplicateName, { CONTENT_MUST_DIFFER: "CONTENT_MUST_DIFFER" }),
    ...byTable(`${prefix}-duplicate-website-name`, value.duplicateNameRemark, { true: "REMARK_PURPOSE" }),
  ];
}

function quantity(value: Value, prefix: Prefix): readonly Holding[] {
  const domains = prefix === "individual" ? "individual-domains-per-first-filing" : "organisation-domains-per-filing";
  const plan = `${prefix}-site-plan-from`;
  const many = `${prefix}-many-sites-over`;
  const { seal } = value;
  return [
    ...count(domains, value.maxNewDomainsPerOrder),
    ...texts(value.exceptFilingTypes).map(() => notes(domains, "变更备案不受限")),
    ...count(domains, value.maxDomainsPerSubmission),
    ...count(domains, value.firstFilingMaxDomains),
    ...(value.statementWhenMoreThan === undefined
      ? []
      : [...count(many, value.statementWhenMoreThan), notes(domains, "盖章的情况说明")]),
    ...count(`${prefix}-sites-per-filing`, value.maxSitesPerSubmission),
    ...texts(value.filingTypes).map((type) =>
      notes(`${prefix}-sites-per-filing`, type === "FIRST" ? "首次备案" : "新增网站"),
    ),
    ...count(`${prefix}-sites-in-total`, value.maxTotalSites),
    ...count(plan, value.planWhenTotalAtLeast),
    ...count(plan, value.planWhenTotalMoreThan, 1),
    // Whoever has more than so many on record and files another has two more than that.
    ...count(plan, value.planWhenFiledMoreThan, 2),
    ...texts(value.documents).flatMap((paper) => (paper === "GUARANTEE_LETTER" ? [notes(plan, "保证书")] : [])),
    ...count(many, value.oneDomainPerFilingWhenTotalOver),
    ...count(many, value.materialsByMailWhenDistinctPrefixesMoreThan),
    ...count(many, value.materialsByMailWhenDomainsMoreThan),
    ...count(many, value.materialsByMailWhenSitesMoreThan),
    ...count(many, value.statementWhenDomainsMoreThan),
    ...count(many, value.explanationWhenTotalAtLeast, -1),
    ...texts(value.materials).map((paper) => notes(many, papers[paper] ?? paper)),
    ...(isRecord(seal)
      ? [notes(many, seals[String(seal[prefix === "individual" ? "INDIVIDUAL" : "ENTERPRISE"])] ?? "")]
      : []),
    // An older edition's, which the newer one drops: left out.
    ...(value.maxPerSubmission === undefined ? [] : []),
  ];
}

function count(requirement: string, part: unknown, more = 0): readonly Holding[] {
  return part === undefined ? [] : [holds(requirement, Number(part) + more)];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const forms: Readonly<Record<string, string>> = {
  SPECIAL: "SPECIAL_CHARACTERS",
  URL: "DOMAIN",
  个人: "PERSONAL_WORD",
  个人网站: "PERSONAL_WORD",
  中国: "STATE_WORD_ANYWHERE",
  中华: "STATE_WORD_ANYWHERE",
};
const stateWords: Readonly<Record<string, string>> = {
  中国: "ZHONGGUO",
  中华: "ZHONGHUA",
  中央: "ZHONGYANG",
  人民: "RENMIN",
  人大: "RENDA",
  国家: "GUOJIA",
};
const approvalWords: Readonly<Record<string, string>> = {
  博客: "BOKE",
  论坛: "LUNTAN",
  在线: "ZAIXIAN",
  社区: "SHEQU",
  交流: "JIAOLIU",
};
const kinds: Readonly<Record<string, string>> = {
  新闻: "NEWS",
  广播电影电视: "BROADCAST",
  游戏: "GAME",
  药品器械: "DRUG",
  网约车: "RIDE_HAILING",
  动漫动画: "ANIMATION",
  教育培训: "TUTORING",
  金融: "FINANCE",
};
const papers: Readonly<Record<string, string>> = {
  DOMAIN_CERTIFICATES: "域名证书",
  SITE_PLAN: "网站建设方案书",
  ID_COPY: "证件复印件",
  ACCESS_CONTRACT: "接入合同",
};
const seals: Readonly<Record<string, string>> = { FRESH_SEAL: "鲜章", FINGERPRINT: "手印" };
