import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const nonLocalLegalRepresentativePhoto = defineRequirement({
  key: "non-local-legal-representative-photo",
  topic: "MATERIALS",
  title: { zh: "外地法定代表人的手持照片", en: "Photo of a legal representative from elsewhere" },
  description: {
    zh: "法定代表人的身份证不是本省的，是否须提供手持身份证和执照的照片。",
    en: "Whether a legal representative whose ID card is of another province is photographed holding it and the licence.",
  },
  appliesTo: organisations,
  value: boolean({
    yes: { zh: "须有手持证件照片", en: "needs the photo" },
    no: { zh: "无须手持证件照片", en: "needs no photo" },
  }),
});
