import { ask } from "../cures/candidate.ts";
import { exampleWebsiteName } from "../cures/examples.ts";
import type { Facts } from "../filing/facts.ts";
import { individuals, organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failedIfAny, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { normaliseName } from "../identifiers/text.ts";
import type { Text } from "../locale.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices, optionLabel } from "../values/value-spec.ts";

const forms = choices(
  {
    DOMAIN: { zh: "域名或网址", en: "a domain name or address" },
    DIGITS_ONLY: { zh: "全是数字", en: "digits only" },
    ENGLISH_ONLY: { zh: "全是英文", en: "English only" },
    SPECIAL_CHARACTERS: { zh: "含特殊符号", en: "special characters in it" },
    DIGITS: { zh: "含数字", en: "digits in it" },
    ENGLISH: { zh: "含英文", en: "English in it" },
    PERSON_NAME: { zh: "人名", en: "a person's name" },
    GENERIC_WORD: { zh: "以资讯、论坛、平台等通用词命名", en: "a generic word such as 资讯, 论坛 or 平台" },
    PERSONAL_WORD: { zh: "含“个人”", en: "the word 个人 in it" },
    STATE_WORD_ANYWHERE: { zh: "含“中国”“中华”", en: "中国 or 中华 anywhere in it" },
  },
  { none: { zh: "不限", en: "none" } },
);
type Form = keyof typeof forms.options;

/** What the rules of the provinces that refuse generic words name. */
const genericWords = [
  "资讯",
  "网站",
  "网络",
  "网址",
  "爱好者",
  "作品展示",
  "论坛",
  "社区",
  "工作室",
  "平台",
  "主页",
  "热线",
  "社团",
  "导航",
  "分享",
];

/** Whether a name, in the form in which names compare, is of a form. */
const isOf: Readonly<Record<Form, (name: string, facts: Facts) => boolean>> = {
  DOMAIN: (name) => /[\p{L}\p{N}-]+\.[\p{L}]{2,}/u.test(name),
  DIGITS_ONLY: (name) => /^[\p{N}\s]+$/u.test(name),
  ENGLISH_ONLY: (name) => /\p{Script=Latin}/u.test(name) && !/\p{Script=Han}/u.test(name),
  SPECIAL_CHARACTERS: (name) => /[^\p{L}\p{N}\s()·-]/u.test(name),
  DIGITS: (name) => /\p{Nd}/u.test(name),
  ENGLISH: (name) => /\p{Script=Latin}/u.test(name),
  // Only the people in the filing are known by name.
  PERSON_NAME: (name, { names }) =>
    name.includes(names.principal) || (names.manager !== null && name.includes(names.manager)),
  GENERIC_WORD: (name) => genericWords.some((word) => name.endsWith(word)),
  PERSONAL_WORD: (name) => name.includes("个人"),
  STATE_WORD_ANYWHERE: (name) => name.includes("中国") || name.includes("中华"),
};

/** A finding of the first form says what one of the second would say again. */
const saysMoreThan: readonly (readonly [Form, Form])[] = [
  ["DOMAIN", "SPECIAL_CHARACTERS"],
  ["DOMAIN", "ENGLISH_ONLY"],
  ["DOMAIN", "ENGLISH"],
  ["ENGLISH_ONLY", "ENGLISH"],
  ["DIGITS_ONLY", "DIGITS"],
];

const formForbidden = defineFinding<{ form: Text }>({
  code: "WEBSITE_NAME_FORM_FORBIDDEN",
  meaning: {
    zh: "网站名称是不许使用的形式；每种形式报告一次。",
    en: "The website's name is of a form that isn't allowed; one finding a form.",
  },
  message: ({ form }) => ({
    zh: `网站名称不符合要求：${form.zh}。`,
    en: `The website's name isn't allowed: ${form.en}.`,
  }),
  remedy: { zh: "请换用与网站内容相符的中文名称。", en: "Give a Chinese name that says what the site is about." },
  cures: ({ path }) => [ask(path, exampleWebsiteName)],
});

function checkForms(forbidden: readonly Form[], facts: Facts): CheckResult {
  const given = facts.filing.website?.name;
  if (given === undefined) return undecided;
  const name = normaliseName(given);
  const found = forbidden.filter((form) => isOf[form](name, facts));
  const told = found.filter((form) => !saysMoreThan.some(([more, less]) => less === form && found.includes(more)));
  return failedIfAny(
    told.map((form) => finding(formForbidden, ["website", "name"], { form: optionLabel(forms, form) })),
  );
}

export const organisationWebsiteNameForms = defineRequirement({
  key: "organisation-website-name-forms",
  topic: "WEBSITE",
  title: { zh: "单位网站名称不能用的形式", en: "Forms refused in organisations' website names" },
  description: {
    zh: "单位的网站名称不能是哪些形式；人名只与备案信息中的人员比对。",
    en: "What an organisation's website can't be called; names are compared with those of the people in the filing.",
  },
  appliesTo: organisations,
  value: forms,
  findings: [formForbidden],
  check: checkForms,
});

export const individualWebsiteNameForms = defineRequirement({
  key: "individual-website-name-forms",
  topic: "WEBSITE",
  title: { zh: "个人网站名称不能用的形式", en: "Forms refused in individuals' website names" },
  description: {
    zh: "个人的网站名称不能是哪些形式；人名只与备案信息中的人员比对。",
    en: "What an individual's website can't be called; names are compared with those of the people in the filing.",
  },
  appliesTo: individuals,
  value: forms,
  findings: [formForbidden],
  check: checkForms,
});
