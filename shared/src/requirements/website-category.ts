import { fact } from "../cures/candidate.ts";
import { individuals, organisations } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const refused = defineFinding({
  code: "WEBSITE_CATEGORY_REFUSED",
  meaning: {
    zh: "选择的网站服务内容在该省不许选用。",
    en: "The category chosen for the website isn't taken in the province.",
  },
  message: {
    zh: "该省不许选用这项网站服务内容。",
    en: "This province doesn't take the category chosen for the website.",
  },
  remedy: { zh: "请按该省要求改选网站服务内容。", en: "Choose a category that the province takes." },
  cures: ({ path, facts }) =>
    [facts.isOrganisation ? "ORGANISATION_PORTAL" : "LISTED"].map((category) => fact(path, category)),
});

const path = ["website", "category"];

export const organisationWebsiteCategory = defineRequirement({
  key: "organisation-website-category",
  topic: "WEBSITE",
  title: { zh: "单位网站的服务内容", en: "Category of an organisation's website" },
  description: {
    zh: "单位填写网站服务内容时，能选哪些类别。",
    en: "Which category an organisation can choose for its website.",
  },
  appliesTo: organisations,
  value: choice({
    ORGANISATION_PORTAL: { zh: "须选单位门户网站", en: "the organisation's portal only" },
    NOT_OTHER: { zh: "不能选“其他”", en: "any but 'other'" },
    ANY: { zh: "不限", en: "any" },
  }),
  findings: [refused],
  check(value, { filing }) {
    if (value === "ANY") return passed;
    const category = filing.website?.category;
    if (category === undefined) return undecided;
    const taken = value === "NOT_OTHER" ? category !== "OTHER" : category === "ORGANISATION_PORTAL";
    return taken ? passed : failed(finding(refused, path));
  },
});

export const individualBlogCategory = defineRequirement({
  key: "individual-blog-category",
  topic: "WEBSITE",
  title: { zh: "个人选择“博客/个人空间”", en: "Individuals choosing 'blog or personal space'" },
  description: {
    zh: "个人填写网站服务内容时，能否选“博客/个人空间”。",
    en: "Whether an individual can choose 'blog or personal space' as the website's category.",
  },
  appliesTo: individuals,
  value: choice({
    FORBIDDEN: { zh: "不能选", en: "not taken" },
    WITH_PRE_APPROVAL: { zh: "须有前置审批", en: "with a prior approval" },
    WITH_CYBERSPACE_APPROVAL: {
      zh: "须有网信办的新闻信息服务审批",
      en: "with the cyberspace administration's approval of news services",
    },
    ALLOWED: { zh: "可以选", en: "taken" },
  }),
  findings: [refused],
  check(value, { filing }) {
    const category = filing.website?.category;
    if (category === undefined) return undecided;
    if (category !== "PERSONAL_BLOG" || value === "ALLOWED") return passed;
    // Whether the approval is there isn't part of a filing's data.
    return value === "FORBIDDEN" ? failed(finding(refused, path)) : undecided;
  },
});
