import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

export const organisationEmergencyPhoneOwner = defineRequirement({
  key: "organisation-emergency-phone-owner",
  topic: "CONTACT",
  title: { zh: "单位应急电话的使用人", en: "Whose the emergency phone may be" },
  description: {
    zh: "单位的应急联系电话可以是谁的号码。",
    en: "Whose number an organisation's emergency phone may be.",
  },
  appliesTo: organisations,
  value: choices(
    {
      SELF: { zh: "负责人本人", en: "the person in charge" },
      FAMILY: { zh: "家人", en: "family" },
      COLLEAGUE: { zh: "本单位员工", en: "an employee" },
      THIRD_EMPLOYEE: { zh: "两位负责人以外的员工", en: "an employee who isn't in charge" },
    },
    { none: { zh: "不限", en: "anybody's" } },
  ),
});
