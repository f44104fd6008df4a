import { individuals } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { checkMobileLocality, mobileLocalityFindings, mobileLocalityValues } from "./organisation-mobile-locality.ts";

export const individualMobileLocality = defineRequirement({
  key: "individual-mobile-locality",
  topic: "CONTACT",
  title: { zh: "个人手机的归属地", en: "Where an individual's mobile was issued" },
  description: {
    zh: "个人备案时，手机号码是否须为本省的。",
    en: "Whether an individual's mobile has to be issued in the province.",
  },
  appliesTo: individuals,
  value: mobileLocalityValues,
  questions: ["question6", "question10"],
  findings: mobileLocalityFindings,
  dependsOnProvince: true,
  check: (value, facts, province) => checkMobileLocality(value, facts, province, facts.addressProvince),
});
