import { ask } from "../cures/candidate.ts";
import { exampleLandline } from "../cures/examples.ts";
import { organisations } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

const sameAsMobile = defineFinding({
  code: "OFFICE_PHONE_SAME_AS_PRINCIPAL_MOBILE",
  meaning: {
    zh: "单位的办公电话与负责人手机号相同，而该省要求不同。",
    en: "An organisation's office phone is the principal's mobile where the province wants another number.",
  },
  message: {
    zh: "该省要求办公电话与负责人手机号不同。",
    en: "In this province the office phone has to differ from the principal's mobile.",
  },
  remedy: { zh: "请填写另一个办公电话。", en: "Give another office phone." },
  cures: ({ path, province }) => [ask(path, exampleLandline(province))],
});

export const officePhoneDiffersFromMobile = defineRequirement({
  key: "office-phone-differs-from-mobile",
  topic: "CONTACT",
  title: { zh: "办公电话与负责人手机号", en: "Office phone and principal's mobile" },
  description: {
    zh: "单位的办公电话是否须与负责人手机号不同。",
    en: "Whether an organisation's office phone has to differ from the principal's mobile.",
  },
  appliesTo: organisations,
  value: boolean({
    yes: { zh: "须与负责人手机号不同", en: "has to differ" },
    no: { zh: "可与负责人手机号相同", en: "may be the same" },
  }),
  questions: ["question9"],
  findings: [sameAsMobile],
  check(mustDiffer, { officePhone, mobile }) {
    if (!mustDiffer) return passed;
    if (officePhone === null) return undecided;
    return officePhone.digits === mobile ? failed(finding(sameAsMobile, ["principal", "officePhone"])) : passed;
  },
});
