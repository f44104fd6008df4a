import { individuals, organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

const parts = choices(
  {
    USER_NAME: { zh: "使用人姓名", en: "the user's name" },
    RELATION: { zh: "与主体的关系", en: "the relation to the subject" },
    JOB_TITLE: { zh: "职务", en: "the job title" },
  },
  { none: { zh: "无须备注", en: "no remark needed" } },
);

export const organisationEmergencyPhoneRemark = defineRequirement({
  key: "organisation-emergency-phone-remark",
  topic: "CONTACT",
  title: { zh: "单位应急电话的备注", en: "Remark on an organisation's emergency phone" },
  description: {
    zh: "单位填写应急联系电话时，备注中须写明哪些内容。",
    en: "What has to be remarked on an organisation's emergency phone.",
  },
  appliesTo: organisations,
  value: parts,
});

export const individualEmergencyPhoneRemark = defineRequirement({
  key: "individual-emergency-phone-remark",
  topic: "CONTACT",
  title: { zh: "个人应急电话的备注", en: "Remark on an individual's emergency phone" },
  description: {
    zh: "个人填写应急联系电话时，备注中须写明哪些内容。",
    en: "What has to be remarked on an individual's emergency phone.",
  },
  appliesTo: individuals,
  value: parts,
});
