import { expect, test } from "vitest";
import { factsOfExample, individualExample, organisationExample } from "../../filing/filing.example.ts";
import type { FilingInput } from "../../filing/schema.ts";
import type { Requirement } from "../../requirement/requirement.ts";
import type { RuleValue } from "../../values/value-spec.ts";
import { shippedCatalogue } from "../shipped.ts";
import { outcomeOf } from "./outcome.example.ts";

const individualSiteClosed = shippedCatalogue.get("individual-site-closed-before-filing");
const organisationSiteClosed = shippedCatalogue.get("organisation-site-closed-before-filing");
const individualSitesInTotal = shippedCatalogue.get("individual-sites-in-total");
const organisationSitesInTotal = shippedCatalogue.get("organisation-sites-in-total");
const individualSitesPerFiling = shippedCatalogue.get("individual-sites-per-filing");
const organisationSitesPerFiling = shippedCatalogue.get("organisation-sites-per-filing");
const individualBlogCategory = shippedCatalogue.get("individual-blog-category");
const organisationWebsiteCategory = shippedCatalogue.get("organisation-website-category");
const individualWebsiteNameForms = shippedCatalogue.get("individual-website-name-forms");
const organisationWebsiteNameForms = shippedCatalogue.get("organisation-website-name-forms");
const websiteNameMinimumHan = shippedCatalogue.get("website-name-minimum-han");
const websiteNamePreApprovalWords = shippedCatalogue.get("organisation-website-name-pre-approval-words");
const websiteNameStateWords = shippedCatalogue.get("website-name-state-words");

type Website = Partial<NonNullable<FilingInput["website"]>>;
type Case = [Requirement, RuleValue, Website, readonly string[], Partial<FilingInput>?];

const form = "WEBSITE_NAME_FORM_FORBIDDEN";
const everywhere = ["DOMAIN", "DIGITS_ONLY", "ENGLISH_ONLY", "SPECIAL_CHARACTERS"];
const stateWords = ["ZHONGGUO", "ZHONGHUA", "ZHONGYANG", "RENMIN", "RENDA", "GUOJIA"];
const stateWord = ["FAILED", "WEBSITE_NAME_STATE_WORD"];
const government: Partial<FilingInput> = { subject: { ...organisationExample.subject, nature: "GOVERNMENT" } };
const adding = (siteCount?: number): Partial<FilingInput> => ({ type: "ADD_SITE", existing: { siteCount } });

const cases: readonly Case[] = [
  [websiteNameMinimumHan, 3, { name: "小站" }, ["FAILED", "WEBSITE_NAME_TOO_SHORT"]],
  [websiteNameMinimumHan, 3, { name: "我的AB小" }, ["PASSED"]],
  [websiteNameMinimumHan, 3, { name: "𠮷野家" }, ["PASSED"]],
  [websiteNameMinimumHan, 3, {}, ["UNDECIDED"]],

  [organisationWebsiteNameForms, everywhere, { name: "示例科技官网" }, ["PASSED"]],
  [organisationWebsiteNameForms, everywhere, { name: "示例科技(杭州)" }, ["PASSED"]],
  [organisationWebsiteNameForms, everywhere, { name: "123 456" }, ["FAILED", form]],
  [organisationWebsiteNameForms, everywhere, { name: "My Shop 2" }, ["FAILED", form]],
  [organisationWebsiteNameForms, everywhere, { name: "示例★科技" }, ["FAILED", form]],
  [organisationWebsiteNameForms, everywhere, { name: "example.com" }, ["FAILED", form]],
  [organisationWebsiteNameForms, everywhere, { name: "ABC示例" }, ["PASSED"]],
  [organisationWebsiteNameForms, ["ENGLISH"], { name: "ABC示例" }, ["FAILED", form]],
  [organisationWebsiteNameForms, ["ENGLISH", "ENGLISH_ONLY"], { name: "ABC" }, ["FAILED", form]],
  [organisationWebsiteNameForms, ["DIGITS", "DIGITS_ONLY"], { name: "第9号" }, ["FAILED", form]],
  [organisationWebsiteNameForms, ["GENERIC_WORD"], { name: "杭州美食论坛" }, ["FAILED", form]],
  [organisationWebsiteNameForms, ["GENERIC_WORD"], { name: "论坛研究会刊" }, ["PASSED"]],
  [organisationWebsiteNameForms, ["PERSON_NAME"], { name: "张三摄影" }, ["FAILED", form]],
  [organisationWebsiteNameForms, ["PERSON_NAME"], { name: "王五摄影", managerName: "王五" }, ["FAILED", form]],
  [organisationWebsiteNameForms, ["PERSON_NAME"], { name: "王五摄影" }, ["PASSED"]],
  [organisationWebsiteNameForms, [], { name: "123" }, ["PASSED"]],
  [organisationWebsiteNameForms, everywhere, {}, ["UNDECIDED"]],
  [individualWebsiteNameForms, ["PERSONAL_WORD"], { name: "我的个人网站" }, ["FAILED", form], individualExample],
  [individualWebsiteNameForms, ["STATE_WORD_ANYWHERE"], { name: "我爱中国" }, ["FAILED", form], individualExample],
  [
    individualWebsiteNameForms,
    ["PERSONAL_WORD", "STATE_WORD_ANYWHERE"],
    { name: "中华个人" },
    ["FAILED", form, form],
    individualExample,
  ],

  [websiteNameStateWords, stateWords, { name: "中国示例网" }, stateWord],
  [websiteNameStateWords, stateWords, { name: "爱中国示例" }, ["PASSED"]],
  [websiteNameStateWords, stateWords, { name: "中国示例网", nameHasApproval: true }, ["UNDECIDED"]],
  [websiteNameStateWords, stateWords, { name: "中国示例网" }, ["UNDECIDED"], government],
  [websiteNameStateWords, stateWords, { name: "国家示例", nameHasApproval: true }, stateWord, individualExample],
  [websiteNameStateWords, ["GUOJIA"], { name: "中国示例网" }, ["PASSED"]],
  [websiteNameStateWords, stateWords, {}, ["UNDECIDED"]],

  [websiteNamePreApprovalWords, ["LUNTAN"], { name: "杭州论坛" }, ["UNDECIDED"]],
  [websiteNamePreApprovalWords, ["LUNTAN"], { name: "杭州论坛", nameHasApproval: true }, ["PASSED"]],
  [
    websiteNamePreApprovalWords,
    ["LUNTAN", "JIAOLIU"],
    { name: "论坛交流", nameHasApproval: false },
    ["FAILED", "WEBSITE_NAME_NEEDS_APPROVAL", "WEBSITE_NAME_NEEDS_APPROVAL"],
  ],
  [websiteNamePreApprovalWords, ["LUNTAN"], { name: "示例科技", nameHasApproval: false }, ["PASSED"]],
  [websiteNamePreApprovalWords, ["LUNTAN"], {}, ["UNDECIDED"]],

  [organisationWebsiteCategory, "NOT_OTHER", { category: "OTHER" }, ["FAILED", "WEBSITE_CATEGORY_REFUSED"]],
  [organisationWebsiteCategory, "NOT_OTHER", { category: "LISTED" }, ["PASSED"]],
  [organisationWebsiteCategory, "ORGANISATION_PORTAL", { category: "LISTED" }, ["FAILED", "WEBSITE_CATEGORY_REFUSED"]],
  [organisationWebsiteCategory, "ORGANISATION_PORTAL", { category: "ORGANISATION_PORTAL" }, ["PASSED"]],
  [organisationWebsiteCategory, "ORGANISATION_PORTAL", {}, ["UNDECIDED"]],
  [organisationWebsiteCategory, "ANY", {}, ["PASSED"]],
  [individualBlogCategory, "FORBIDDEN", { category: "PERSONAL_BLOG" }, ["FAILED", "WEBSITE_CATEGORY_REFUSED"]],
  [individualBlogCategory, "FORBIDDEN", { category: "LISTED" }, ["PASSED"]],
  [individualBlogCategory, "WITH_PRE_APPROVAL", { category: "PERSONAL_BLOG" }, ["UNDECIDED"]],
  [individualBlogCategory, "ALLOWED", { category: "PERSONAL_BLOG" }, ["PASSED"]],
  [individualBlogCategory, "FORBIDDEN", {}, ["UNDECIDED"]],

  [organisationSiteClosed, true, { isReachable: true }, ["FAILED", "SITE_OPEN_BEFORE_FILING"]],
  [organisationSiteClosed, true, { isReachable: false }, ["PASSED"]],
  [organisationSiteClosed, true, {}, ["UNDECIDED"]],
  [organisationSiteClosed, false, { isReachable: true }, ["PASSED"]],
  [individualSiteClosed, true, { isReachable: true }, ["FAILED", "SITE_OPEN_BEFORE_FILING"], individualExample],

  [organisationSitesPerFiling, 5, { sitesInFiling: 6 }, ["FAILED", "SITES_PER_FILING_EXCEEDED"]],
  [organisationSitesPerFiling, 5, { sitesInFiling: 5 }, ["PASSED"]],
  [organisationSitesPerFiling, 5, {}, ["UNDECIDED"]],
  [individualSitesPerFiling, 1, { sitesInFiling: 2 }, ["FAILED", "SITES_PER_FILING_EXCEEDED"], individualExample],

  [organisationSitesInTotal, 30, { sitesInFiling: 30 }, ["PASSED"]],
  [organisationSitesInTotal, 30, { sitesInFiling: 31 }, ["FAILED", "SITES_IN_TOTAL_EXCEEDED"]],
  [organisationSitesInTotal, 30, { sitesInFiling: 2 }, ["FAILED", "SITES_IN_TOTAL_EXCEEDED"], adding(29)],
  [organisationSitesInTotal, 30, { sitesInFiling: 1 }, ["PASSED"], adding(29)],
  [organisationSitesInTotal, 30, { sitesInFiling: 1 }, ["UNDECIDED"], adding()],
  [organisationSitesInTotal, 30, {}, ["UNDECIDED"], adding(29)],
  [organisationSitesInTotal, 30, {}, ["FAILED", "SITES_IN_TOTAL_EXCEEDED"], adding(30)],
  [individualSitesInTotal, 5, { sitesInFiling: 6 }, ["FAILED", "SITES_IN_TOTAL_EXCEEDED"], individualExample],
];

test.each(cases.map((row) => [row[0].key, row[1], row[2], row] as const))(
  "%s %j: %j",
  (_key, _value, _website, [requirement, value, website, expected, rest]) => {
    const filing: FilingInput = { ...organisationExample, ...rest, website: { domain: "example.com", ...website } };
    expect(outcomeOf(requirement, value, factsOfExample(filing))).toEqual(expected);
  },
);
