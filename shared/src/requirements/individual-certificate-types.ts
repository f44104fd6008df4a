import { fact } from "../cures/candidate.ts";
import { individuals } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import { joinTexts } from "../locale.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices, optionLabel } from "../values/value-spec.ts";

const types = choices(
  {
    ID_CARD: { zh: "居民身份证", en: "resident ID card" },
    PASSPORT: { zh: "护照（外国人）", en: "passport (foreigners)" },
    HK_MO_PERMIT: { zh: "港澳居民来往内地通行证", en: "Hong Kong and Macao resident's travel permit" },
    TW_PERMIT: { zh: "台湾居民来往大陆通行证", en: "Taiwan resident's travel permit" },
  },
  { none: { zh: "没有记载", en: "none recorded" } },
);

const notTaken = defineFinding<{ taken: Text }>({
  code: "CERTIFICATE_TYPE_NOT_TAKEN",
  meaning: {
    zh: "该省的个人备案不收这种证件。",
    en: "The province doesn't take this kind of certificate from individuals.",
  },
  message: ({ taken }) => ({
    zh: `该省的个人备案只收${taken.zh}。`,
    en: `From individuals this province takes only: ${taken.en}.`,
  }),
  remedy: { zh: "请改用该省接受的证件。", en: "File with a certificate that the province takes." },
  cures: ({ path, value }) => (Array.isArray(value) ? value : []).map((type: string) => fact(path, type)),
});

export const individualCertificateTypes = defineRequirement({
  key: "individual-certificate-types",
  topic: "MATERIALS",
  title: { zh: "个人能用的证件", en: "Certificates of individuals" },
  description: {
    zh: "个人备案时，该省接受哪几种证件。",
    en: "Which kinds of certificate an individual can file with here.",
  },
  appliesTo: individuals,
  value: types,
  findings: [notTaken],
  check(taken, { filing }) {
    const { type } = filing.subject.certificate;
    if (taken.some((one) => one === type)) return passed;
    // Another kind may be a residence permit that stands for one of those taken.
    if (type === "OTHER") return undecided;
    const labels = joinTexts(taken.map((one) => optionLabel(types, one)));
    return failed(finding(notTaken, ["subject", "certificate", "type"], { taken: labels }));
  },
});
