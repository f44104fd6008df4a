import { individuals } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const individualPhoneCheck = defineRequirement({
  key: "individual-phone-check",
  topic: "PROCESS",
  title: { zh: "管局电话核实", en: "Call by the administration" },
  description: {
    zh: "管局是否会打电话向个人核实。",
    en: "Whether the administration checks with individuals by phone.",
  },
  appliesTo: individuals,
  value: choice({
    DURING_REVIEW: { zh: "审核中电话核实", en: "a call during the review" },
    SPOT_CHECK: { zh: "抽查，打不通即驳回", en: "spot checks; unreachable means rejected" },
  }),
});
