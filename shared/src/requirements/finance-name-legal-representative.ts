import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const financeNameLegalRepresentative = defineRequirement({
  key: "finance-name-legal-representative",
  topic: "PRINCIPAL",
  title: { zh: "名称涉金融单位的负责人", en: "People in charge where the name speaks of finance" },
  description: {
    zh: "名称含投资管理、理财、典当、担保、贷款等字样的单位，两位负责人是否都须为法定代表人。",
    en: "Whether both persons in charge have to be the legal representative where the name speaks of investment, wealth, pawn, guarantee or loan business.",
  },
  appliesTo: organisations,
  value: boolean({
    yes: { zh: "两位负责人都须为法定代表人", en: "both must be the legal representative" },
    no: { zh: "无此要求", en: "no such demand" },
  }),
});
