import { individuals } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

export const individualResidenceProofs = defineRequirement({
  key: "individual-residence-proofs",
  topic: "MATERIALS",
  title: { zh: "外省个人可用的居住证明", en: "Proofs of residence taken" },
  description: {
    zh: "证件地址在外省的个人，可用哪些材料作居住证明（任选其一）。",
    en: "Which papers prove the residence of an individual from another province; any one will do.",
  },
  appliesTo: individuals,
  value: choices(
    {
      RESIDENCE_PROOF: { zh: "居住证明", en: "proof of residence" },
      RESIDENCE_PERMIT: { zh: "居住证", en: "residence permit" },
      TEMPORARY_PERMIT: { zh: "暂住证", en: "temporary residence permit" },
      PROPERTY_CERTIFICATE: { zh: "房屋产权证", en: "property certificate" },
      HOUSE_PURCHASE: { zh: "购房合同或证明", en: "contract or proof of house purchase" },
      LEASE_OF_A_YEAR: { zh: "一年以上租房协议", en: "lease of a year or more" },
      SOCIAL_INSURANCE: { zh: "社保证明", en: "social-insurance record" },
      EMPLOYMENT_CONTRACT: { zh: "劳动合同", en: "employment contract" },
      STUDENT_CARD: { zh: "学生证", en: "student card" },
    },
    { none: { zh: "均不接受", en: "none" } },
  ),
  questions: ["question1"],
});
