import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const governmentPrincipalLetter = defineRequirement({
  key: "government-principal-letter",
  topic: "PRINCIPAL",
  title: { zh: "机关事业单位的主体负责人", en: "Principal of government bodies and institutions" },
  description: {
    zh: "机关和事业单位能否凭授权书由法定代表人以外的人担任主体负责人。",
    en: "Whether government bodies and public institutions may name another principal by a letter of authorisation.",
  },
  appliesTo: ["GOVERNMENT", "INSTITUTION"],
  value: boolean({
    yes: { zh: "可凭授权书由他人担任", en: "another person with a letter" },
    no: { zh: "须为法定代表人", en: "the legal representative only" },
  }),
});
