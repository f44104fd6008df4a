import { ask } from "../cures/candidate.ts";
import { exampleWebsiteName } from "../cures/examples.ts";
import type { SubjectNature } from "../filing/vocabulary.ts";
import { everybody } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices, optionLabel } from "../values/value-spec.ts";

const words = choices(
  {
    ZHONGGUO: same("中国"),
    ZHONGHUA: same("中华"),
    ZHONGYANG: same("中央"),
    RENMIN: same("人民"),
    RENDA: same("人大"),
    GUOJIA: same("国家"),
  },
  { none: { zh: "没有限制的字样", en: "none" } },
);

const stateWord = defineFinding<{ word: Text }>({
  code: "WEBSITE_NAME_STATE_WORD",
  meaning: { zh: "网站名称以国字头字样命名。", en: "The website's name begins with a word of the state." },
  message: ({ word }) => ({
    zh: `网站名称不能以“${word.zh}”开头。`,
    en: `The website's name can't begin with ${word.en}.`,
  }),
  remedy: {
    zh: "请更换网站名称；单位有批文或授权的，请说明。",
    en: "Give another name; an organisation that has an approval should say so.",
  },
  cures: ({ path }) => [ask(path, exampleWebsiteName)],
});

/** Natures among which bodies are that may bear such a word in their own name. */
const mayBeOfTheState: readonly SubjectNature[] = ["GOVERNMENT", "INSTITUTION", "MILITARY", "SOCIAL_ORG", "FOUNDATION"];

export const websiteNameStateWords = defineRequirement({
  key: "website-name-state-words",
  topic: "WEBSITE",
  title: { zh: "网站名称中的国字头字样", en: "Words of the state in website names" },
  description: {
    zh: "网站名称不能以哪些国字头字样开头；有批文的单位由管局判断。",
    en: "Words of the state that a website's name can't begin with; with an approval it is for the administration to say.",
  },
  appliesTo: everybody,
  value: words,
  findings: [stateWord],
  check(forbidden, { filing }) {
    const name = filing.website?.name;
    if (name === undefined) return undecided;
    const found = forbidden.find((word) => name.startsWith(words.options[word].zh));
    if (found === undefined) return passed;
    const { nature } = filing.subject;
    if (mayBeOfTheState.includes(nature)) return undecided;
    // Whether an approval will do depends on who gave it.
    if (nature !== "INDIVIDUAL" && filing.website?.nameHasApproval === true) return undecided;
    return failed(finding(stateWord, ["website", "name"], { word: optionLabel(words, found) }));
  },
});

/** The words are Chinese in both languages. */
function same(word: string): Text {
  return { zh: word, en: word };
}
