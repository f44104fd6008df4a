import { ask } from "../cures/candidate.ts";
import { exampleIdCard } from "../cures/examples.ts";
import type { Facts } from "../filing/facts.ts";
import { organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed, notApplicable, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { ageOn } from "../identifiers/age.ts";
import { checkIdCard } from "../identifiers/id-card.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const tooOld = defineFinding<{ maximum: number }>({
  code: "WEBSITE_MANAGER_TOO_OLD",
  meaning: {
    zh: "网站负责人的年龄超过该省的上限。",
    en: "The website manager is older than the province takes.",
  },
  message: ({ maximum }) => ({
    zh: `该省要求网站负责人不超过 ${maximum} 周岁。`,
    en: `In this province a website manager may be ${maximum} at most.`,
  }),
  remedy: ({ maximum }) => ({
    zh: `请改由不超过 ${maximum} 周岁的人担任网站负责人。`,
    en: `Name a website manager of ${maximum} or younger.`,
  }),
  cures: ({ path, province }) => [ask(path, exampleIdCard(province))],
});

const years = integer({
  minimum: 18,
  maximum: 100,
  unit: { zh: "周岁", en: "years" },
  words: (age) => ({ zh: `不超过 ${age} 周岁`, en: `${age} at most` }),
});

type Sex = "MALE" | "FEMALE";

/** Judges the website manager where the ID card number tells the sex that the limit is for. */
function checkAge(sex: Sex, maximum: number, { filing, on }: Facts): CheckResult {
  const number = filing.website?.managerIdNumber;
  if (number === undefined) return undecided;
  const card = checkIdCard(number, on);
  if (card.birthDate === null) return undecided;
  // The last digit of the sequence is odd for men.
  const ownSex: Sex = Number(card.number.charAt(16)) % 2 === 1 ? "MALE" : "FEMALE";
  if (ownSex !== sex) return notApplicable;
  return ageOn(card.birthDate, on) > maximum
    ? failed(finding(tooOld, ["website", "managerIdNumber"], { maximum }))
    : passed;
}

export const websiteManagerMaximumAgeMen = defineRequirement({
  key: "website-manager-maximum-age-men",
  topic: "PRINCIPAL",
  title: { zh: "网站负责人年龄上限（男）", en: "Highest age of a website manager (men)" },
  description: {
    zh: "单位备案时，男性网站负责人最大可以多少周岁。",
    en: "How old an organisation's website manager may be, for men.",
  },
  appliesTo: organisations,
  value: years,
  findings: [tooOld],
  check: (value, facts) => checkAge("MALE", value, facts),
});

export const websiteManagerMaximumAgeWomen = defineRequirement({
  key: "website-manager-maximum-age-women",
  topic: "PRINCIPAL",
  title: { zh: "网站负责人年龄上限（女）", en: "Highest age of a website manager (women)" },
  description: {
    zh: "单位备案时，女性网站负责人最大可以多少周岁。",
    en: "How old an organisation's website manager may be, for women.",
  },
  appliesTo: organisations,
  value: years,
  findings: [tooOld],
  check: (value, facts) => checkAge("FEMALE", value, facts),
});
