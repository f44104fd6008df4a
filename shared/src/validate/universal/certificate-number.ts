import { ask } from "../../cures/candidate.ts";
import { exampleRegistrationNumber, exampleUnifiedCode } from "../../cures/examples.ts";
import type { Facts } from "../../filing/facts.ts";
import type { CheckResult } from "../../findings/check-result.ts";
import { failed, notApplicable, passed } from "../../findings/check-result.ts";
import { defineFinding, finding } from "../../findings/finding.ts";
import { checkIdCard } from "../../identifiers/id-card.ts";
import { checkRegistrationNumber } from "../../identifiers/registration-number.ts";
import { checkUnifiedSocialCreditCode } from "../../identifiers/unified-social-credit-code.ts";
import type { UniversalCheck } from "../universal-check.ts";
import { idCardCheckDigit, idCardFormat } from "./id-card.ts";

const usccFormat = defineFinding({
  code: "USCC_FORMAT",
  meaning: {
    zh: "统一社会信用代码的格式不对：应为 18 位，不含 I、O、S、V、Z。",
    en: "The unified social credit code is malformed: it has 18 characters, without I, O, S, V or Z.",
  },
  message: {
    zh: "统一社会信用代码应为 18 位数字或大写字母（不含 I、O、S、V、Z）。",
    en: "A unified social credit code has 18 digits or capital letters (no I, O, S, V, Z).",
  },
  remedy: { zh: "请对照证件重新填写。", en: "Copy it again from the certificate." },
  cures: ({ path }) => [ask(path, exampleUnifiedCode)],
});

const usccCheckDigit = defineFinding({
  code: "USCC_CHECK_DIGIT",
  severity: "WARNING",
  meaning: {
    zh: "统一社会信用代码的校验位不符；少数早期代码有效但通不过校验。",
    en: "The code's check character is wrong; a few valid early codes fail it too.",
  },
  message: {
    zh: "统一社会信用代码的校验位不符，可能填错了一位。",
    en: "The code's check character doesn't fit; one character may be wrong.",
  },
  remedy: {
    zh: "请对照证件核对每一位；确与证件一致的可以提交。",
    en: "Compare each character with the certificate; if they agree it can be handed in.",
  },
  cures: ({ path }) => [ask(path, exampleUnifiedCode)],
});

const regnoFormat = defineFinding({
  code: "REGNO_FORMAT",
  meaning: {
    zh: "工商注册号的格式不对：应为 15 位数字，早期的为 13 位。",
    en: "The registration number is malformed: it has 15 digits, older ones 13.",
  },
  message: {
    zh: "工商注册号应为 15 位数字（早期的为 13 位）。",
    en: "A registration number has 15 digits (older ones 13).",
  },
  remedy: { zh: "请对照执照重新填写。", en: "Copy it again from the licence." },
  cures: ({ path }) => [ask(path, exampleRegistrationNumber)],
});

const regnoCheckDigit = defineFinding({
  code: "REGNO_CHECK_DIGIT",
  severity: "WARNING",
  meaning: { zh: "15 位注册号的校验位不符。", en: "The check digit of a 15-digit registration number is wrong." },
  message: {
    zh: "工商注册号的校验位不符，可能填错了一位。",
    en: "The registration number's check digit doesn't fit; one digit may be wrong.",
  },
  remedy: {
    zh: "请对照执照核对每一位；确与执照一致的可以提交。",
    en: "Compare each digit with the licence; if they agree it can be handed in.",
  },
  cures: ({ path }) => [ask(path, exampleRegistrationNumber)],
});

const path = ["subject", "certificate", "number"];

/** Form and check digit of the certificate's number, by the kind of number that it is. */
export const certificateNumber: UniversalCheck = {
  key: "certificate-number",
  title: { zh: "证件号码格式", en: "Form of the certificate number" },
  findings: [usccFormat, usccCheckDigit, regnoFormat, regnoCheckDigit, idCardFormat, idCardCheckDigit],
  check(facts) {
    const { type, number } = facts.filing.subject.certificate;
    switch (type) {
      case "BUSINESS_LICENSE":
        // A registration number on a merged licence is sound in itself; that it is the wrong kind is a rule's to say.
        return checkRegistrationNumber(number).form === "MALFORMED" ? unifiedCode(number) : registration(number);
      case "UNIFIED_CODE_CERT":
        return unifiedCode(number);
      case "LEGACY_BUSINESS_LICENSE":
        // Likewise a unified code on an unmerged licence.
        return checkUnifiedSocialCreditCode(number).form === "MALFORMED" ? registration(number) : unifiedCode(number);
      case "ID_CARD":
        return idCard(number, facts);
      default:
        return notApplicable;
    }
  },
};

// What comes out again and again is the same object, so that whatever is made of it is made once.
const [usccMalformed, usccMistyped] = [failed(finding(usccFormat, path)), failed(finding(usccCheckDigit, path))];
const [regnoMalformed, regnoMistyped] = [failed(finding(regnoFormat, path)), failed(finding(regnoCheckDigit, path))];
const [cardMalformed, cardMistyped] = [failed(finding(idCardFormat, path)), failed(finding(idCardCheckDigit, path))];

function unifiedCode(number: string): CheckResult {
  switch (checkUnifiedSocialCreditCode(number).form) {
    case "VALID":
      return passed;
    case "MALFORMED":
      return usccMalformed;
    case "CHECK_DIGIT":
      return usccMistyped;
  }
}

function registration(number: string): CheckResult {
  switch (checkRegistrationNumber(number).form) {
    case "VALID":
      return passed;
    case "MALFORMED":
      return regnoMalformed;
    case "CHECK_DIGIT":
      return regnoMistyped;
  }
}

function idCard(number: string, facts: Facts): CheckResult {
  switch (checkIdCard(number, facts.on).form) {
    case "VALID":
      return passed;
    case "MALFORMED":
      return cardMalformed;
    case "CHECK_DIGIT":
      return cardMistyped;
  }
}
