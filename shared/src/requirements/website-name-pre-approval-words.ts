import { ask, fact } from "../cures/candidate.ts";
import { exampleWebsiteName } from "../cures/examples.ts";
import { organisations } from "../filing/vocabulary.ts";
import { failedIfAny, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices, optionLabel } from "../values/value-spec.ts";

const words = choices(
  {
    BOKE: { zh: "博客", en: "博客 (blog)" },
    LUNTAN: { zh: "论坛", en: "论坛 (forum)" },
    ZAIXIAN: { zh: "在线", en: "在线 (online)" },
    SHEQU: { zh: "社区", en: "社区 (community)" },
    JIAOLIU: { zh: "交流", en: "交流 (exchange)" },
  },
  { none: { zh: "没有", en: "none" } },
);

const needsApproval = defineFinding<{ word: Text }>({
  code: "WEBSITE_NAME_NEEDS_APPROVAL",
  meaning: {
    zh: "网站名称所含字样在该省须有前置审批文件，而没有。",
    en: "The website's name holds a word that needs a prior approval in the province, and there is none.",
  },
  message: ({ word }) => ({
    zh: `网站名称含“${word.zh}”，该省要求先办前置审批。`,
    en: `The website's name holds ${word.en}, for which this province wants a prior approval.`,
  }),
  remedy: {
    zh: "请提供前置审批文件，或更换网站名称。",
    en: "Provide the approval, or give another name.",
  },
  cures: ({ path }) => [
    fact(["website", "nameHasApproval"], true),
    ask(path, exampleWebsiteName, { zh: "请换用不含这类字样的名称。", en: "Give a name without such words." }),
  ],
});

export const websiteNamePreApprovalWords = defineRequirement({
  key: "organisation-website-name-pre-approval-words",
  topic: "WEBSITE",
  title: { zh: "须前置审批的网站名称字样", en: "Website name words that need prior approval" },
  description: {
    zh: "单位的网站名称含哪些字样时，须先取得前置审批文件。",
    en: "Words in an organisation's website name that need a prior approval.",
  },
  appliesTo: organisations,
  value: words,
  findings: [needsApproval],
  check(asked, { filing }) {
    const name = filing.website?.name;
    if (name === undefined) return undecided;
    const found = asked.filter((word) => name.includes(words.options[word].zh));
    if (found.length === 0) return passed;
    const approved = filing.website?.nameHasApproval;
    if (approved === undefined) return undecided;
    if (approved) return passed;
    return failedIfAny(
      found.map((word) => finding(needsApproval, ["website", "name"], { word: optionLabel(words, word) })),
    );
  },
});
