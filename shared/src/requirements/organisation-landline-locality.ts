import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const organisationLandlineLocality = defineRequirement({
  key: "organisation-landline-locality",
  topic: "CONTACT",
  title: { zh: "单位座机的归属地", en: "Where the landline is" },
  description: {
    zh: "单位填写的座机是否须为本省号码。",
    en: "Whether an organisation's landline has to be of the province.",
  },
  appliesTo: organisations,
  value: choice({
    LOCAL_REQUIRED: { zh: "须为本省座机", en: "of the province only" },
    ANY: { zh: "不限归属地", en: "of any province" },
  }),
});
