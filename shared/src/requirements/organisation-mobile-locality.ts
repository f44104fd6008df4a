import { fact } from "../cures/candidate.ts";
import type { Facts } from "../filing/facts.ts";
import { organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed, passed, undecided, undecidedBecause } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import type { ProvinceCode } from "../provinces.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const notLocal = defineFinding({
  code: "MOBILE_NOT_LOCAL",
  meaning: {
    zh: "负责人的手机号不是本省的，而该省要求用本省号码。",
    en: "The principal's mobile was issued in another province where a local one is asked for.",
  },
  message: { zh: "该省要求填写本省的手机号码。", en: "This province wants a mobile that was issued in it." },
  remedy: { zh: "请换用本省的手机号码。", en: "Give a mobile issued in this province." },
  cures: ({ path, province }) => [fact(path, province)],
});

const provinceUnknown = defineFinding({
  code: "MOBILE_PROVINCE_UNKNOWN",
  severity: "INFO",
  meaning: {
    zh: "该省要求本省的手机号码，而没有填写手机归属地，无法判断。",
    en: "The province asks for a local mobile, and where it was issued isn't given, so this can't be judged.",
  },
  message: {
    zh: "该省对手机归属地有要求，但没有填写归属地，无法判断。",
    en: "The province cares where the mobile was issued, which isn't given.",
  },
  remedy: { zh: "请填写手机归属地。", en: "Say where the mobile was issued." },
});

export const mobileLocalityValues = choice({
  LOCAL_REQUIRED: { zh: "须为本省号码", en: "issued in the province" },
  LOCAL_IF_NON_LOCAL_ID: { zh: "外省证件的须为本省号码", en: "issued in the province if the ID is of another" },
  ANY: { zh: "不限归属地", en: "issued anywhere" },
});

export const mobileLocalityFindings = [notLocal, provinceUnknown];

const path = ["principal", "mobileProvince"];

/** Whether the principal's mobile was issued where the province wants; `idProvince` is null where it isn't known. */
export function checkMobileLocality(
  value: "LOCAL_REQUIRED" | "LOCAL_IF_NON_LOCAL_ID" | "ANY",
  { filing }: Facts,
  province: ProvinceCode,
  idProvince: ProvinceCode | null,
): CheckResult {
  if (value === "ANY") return passed;
  const { mobileProvince } = filing.principal;
  if (mobileProvince === province) return passed;
  if (value === "LOCAL_IF_NON_LOCAL_ID" && idProvince === province) return passed;
  if (mobileProvince === undefined) return undecidedBecause(finding(provinceUnknown, path));
  if (value === "LOCAL_IF_NON_LOCAL_ID" && idProvince === null) return undecided;
  return failed(finding(notLocal, path));
}

export const organisationMobileLocality = defineRequirement({
  key: "organisation-mobile-locality",
  topic: "CONTACT",
  title: { zh: "单位负责人手机的归属地", en: "Where an organisation's principal's mobile was issued" },
  description: {
    zh: "单位备案时，负责人的手机号码是否须为本省的。",
    en: "Whether the mobile of an organisation's principal has to be issued in the province.",
  },
  appliesTo: organisations,
  value: mobileLocalityValues,
  questions: ["question6", "question10"],
  findings: mobileLocalityFindings,
  dependsOnProvince: true,
  // The principal's own address isn't in an organisation's filing: the ID card tells at least where it was first issued.
  check: (value, facts, province) =>
    checkMobileLocality(value, facts, province, facts.principalIdCard?.issuedIn ?? null),
});
