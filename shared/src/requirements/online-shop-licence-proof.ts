import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const onlineShopLicenceProof = defineRequirement({
  key: "online-shop-licence-proof",
  topic: "MATERIALS",
  title: { zh: "网店执照的证明", en: "Proof with an online-shop licence" },
  description: {
    zh: "用网店营业执照备案的，是否须证明在本省经营。",
    en: "Whether a filing with an online-shop licence needs proof of being in the province.",
  },
  appliesTo: organisations,
  value: boolean({
    yes: { zh: "须有在本省的证明", en: "needs proof of being in the province" },
    no: { zh: "无须证明", en: "needs no proof" },
  }),
});
