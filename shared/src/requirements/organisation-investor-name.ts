import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const organisationInvestorName = defineRequirement({
  key: "organisation-investor-name",
  topic: "MATERIALS",
  title: { zh: "企业的投资者或上级主管单位", en: "Investor of an enterprise" },
  description: {
    zh: "企业在“投资者或上级主管单位”一栏填什么；其他单位见说明。",
    en: "What an enterprise writes as investor or superior body; the note tells of others.",
  },
  appliesTo: organisations,
  value: choice({
    ORGANISATION_NAME: { zh: "填单位全称", en: "the organisation's full name" },
    LEGAL_REP: { zh: "填法定代表人", en: "the legal representative" },
  }),
});
