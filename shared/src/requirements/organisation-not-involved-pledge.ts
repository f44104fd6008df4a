import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const organisationNotInvolvedPledge = defineRequirement({
  key: "organisation-not-involved-pledge",
  topic: "MATERIALS",
  title: {
    zh: "经营范围涉及前置审批而网站不涉及",
    en: "Scope of business that needs prior approval, site that doesn't",
  },
  description: {
    zh: "单位名称或经营范围涉及前置审批业务，网站并不涉及时，须怎么办。",
    en: "What is asked where an organisation's scope of business needs a prior approval and its site has nothing to do with it.",
  },
  appliesTo: organisations,
  value: choice({
    PLEDGE_ACCEPTED: { zh: "可交不涉及承诺书", en: "a pledge that the site is not about it will do" },
    CONSULT_AND_PLEDGE: {
      zh: "须咨询主管部门、备注结果并交承诺书",
      en: "the authority is asked, its answer remarked, and a pledge handed in",
    },
    REMARK: { zh: "须备注网站不涉及", en: "a remark that the site is not about it" },
    BY_SCOPE: { zh: "按经营范围分项要许可证或承诺书", en: "a licence or a pledge, by the part of the scope" },
    REFUSED: {
      zh: "不收承诺书或情况说明，须审批或核减经营范围",
      en: "no pledge is taken: approval, or a narrower scope of business",
    },
  }),
});
