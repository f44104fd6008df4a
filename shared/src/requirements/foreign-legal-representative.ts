import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const foreignLegalRepresentative = defineRequirement({
  key: "foreign-legal-representative",
  topic: "PRINCIPAL",
  title: { zh: "法定代表人为境外人员", en: "Legal representative from abroad" },
  description: {
    zh: "法定代表人是外国人或港澳台人员时，单位备案另有什么要求。",
    en: "What else is asked of an organisation whose legal representative is a foreigner or from Hong Kong, Macao or Taiwan.",
  },
  appliesTo: organisations,
  value: choice({
    AUTHORISE_CHINESE_CITIZEN: { zh: "须授权中国公民担任负责人", en: "authorises a Chinese citizen to be in charge" },
    AUTHORISE_MAINLAND_ID_HOLDER: {
      zh: "须授权持居民身份证的人担任负责人",
      en: "authorises a holder of a resident ID card to be in charge",
    },
    SAME_PERSON_STATEMENT: {
      zh: "护照姓名与执照中文名不同时，须交同一人说明",
      en: "a statement that it is one person where passport and licence differ in the name",
    },
  }),
});
