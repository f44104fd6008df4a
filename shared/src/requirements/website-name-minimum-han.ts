import { ask } from "../cures/candidate.ts";
import { exampleWebsiteName } from "../cures/examples.ts";
import { everybody } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const tooShort = defineFinding<{ least: number }>({
  code: "WEBSITE_NAME_TOO_SHORT",
  meaning: {
    zh: "网站名称的汉字不够规定的个数。",
    en: "The website's name has fewer Chinese characters than asked for.",
  },
  message: ({ least }) => ({
    zh: `网站名称至少要有 ${least} 个汉字。`,
    en: `The website's name needs ${least} Chinese characters or more.`,
  }),
  remedy: { zh: "请换用更完整的中文名称。", en: "Give a fuller Chinese name." },
  cures: ({ path }) => [ask(path, exampleWebsiteName)],
});

export const websiteNameMinimumHan = defineRequirement({
  key: "website-name-minimum-han",
  topic: "WEBSITE",
  title: { zh: "网站名称的汉字个数", en: "Chinese characters in the website's name" },
  description: {
    zh: "网站名称至少要有几个汉字。",
    en: "How many Chinese characters a website's name has to have.",
  },
  appliesTo: everybody,
  value: integer({
    minimum: 0,
    maximum: 20,
    unit: { zh: "个汉字", en: "Chinese characters" },
    words: (count) => ({ zh: `至少 ${count} 个汉字`, en: `at least ${count} Chinese characters` }),
  }),
  findings: [tooShort],
  check(least, { filing }) {
    const name = filing.website?.name;
    if (name === undefined) return undecided;
    const count = [...name.matchAll(/\p{Script=Han}/gu)].length;
    return count >= least ? passed : failed(finding(tooShort, ["website", "name"], { least }));
  },
});
