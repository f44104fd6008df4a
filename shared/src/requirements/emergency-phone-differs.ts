import { ask } from "../cures/candidate.ts";
import { exampleMobile } from "../cures/examples.ts";
import type { Facts } from "../filing/facts.ts";
import { individuals, organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { normalisePhone } from "../identifiers/mobile.ts";
import type { Text } from "../locale.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices, optionLabel } from "../values/value-spec.ts";

const others = choices(
  {
    PRINCIPAL: { zh: "主体负责人的联系方式", en: "the principal's number" },
    WEBSITE_MANAGER: { zh: "网站负责人的联系方式", en: "the website manager's number" },
  },
  { none: { zh: "可与其他联系方式相同", en: "may be any other number" } },
);

const emergencyPhoneSame = defineFinding<{ other: Text }>({
  code: "EMERGENCY_PHONE_SAME",
  meaning: {
    zh: "应急联系电话与该省要求不同的号码相同；每有一个相同的报告一次。",
    en: "The emergency phone is a number that it has to differ from; one finding a number.",
  },
  message: ({ other }) => ({
    zh: `该省要求应急联系电话不同于${other.zh}。`,
    en: `In this province the emergency phone has to differ from ${other.en}.`,
  }),
  remedy: { zh: "请另填一个能接通的应急联系电话。", en: "Give another emergency phone that is answered." },
  cures: ({ path, facts }) => [ask(path, exampleMobile(facts))],
});

function checkEmergencyPhone(value: readonly (keyof typeof others.options)[], { filing, mobile }: Facts): CheckResult {
  if (value.length === 0) return passed;
  const given = filing.principal.emergencyPhone;
  if (given === undefined) return undecided;
  const emergencyPhone = normalisePhone(given);
  const managerMobile = filing.website?.managerMobile;
  const numbers = {
    PRINCIPAL: mobile,
    WEBSITE_MANAGER: managerMobile === undefined ? undefined : normalisePhone(managerMobile),
  };
  const same = value.filter((other) => numbers[other] === emergencyPhone);
  if (same.length > 0)
    return failed(
      ...same.map((other) =>
        finding(emergencyPhoneSame, ["principal", "emergencyPhone"], { other: optionLabel(others, other) }),
      ),
    );
  return value.some((other) => numbers[other] === undefined) ? undecided : passed;
}

export const organisationEmergencyPhoneDiffers = defineRequirement({
  key: "organisation-emergency-phone-differs",
  topic: "CONTACT",
  title: { zh: "单位应急电话须不同于", en: "Organisation's emergency phone differs from" },
  description: {
    zh: "单位备案时，应急联系电话不得与哪些号码相同。",
    en: "Which numbers an organisation's emergency phone may not be.",
  },
  appliesTo: organisations,
  value: others,
  findings: [emergencyPhoneSame],
  check: checkEmergencyPhone,
});

export const individualEmergencyPhoneDiffers = defineRequirement({
  key: "individual-emergency-phone-differs",
  topic: "CONTACT",
  title: { zh: "个人应急电话须不同于", en: "Individual's emergency phone differs from" },
  description: {
    zh: "个人备案时，应急联系电话不得与哪些号码相同。",
    en: "Which numbers an individual's emergency phone may not be.",
  },
  appliesTo: individuals,
  value: others,
  findings: [emergencyPhoneSame],
  check: checkEmergencyPhone,
});
