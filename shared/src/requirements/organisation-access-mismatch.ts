import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const organisationAccessMismatch = defineRequirement({
  key: "organisation-access-mismatch",
  topic: "PROCESS",
  title: { zh: "单位信息不一致时的接入", en: "Access where an organisation's data differ" },
  description: {
    zh: "单位现有信息与原备案不一致时，能否先接入后变更。",
    en: "Whether an organisation whose data differ from the filing on record can add access first and change later.",
  },
  appliesTo: organisations,
  value: choice({
    ACCESS_THEN_CHANGE: { zh: "可先接入后变更", en: "access first, then change" },
    SAME_NAME_THEN_CHANGE: {
      zh: "主办单位名称须一致，其余可接入后变更",
      en: "the name must be the same, the rest can change later",
    },
    LEGAL_REP_ID_THEN_CHANGE: {
      zh: "原负责人不是法定代表人的，先交法定代表人证件，通过后变更",
      en: "where the principal on record was not the legal representative: its ID first, the change after approval",
    },
    CHANGE_FIRST: { zh: "须先变更或注销，与原备案一致后再接入", en: "change or cancel first; the data must agree" },
  }),
  questions: ["question13"],
});
