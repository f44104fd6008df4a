import { ask } from "../cures/candidate.ts";
import { exampleJobTitle, exampleLandline, examplePersonName } from "../cures/examples.ts";
import { organisations } from "../filing/vocabulary.ts";
import { failedIfAny, notApplicable } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

const parts = {
  CONTACT_NAME: { zh: "联系人姓名", en: "contact name" },
  JOB_TITLE: { zh: "企业职务", en: "job title" },
} satisfies Record<string, Text>;

const fields = { CONTACT_NAME: "contactName", JOB_TITLE: "jobTitle" } as const;

const remarkMissing = defineFinding<{ part: Text }>({
  code: "OFFICE_PHONE_REMARK_MISSING",
  meaning: {
    zh: "单位的办公电话填了手机号，但缺少该省要求的备注；每缺一项报告一次。",
    en: "An organisation's office phone is a mobile and a part of the remark is missing; one finding a part.",
  },
  message: ({ part }) => ({
    zh: `办公电话填写手机号时，该省要求备注${part.zh}。`,
    en: `Where the office phone is a mobile, this province wants the ${part.en} to be remarked.`,
  }),
  remedy: ({ part }) => ({
    zh: `请在备注中填写${part.zh}，或改填座机。`,
    en: `Remark the ${part.en}, or give a landline.`,
  }),
  cures: ({ path, province }) => [
    ask(path, path.at(-1) === fields.CONTACT_NAME ? examplePersonName : exampleJobTitle),
    ask(["principal", "officePhone"], exampleLandline(province), {
      zh: "有座机的，可改填座机。",
      en: "Where there is a landline, give that instead.",
    }),
  ],
});

export const officePhoneMobileRemark = defineRequirement({
  key: "office-phone-mobile-remark",
  topic: "CONTACT",
  title: { zh: "办公电话填手机时的备注", en: "Remark where the office phone is a mobile" },
  description: {
    zh: "单位的办公电话填写手机号时，备注中须写明哪些内容。",
    en: "What has to be remarked where an organisation's office phone is a mobile.",
  },
  appliesTo: organisations,
  value: choices(parts, { none: { zh: "无须备注", en: "no remark needed" } }),
  questions: ["question9"],
  findings: [remarkMissing],
  check(value, { filing, officePhone }) {
    if (officePhone?.kind !== "MOBILE") return notApplicable;
    const remark = filing.principal.officePhoneRemark;
    return failedIfAny(
      value
        .filter((part) => remark?.[fields[part]] === undefined)
        .map((part) => finding(remarkMissing, ["principal", "officePhoneRemark", fields[part]], { part: parts[part] })),
    );
  },
});
