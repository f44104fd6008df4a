import { ask } from "../../cures/candidate.ts";
import { exampleIdCard } from "../../cures/examples.ts";
import { failed, notApplicable, passed } from "../../findings/check-result.ts";
import { defineFinding, finding } from "../../findings/finding.ts";
import type { UniversalCheck } from "../universal-check.ts";

export const idCardFormat = defineFinding({
  code: "ID_CARD_FORMAT",
  meaning: {
    zh: "身份证号码的格式不对：应为 18 位，含真实的出生日期。",
    en: "The ID card number is malformed: it has 18 characters and holds a real birth date.",
  },
  message: {
    zh: "身份证号码应为 18 位，第 7 至 14 位为出生日期。",
    en: "An ID card number has 18 characters, the 7th to 14th being a birth date.",
  },
  remedy: { zh: "请对照身份证重新填写。", en: "Copy it again from the card." },
  cures: ({ path, province }) => [ask(path, exampleIdCard(province))],
});

export const idCardCheckDigit = defineFinding({
  code: "ID_CARD_CHECK_DIGIT",
  meaning: { zh: "身份证号码的校验位不符。", en: "The ID card number's check character is wrong." },
  message: {
    zh: "身份证号码的校验位不符，至少有一位填错。",
    en: "The ID card number's check character doesn't fit; a character is wrong.",
  },
  remedy: { zh: "请对照身份证核对每一位。", en: "Compare each character with the card." },
  cures: ({ path, province }) => [ask(path, exampleIdCard(province))],
});

const path = ["principal", "idNumber"];

const [malformed, mistyped] = [failed(finding(idCardFormat, path)), failed(finding(idCardCheckDigit, path))];

/** The principal's ID card number; an individual with another certificate may write that one's number here. */
export const principalIdCard: UniversalCheck = {
  key: "principal-id-card",
  title: { zh: "负责人身份证号码格式", en: "Form of the principal's ID card number" },
  findings: [idCardFormat, idCardCheckDigit],
  check({ filing, isOrganisation, principalIdCard: card }) {
    const otherPaper = !isOrganisation && filing.subject.certificate.type !== "ID_CARD";
    if (filing.principal.idNumber === undefined || card === null || otherPaper) return notApplicable;
    if (card.form === "VALID") return passed;
    return card.form === "MALFORMED" ? malformed : mistyped;
  },
};
