import { correction } from "../cures/candidate.ts";
import type { Facts } from "../filing/facts.ts";
import { individuals, organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failedIfAny, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices, optionLabel } from "../values/value-spec.ts";

const words = choices(
  {
    MUNICIPAL_DISTRICTS: { zh: "“市辖区”字样", en: "the words 市辖区" },
    FORMER_DISTRICTS: { zh: "已撤销的区县名", en: "names of abolished districts" },
  },
  { none: { zh: "无禁用字样", en: "no words are ruled out" } },
);

/** Districts of Beijing that were merged or renamed: the only province that rules their names out. */
const formerDistricts = { 宣武区: "西城区", 崇文区: "东城区", 密云县: "密云区" };

const written: Readonly<Record<keyof typeof words.options, readonly string[]>> = {
  MUNICIPAL_DISTRICTS: ["市辖区"],
  FORMER_DISTRICTS: Object.keys(formerDistricts),
};

const forbiddenWord = defineFinding<{ words: Text }>({
  code: "ADDRESS_FORBIDDEN_WORD",
  meaning: {
    zh: "通信地址含有该省不收的字样；每类报告一次。",
    en: "The contact address holds words that the province refuses; one finding a kind.",
  },
  message: ({ words: found }) => ({
    zh: `该省要求通信地址不写${found.zh}。`,
    en: `In this province the contact address may not hold ${found.en}.`,
  }),
  remedy: { zh: "请改写为现行的区县名称。", en: "Write the district's present name." },
  cures: ({ path, facts }) => [
    correction(path, withoutForbiddenWords(facts.filing.subject.communicationAddress ?? "")),
  ],
});

function withoutForbiddenWords(address: string): string {
  return Object.entries({ ...formerDistricts, 市辖区: "" }).reduce(
    (text, [word, now]) => text.replaceAll(word, now),
    address,
  );
}

function checkAddress(value: readonly (keyof typeof words.options)[], { filing }: Facts): CheckResult {
  const address = filing.subject.communicationAddress;
  if (address === undefined) return undecided;
  return failedIfAny(
    value
      .filter((kind) => written[kind].some((word) => address.includes(word)))
      .map((kind) => finding(forbiddenWord, ["subject", "communicationAddress"], { words: optionLabel(words, kind) })),
  );
}

export const organisationAddressForbiddenWords = defineRequirement({
  key: "organisation-address-forbidden-words",
  topic: "CONTACT",
  title: { zh: "单位通信地址禁用字样", en: "Words that an organisation's address may not hold" },
  description: {
    zh: "单位的通信地址中不能出现哪些字样。",
    en: "Which words may not stand in an organisation's contact address.",
  },
  appliesTo: organisations,
  value: words,
  findings: [forbiddenWord],
  check: checkAddress,
});

export const individualAddressForbiddenWords = defineRequirement({
  key: "individual-address-forbidden-words",
  topic: "CONTACT",
  title: { zh: "个人通信地址禁用字样", en: "Words that an individual's address may not hold" },
  description: {
    zh: "个人的通信地址中不能出现哪些字样。",
    en: "Which words may not stand in an individual's contact address.",
  },
  appliesTo: individuals,
  value: words,
  findings: [forbiddenWord],
  check: checkAddress,
});
