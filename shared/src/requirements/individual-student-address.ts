import { individuals } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const individualStudentAddress = defineRequirement({
  key: "individual-student-address",
  topic: "CONTACT",
  title: { zh: "学生的通信地址", en: "Address of students" },
  description: {
    zh: "学生备案时，通信地址是否须写明院系和班级。",
    en: "Whether students have to give faculty and class in the contact address.",
  },
  appliesTo: individuals,
  value: boolean({
    yes: { zh: "须写明院系班级", en: "with faculty and class" },
    no: { zh: "无须写明院系班级", en: "without" },
  }),
});
