import { becomes } from "../cures/candidate.ts";
import { organisations } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

/** The words that Shanghai lists; other provinces speak of words of finance without a list. */
const financeWords = [
  "交易所",
  "交易中心",
  "金融",
  "资产管理",
  "理财",
  "基金",
  "投资管理",
  "财富管理",
  "网贷",
  "P2P",
  "支付",
  "信托",
];

const approvalMissing = defineFinding<{ word: Text }>({
  code: "FINANCE_APPROVAL_MISSING",
  meaning: {
    zh: "单位名称含金融类字样，该省要求监管部门的批文，而没有。",
    en: "The organisation's name holds a word of finance, the province wants the regulator's approval, and there is none.",
  },
  message: ({ word }) => ({
    zh: `单位名称含“${word.zh}”，该省要求提供金融监管部门的批文或许可。`,
    en: `The organisation's name holds ${word.en}; this province wants the financial regulator's approval.`,
  }),
  remedy: { zh: "请提供批文或许可。", en: "Provide the approval." },
  cures: becomes(true),
});

export const organisationFinanceApproval = defineRequirement({
  key: "organisation-finance-approval",
  topic: "MATERIALS",
  title: { zh: "涉及金融类字样的单位", en: "Organisations with words of finance" },
  description: {
    zh: "单位名称或经营范围含金融类字样时，须提供什么；只按名称核对。",
    en: "What is asked where an organisation's name or scope holds words of finance; only the name is checked.",
  },
  appliesTo: organisations,
  value: choice({
    APPROVAL_ONLY: { zh: "须有监管部门批文", en: "the regulator's approval" },
    APPROVAL_OR_PLEDGE: {
      zh: "须有许可，不涉及的可交承诺书",
      en: "a licence, or a pledge that the site isn't about finance",
    },
  }),
  findings: [approvalMissing],
  check(value, { filing }) {
    // A foundation's own title isn't about funds that are sold.
    const name = filing.subject.name.toUpperCase().replaceAll("基金会", "");
    const word = financeWords.find((one) => name.includes(one));
    // A name without such a word still leaves the scope of business, which a filing doesn't tell.
    if (word === undefined) return undecided;
    if (filing.subject.hasFinanceApproval === true) return passed;
    if (filing.subject.hasFinanceApproval === undefined || value === "APPROVAL_OR_PLEDGE") return undecided;
    return failed(finding(approvalMissing, ["subject", "hasFinanceApproval"], { word: { zh: word, en: word } }));
  },
});
