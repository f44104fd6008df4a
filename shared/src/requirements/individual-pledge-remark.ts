import { ask } from "../cures/candidate.ts";
import { individuals } from "../filing/vocabulary.ts";
import { failed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const minimumLength = 30;
const exampleRemark = "本网站为个人网站，内容为本人的读书笔记和摄影作品，承诺不含任何企业单位信息。";

const tooShort = defineFinding({
  code: "SITE_REMARK_TOO_SHORT",
  meaning: {
    zh: "个人的网站备注不够该省要求的字数。",
    en: "An individual's remark on the website is shorter than the province asks for.",
  },
  message: {
    zh: `该省要求个人的网站备注不少于 ${minimumLength} 字。`,
    en: `In this province an individual's remark on the website has ${minimumLength} characters or more.`,
  },
  remedy: {
    zh: "请在备注中写清网站内容，并承诺不含企业单位信息。",
    en: "Say in the remark what the site holds, and that it has nothing of enterprises or organisations.",
  },
  cures: ({ path }) => [ask(path, exampleRemark)],
});

export const individualPledgeRemark = defineRequirement({
  key: "individual-pledge-remark",
  topic: "MATERIALS",
  title: { zh: "个人网站的承诺备注", en: "Individual's pledge in the remark" },
  description: {
    zh: "个人备案时，备注中须写明哪些承诺。",
    en: "What an individual has to pledge in the remark.",
  },
  appliesTo: individuals,
  value: choice({
    NO_ORGANISATION_CONTENT: {
      zh: "备注承诺不含企业单位信息",
      en: "that the site holds nothing of organisations",
    },
    NO_ORGANISATION_CONTENT_30_CHARACTERS: {
      zh: "备注承诺不含企业单位信息，不少于 30 字",
      en: "that the site holds nothing of organisations, in 30 characters or more",
    },
    CONTENT_AND_OPENING: {
      zh: "备注承诺、网站内容和预计开站时间",
      en: "the pledge, what the site holds and when it opens",
    },
  }),
  findings: [tooShort],
  check(value, { filing }) {
    const remark = filing.website?.remark;
    if (value !== "NO_ORGANISATION_CONTENT_30_CHARACTERS" || remark === undefined) return undecided;
    // What a remark says is for people to judge; its length alone is no pass.
    return [...remark].length < minimumLength ? failed(finding(tooShort, ["website", "remark"])) : undecided;
  },
});
