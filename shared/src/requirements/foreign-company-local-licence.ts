import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const foreignCompanyLocalLicence = defineRequirement({
  key: "foreign-company-local-licence",
  topic: "MATERIALS",
  title: { zh: "外国企业的执照", en: "Licence of foreign companies" },
  description: {
    zh: "外国企业备案是否须有本地的营业执照。",
    en: "Whether a foreign company needs a business licence of the place.",
  },
  appliesTo: organisations,
  value: boolean({
    yes: { zh: "须有本地营业执照", en: "needs a licence of the place" },
    no: { zh: "无此要求", en: "not asked for" },
  }),
});
