import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const organisationAddressSameCity = defineRequirement({
  key: "organisation-address-same-city",
  topic: "CONTACT",
  title: { zh: "通信地址与住所同市", en: "Contact address in the city of the certificate" },
  description: {
    zh: "单位的通信地址是否须与证件住所在同一城市。",
    en: "Whether an organisation's contact address has to be in the city of its certificate.",
  },
  appliesTo: organisations,
  value: boolean({
    yes: { zh: "须在同一城市", en: "the same city" },
    no: { zh: "可在不同城市", en: "any city" },
  }),
});
