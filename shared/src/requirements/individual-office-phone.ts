import { individuals } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { checkOfficePhone, officePhoneFindings, officePhoneValues } from "./organisation-office-phone.ts";

export const individualOfficePhone = defineRequirement({
  key: "individual-office-phone",
  topic: "CONTACT",
  title: { zh: "个人的办公电话", en: "Individual's office phone" },
  description: {
    zh: "个人备案时，办公电话是否必须为座机。",
    en: "Whether an individual's office phone has to be a landline.",
  },
  appliesTo: individuals,
  value: officePhoneValues,
  questions: ["question9"],
  findings: officePhoneFindings,
  check: checkOfficePhone,
});
