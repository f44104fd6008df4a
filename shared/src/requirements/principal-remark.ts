import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

export const principalRemark = defineRequirement({
  key: "principal-remark",
  topic: "PRINCIPAL",
  title: { zh: "非法定代表人的备注", en: "Remark on a principal who is not the legal representative" },
  description: {
    zh: "主体负责人不是法定代表人时，备注中须写明哪些内容。",
    en: "What has to be remarked on a principal who is not the legal representative.",
  },
  appliesTo: organisations,
  value: choices(
    {
      NAME: { zh: "姓名", en: "name" },
      DEPARTMENT: { zh: "部门", en: "department" },
      DUTY: { zh: "职责", en: "duty" },
    },
    { none: { zh: "无须备注", en: "no remark needed" } },
  ),
});
