import { ask } from "../../cures/candidate.ts";
import { exampleLandline, exampleMobile } from "../../cures/examples.ts";
import { failed, notApplicable, passed } from "../../findings/check-result.ts";
import { defineFinding, finding } from "../../findings/finding.ts";
import type { UniversalCheck } from "../universal-check.ts";

const mobileFormat = defineFinding({
  code: "MOBILE_FORMAT",
  meaning: {
    zh: "手机号码的格式不对：应为 1 开头的 11 位数字，可带 +86、空格或连字符。",
    en: "The mobile is malformed: 11 digits that begin with 13 to 19; +86, spaces and hyphens are taken.",
  },
  message: { zh: "手机号码应为 13 至 19 开头的 11 位数字。", en: "A mobile has 11 digits that begin with 13 to 19." },
  remedy: { zh: "请核对手机号码。", en: "Check the number." },
  cures: ({ path, facts }) => [ask(path, exampleMobile(facts))],
});

const officePhoneFormat = defineFinding({
  code: "OFFICE_PHONE_FORMAT",
  meaning: {
    zh: "办公电话既不是座机（区号加号码）也不是手机；400、800 号码不算座机。",
    en: "The office phone is neither a landline (area code and number) nor a mobile; 400 and 800 numbers are no landlines.",
  },
  message: {
    zh: "办公电话应为带区号的座机或手机号码。",
    en: "An office phone is a landline with its area code, or a mobile.",
  },
  remedy: { zh: "请按 010-12345678 的格式填写，或填写手机号码。", en: "Write it like 010-12345678, or give a mobile." },
  cures: ({ path, province }) => [ask(path, exampleLandline(province))],
});

const mobileMalformed = failed(finding(mobileFormat, ["principal", "mobile"]));
const officePhoneMalformed = failed(finding(officePhoneFormat, ["principal", "officePhone"]));

export const mobileForm: UniversalCheck = {
  key: "mobile-form",
  title: { zh: "手机号码格式", en: "Form of the mobile" },
  findings: [mobileFormat],
  check: ({ mobileIsWellFormed }) => (mobileIsWellFormed ? passed : mobileMalformed),
};

export const officePhoneForm: UniversalCheck = {
  key: "office-phone-form",
  title: { zh: "办公电话格式", en: "Form of the office phone" },
  findings: [officePhoneFormat],
  check({ officePhone }) {
    if (officePhone === null) return notApplicable;
    return officePhone.kind === "MALFORMED" ? officePhoneMalformed : passed;
  },
};
