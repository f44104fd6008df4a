import { ask, fact } from "../cures/candidate.ts";
import { exampleRegistrationNumber, exampleUnifiedCode } from "../cures/examples.ts";
import { organisations } from "../filing/vocabulary.ts";
import { failed, notApplicable, passed } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { normaliseCertificateNumber } from "../identifiers/certificate-number.ts";
import type { Text } from "../locale.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const numbers = {
  UNIFIED_CODE: { zh: "统一社会信用代码（18 位）", en: "the unified social credit code (18 characters)" },
  REGISTRATION_NUMBER: { zh: "注册号", en: "the registration number" },
} satisfies Record<string, Text>;

const kindMismatch = defineFinding<{ licence: Text; number: Text }>({
  code: "LICENSE_NUMBER_KIND_MISMATCH",
  meaning: {
    zh: "填写的号码与营业执照的种类不符：三证合一的应为 18 位代码，非三证合一的应为注册号。",
    en: "The number isn't of the licence's kind: 18 characters for a merged licence, else a registration number.",
  },
  message: ({ licence, number }) => ({
    zh: `${licence.zh}应填写${number.zh}。`,
    en: `With a ${licence.en}, give ${number.en}.`,
  }),
  remedy: {
    zh: "请按执照种类填写号码，或更正所选的证件类型。",
    en: "Give the number that belongs to the licence, or correct the certificate type.",
  },
  cures: ({ path, facts }) => {
    const { type, number } = facts.filing.subject.certificate;
    const isUnifiedCode = normaliseCertificateNumber(number).length === unifiedCodeLength;
    return [
      ask(path, isUnifiedCode ? exampleRegistrationNumber : exampleUnifiedCode),
      fact(
        ["subject", "certificate", "type"],
        type === "BUSINESS_LICENSE" ? "LEGACY_BUSINESS_LICENSE" : "BUSINESS_LICENSE",
        { zh: "请核对营业执照是否为三证合一。", en: "Check whether the licence is a merged one." },
      ),
    ];
  },
});

const unifiedCodeLength = 18;

export const mergedLicenceNumber = defineRequirement({
  key: "merged-licence-number",
  topic: "SUBJECT",
  title: { zh: "三证合一营业执照填写的号码", en: "Number of a merged business licence" },
  description: {
    zh: "三证合一的营业执照上有几个号码时填哪一个；非三证合一的执照总是填注册号。填注册号，指该省对三证合一的执照仍按注册号登记。",
    en: "Which of its numbers a merged licence is filed with; an unmerged one always goes by its registration number. REGISTRATION_NUMBER means that the province still records merged licences by theirs.",
  },
  appliesTo: organisations,
  value: choice(numbers),
  questions: ["question3"],
  findings: [kindMismatch],
  check(value, { filing }) {
    const { type, number } = filing.subject.certificate;
    if (type !== "BUSINESS_LICENSE" && type !== "LEGACY_BUSINESS_LICENSE") return notApplicable;
    const merged = type === "BUSINESS_LICENSE";
    const expected = merged ? value : "REGISTRATION_NUMBER";
    const isUnifiedCode = normaliseCertificateNumber(number).length === unifiedCodeLength;
    if (isUnifiedCode === (expected === "UNIFIED_CODE")) return passed;
    const licence = merged
      ? { zh: "三证合一的营业执照", en: "merged business licence" }
      : { zh: "非三证合一的营业执照", en: "business licence that isn't merged" };
    return failed(finding(kindMismatch, ["subject", "certificate", "number"], { licence, number: numbers[expected] }));
  },
});
