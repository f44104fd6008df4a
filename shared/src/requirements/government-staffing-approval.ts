import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const governmentStaffingApproval = defineRequirement({
  key: "government-staffing-approval",
  topic: "MATERIALS",
  title: { zh: "机关、事业单位的编制部门审批", en: "Staffing office's approval of state bodies" },
  description: {
    zh: "机关、事业单位备案前，须由编制部门出具什么。",
    en: "What government bodies and public institutions need of the staffing office before they file.",
  },
  appliesTo: ["GOVERNMENT", "INSTITUTION"],
  value: choice({
    NAME_REVIEW_FORM: { zh: "须有编制机构的网站名称审核表", en: "the staffing office's review of the website's name" },
    SITE_OPENING_FORM: {
      zh: "须有编制部门批复的网站开办资格申请表",
      en: "the staffing office's approval to open a site",
    },
    APPROVAL_FIRST: { zh: "须先到编办审批", en: "an approval of the staffing office first" },
  }),
});
