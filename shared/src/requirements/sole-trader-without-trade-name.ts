import { becomes, fact } from "../cures/candidate.ts";
import { failed, notApplicable, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const path = ["subject", "hasTradeName"];

const tradeNameMissing = defineFinding({
  code: "SOLE_TRADER_TRADE_NAME_MISSING",
  meaning: {
    zh: "个体工商户的执照上没有字号，而该省要求有。",
    en: "A sole trader's licence bears no trade name where the province wants one.",
  },
  message: {
    zh: "该省要求个体工商户的执照上有字号。",
    en: "In this province a sole trader's licence has to bear a trade name.",
  },
  remedy: { zh: "请先换发带字号的营业执照。", en: "Have the licence renewed with a trade name first." },
  cures: becomes(true),
});

const filesAsIndividual = defineFinding({
  code: "SOLE_TRADER_FILES_AS_INDIVIDUAL",
  meaning: {
    zh: "没有字号的个体工商户在该省按个人备案。",
    en: "A sole trader without a trade name files as an individual in this province.",
  },
  message: {
    zh: "该省要求没有字号的个体工商户按个人备案。",
    en: "In this province a sole trader without a trade name files as an individual.",
  },
  remedy: { zh: "请将主办单位性质改为个人。", en: "File with the nature of an individual." },
  cures: () => [fact(["subject", "nature"], "INDIVIDUAL")],
});

export const soleTraderWithoutTradeName = defineRequirement({
  key: "sole-trader-without-trade-name",
  topic: "SUBJECT",
  title: { zh: "无字号的个体工商户", en: "Sole trader without a trade name" },
  description: {
    zh: "执照上没有字号的个体工商户如何备案。",
    en: "How a sole trader files whose licence bears no trade name.",
  },
  appliesTo: ["SOLE_TRADER"],
  value: choice({
    RENEW_LICENCE: { zh: "须先换发带字号的执照", en: "has the licence renewed with one first" },
    AS_ENTERPRISE_BY_NAME: {
      zh: "按企业备案，主体名称填法定代表人姓名",
      en: "as an enterprise by the name of the legal representative",
    },
    AS_INDIVIDUAL: { zh: "按个人备案", en: "as an individual" },
  }),
  findings: [tradeNameMissing, filesAsIndividual],
  check(value, { filing }) {
    const { hasTradeName } = filing.subject;
    if (hasTradeName === undefined) return undecided;
    if (hasTradeName) return notApplicable;
    switch (value) {
      case "RENEW_LICENCE":
        return failed(finding(tradeNameMissing, path));
      case "AS_INDIVIDUAL":
        return failed(finding(filesAsIndividual, path));
      case "AS_ENTERPRISE_BY_NAME":
        return passed;
    }
  },
});
