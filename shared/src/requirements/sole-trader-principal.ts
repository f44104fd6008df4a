import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const soleTraderPrincipal = defineRequirement({
  key: "sole-trader-principal",
  topic: "PRINCIPAL",
  title: { zh: "个体工商户的主体负责人", en: "Sole trader's principal" },
  description: {
    zh: "个体工商户的主体负责人是否只能是法定代表人（经营者）。",
    en: "Whether a sole trader's principal has to be its legal representative.",
  },
  appliesTo: ["SOLE_TRADER"],
  value: boolean({
    yes: { zh: "须为法定代表人", en: "the legal representative only" },
    no: { zh: "可为其他人", en: "may be another person" },
  }),
});
