import { organisations } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const crossProvince = defineFinding({
  code: "PROVINCE_CROSS_ORG_FORBIDDEN",
  meaning: {
    zh: "单位的证件住所在外省，而单位只能在证件住所所在省份备案。",
    en: "An organisation's certificate address is in another province, where organisations file at their own.",
  },
  message: {
    zh: "单位不能跨省备案：证件住所不在该省。",
    en: "An organisation can't file across provinces: its certificate address isn't in this one.",
  },
  remedy: {
    zh: "请在证件住所所在省份备案，或以该省的分公司作为主体备案。",
    en: "File in the province of the certificate address, or with a branch in this province as the subject.",
  },
});

export const organisationFilingProvince = defineRequirement({
  key: "organisation-filing-province",
  topic: "SUBJECT",
  title: { zh: "单位的备案省份", en: "Province where an organisation files" },
  description: {
    zh: "证件住所不在本省的单位能否在本省备案。",
    en: "Whether an organisation whose certificate address is in another province can file here.",
  },
  appliesTo: organisations,
  value: choice({
    CERTIFICATE_PROVINCE_ONLY: { zh: "仅限证件住所所在省份", en: "only in the province of the certificate address" },
    ANY: { zh: "不限证件住所省份", en: "a certificate address in any province" },
  }),
  questions: ["question1"],
  findings: [crossProvince],
  dependsOnProvince: true,
  check(value, { addressProvince }, province) {
    if (value === "ANY") return passed;
    if (addressProvince === null) return undecided;
    return addressProvince === province
      ? passed
      : failed(finding(crossProvince, ["subject", "certificate", "address"]));
  },
});
