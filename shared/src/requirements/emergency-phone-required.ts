import { individuals, organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

const demand = boolean({
  yes: { zh: "必填", en: "required" },
  no: { zh: "可不填", en: "may be left out" },
});

export const organisationEmergencyPhoneRequired = defineRequirement({
  key: "organisation-emergency-phone-required",
  topic: "CONTACT",
  title: { zh: "单位的应急电话", en: "Organisation's emergency phone" },
  description: {
    zh: "单位备案是否必须填写应急联系电话。",
    en: "Whether an organisation has to give an emergency phone.",
  },
  appliesTo: organisations,
  value: demand,
});

export const individualEmergencyPhoneRequired = defineRequirement({
  key: "individual-emergency-phone-required",
  topic: "CONTACT",
  title: { zh: "个人的应急电话", en: "Individual's emergency phone" },
  description: {
    zh: "个人备案是否必须填写应急联系电话。",
    en: "Whether an individual has to give an emergency phone.",
  },
  appliesTo: individuals,
  value: demand,
});
