import type { Candidate, CureContext } from "../cures/candidate.ts";
import { ask, waitUntil } from "../cures/candidate.ts";
import { exampleIdCard } from "../cures/examples.ts";
import { addMonths } from "../dates.ts";
import type { Facts } from "../filing/facts.ts";
import { organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const tooYoung = defineFinding<{ minimum: number }>({
  code: "PERSON_TOO_YOUNG",
  meaning: {
    zh: "负责人在提交当日的年龄低于该省要求。",
    en: "On the day of the filing the principal is younger than the province asks.",
  },
  message: ({ minimum }) => ({
    zh: `负责人须满 ${minimum} 周岁。`,
    en: `The principal has to be ${minimum} or over.`,
  }),
  remedy: ({ minimum }) => ({
    zh: `请改由年满 ${minimum} 周岁的人担任负责人；部分省份凭证明材料也可办理。`,
    en: `Name a principal of ${minimum} or over; some provinces take a younger one with further papers.`,
  }),
  cures: waitOrNameAnother,
});

/** An individual can but wait; an organisation can also name somebody else. */
function waitOrNameAnother(context: CureContext<{ minimum: number }>): readonly Candidate[] {
  const { path, params, facts, province } = context;
  const birthDate = facts.filing.principal.birthDate ?? facts.principalIdCard?.birthDate;
  const born = addMonths(facts.on, -12 * params.minimum);
  const waiting = birthDate ? waitUntil(addMonths(birthDate, 12 * params.minimum), context) : [];
  const naming = ask(path, path.at(-1) === "birthDate" ? born : exampleIdCard(province), {
    zh: "可改由其他已达到该年龄的人担任主体负责人。",
    en: "Name another person of that age as the principal.",
  });
  return facts.isOrganisation ? [naming, ...waiting] : waiting;
}

export const minimumAgeValues = integer({
  minimum: 1,
  maximum: 120,
  unit: { zh: "周岁", en: "years" },
  words: (years) => ({ zh: `须满 ${years} 周岁`, en: `${years} or over` }),
});

export const minimumAgeFindings = [tooYoung];

/** Whether the principal has the age at which no further papers are asked, on the day of the filing. */
export function checkMinimumAge(minimum: number, { filing, principalAge }: Facts): CheckResult {
  if (principalAge === null) return undecided;
  if (principalAge >= minimum) return passed;
  const field = filing.principal.birthDate === undefined ? "idNumber" : "birthDate";
  return failed(finding(tooYoung, ["principal", field], { minimum }));
}

export const organisationMinimumAge = defineRequirement({
  key: "organisation-minimum-age",
  topic: "PRINCIPAL",
  title: { zh: "单位负责人的最低年龄", en: "Minimum age of an organisation's principal" },
  description: {
    zh: "单位的主体负责人须满多少周岁，满了就不必另交证明材料。",
    en: "The age at which no further papers are asked of an organisation's principal.",
  },
  appliesTo: organisations,
  value: minimumAgeValues,
  findings: minimumAgeFindings,
  check: checkMinimumAge,
});
