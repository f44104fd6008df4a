import { ask } from "../cures/candidate.ts";
import { exampleLandline } from "../cures/examples.ts";
import type { Facts } from "../filing/facts.ts";
import { organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const missing = defineFinding({
  code: "OFFICE_PHONE_MISSING",
  meaning: { zh: "没有填写办公电话。", en: "No office phone is given." },
  message: { zh: "没有填写办公电话。", en: "The office phone is missing." },
  remedy: { zh: "请填写办公电话。", en: "Give an office phone." },
  cures: ({ path, province }) => [ask(path, exampleLandline(province))],
});

const landlineRequired = defineFinding({
  code: "OFFICE_PHONE_LANDLINE_REQUIRED",
  meaning: {
    zh: "办公电话填了手机号，而该省只收座机。",
    en: "The office phone is a mobile where the province takes landlines only.",
  },
  message: {
    zh: "该省要求办公电话为座机，不能用手机号代替。",
    en: "In this province the office phone has to be a landline; a mobile can't stand in.",
  },
  remedy: { zh: "请填写带区号的座机号码。", en: "Give a landline with its area code." },
  cures: ({ path, province }) => [ask(path, exampleLandline(province))],
});

export const officePhoneValues = choice({
  LANDLINE_ONLY: { zh: "须为座机", en: "landline only" },
  MOBILE_ACCEPTED: { zh: "可用手机号代替座机", en: "a mobile may stand in for a landline" },
});

export const officePhoneFindings = [missing, landlineRequired];

const path = ["principal", "officePhone"];

/** Whether the office phone is of a kind that the province takes; its form is judged elsewhere. */
export function checkOfficePhone(value: "LANDLINE_ONLY" | "MOBILE_ACCEPTED", { officePhone }: Facts): CheckResult {
  if (officePhone === null) return failed(finding(missing, path));
  if (officePhone.kind === "MALFORMED") return undecided;
  if (value === "LANDLINE_ONLY" && officePhone.kind === "MOBILE") return failed(finding(landlineRequired, path));
  return passed;
}

export const organisationOfficePhone = defineRequirement({
  key: "organisation-office-phone",
  topic: "CONTACT",
  title: { zh: "单位的办公电话", en: "Organisation's office phone" },
  description: {
    zh: "单位备案时，办公电话是否必须为座机。",
    en: "Whether an organisation's office phone has to be a landline.",
  },
  appliesTo: organisations,
  value: officePhoneValues,
  questions: ["question9"],
  findings: officePhoneFindings,
  check: checkOfficePhone,
});
