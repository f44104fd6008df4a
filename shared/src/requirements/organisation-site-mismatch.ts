import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const organisationSiteMismatch = defineRequirement({
  key: "organisation-site-mismatch",
  topic: "PROCESS",
  title: { zh: "信息不一致时的新增网站", en: "Adding a site where data differ" },
  description: {
    zh: "单位现有信息与原备案不一致时，能否先新增网站后变更。",
    en: "Whether an organisation whose data differ from the filing on record can add a site first and change later.",
  },
  appliesTo: organisations,
  value: choice({
    ADD_THEN_CHANGE: { zh: "可先新增后变更", en: "add first, then change" },
    SAME_PRINCIPAL: { zh: "主体负责人须与原备案一致", en: "the principal must be the one on record" },
    CHANGE_FIRST: { zh: "须先变更", en: "change first" },
  }),
  questions: ["question8"],
});
