import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const lawFirmPapers = defineRequirement({
  key: "law-firm-papers",
  topic: "MATERIALS",
  title: { zh: "律师事务所的证件", en: "Certificate of law firms" },
  description: { zh: "律师事务所用什么证件备案。", en: "What a law firm files with." },
  appliesTo: ["LAW_FIRM"],
  value: choice({
    PRACTICE_LICENCE_PAGES: { zh: "执业许可证及相关页", en: "practice licence with its further pages" },
    ORG_CODE_OR_MERGED: {
      zh: "组织机构代码证或三证合一证件",
      en: "organisation code certificate or merged certificate",
    },
  }),
});
