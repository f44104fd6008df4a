import { becomes } from "../cures/candidate.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

const sealMissing = defineFinding({
  code: "SOLE_TRADER_SEAL_MISSING",
  meaning: {
    zh: "个体工商户没有公章，而该省要求有。",
    en: "A sole trader has no seal where the province wants one.",
  },
  message: { zh: "该省要求个体工商户有公章。", en: "In this province a sole trader needs a seal." },
  remedy: { zh: "请先刻制公章再备案。", en: "Have a seal made before filing." },
  cures: becomes(true),
});

export const soleTraderSeal = defineRequirement({
  key: "sole-trader-seal",
  topic: "SUBJECT",
  title: { zh: "个体工商户的公章", en: "Sole trader's seal" },
  description: { zh: "个体工商户备案是否必须有公章。", en: "Whether a sole trader needs a seal to file." },
  appliesTo: ["SOLE_TRADER"],
  value: boolean({
    yes: { zh: "须有公章", en: "needs a seal" },
    no: { zh: "可以没有公章", en: "needs no seal" },
  }),
  findings: [sealMissing],
  check(value, { filing }) {
    if (!value) return passed;
    const { hasSeal } = filing.subject;
    if (hasSeal === undefined) return undecided;
    return hasSeal ? passed : failed(finding(sealMissing, ["subject", "hasSeal"]));
  },
});
