import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

export const organisationMedicalPapers = defineRequirement({
  key: "organisation-medical-papers",
  topic: "MATERIALS",
  title: { zh: "医院、诊所的材料", en: "Papers of hospitals and clinics" },
  description: { zh: "医院、诊所备案时须提交或备注什么。", en: "What hospitals and clinics hand in or remark." },
  appliesTo: organisations,
  value: choices(
    {
      LICENCE: { zh: "营业执照等执业许可", en: "licence of the hospital" },
      PRACTICE_LICENCE: { zh: "医疗机构执业许可证", en: "medical practice licence" },
      AD_REVIEW: { zh: "医疗广告审查证明", en: "review of medical advertising" },
      PRACTICE_LICENCE_REMARK: { zh: "备注执业许可证信息", en: "remark of the practice licence's data" },
    },
    { none: { zh: "没有另外要求", en: "none" } },
  ),
});
