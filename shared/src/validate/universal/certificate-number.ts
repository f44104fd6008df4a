import type { Candidate, CureContext } from "../../cures/candidate.ts";
import { ask, correction } from "../../cures/candidate.ts";
import { exampleOrganisationCode, exampleRegistrationNumber, exampleUnifiedCode } from "../../cures/examples.ts";
import type { PlainDate } from "../../dates.ts";
import type { Facts } from "../../filing/facts.ts";
import type { CertificateType } from "../../filing/vocabulary.ts";
import { certificatesByNature, certificateTypeLabels, certificateTypes } from "../../filing/vocabulary.ts";
import type { CheckResult } from "../../findings/check-result.ts";
import { failed, notApplicable, passed } from "../../findings/check-result.ts";
import type { FieldPath } from "../../findings/finding.ts";
import { defineFinding, finding } from "../../findings/finding.ts";
import { isNationalDivision, provinceOfDivisionCode } from "../../identifiers/division-code.ts";
import { checkIdCard } from "../../identifiers/id-card.ts";
import { asDigits } from "../../identifiers/look-alikes.ts";
import { checkOrganisationCode } from "../../identifiers/organisation-code.ts";
import { isSerialNumber } from "../../identifiers/registration-certificate.ts";
import { checkRegistrationNumber } from "../../identifiers/registration-number.ts";
import { normaliseCode } from "../../identifiers/text.ts";
import { isHongKongMacaoPermit, isPassport, isTaiwanPermit } from "../../identifiers/travel-papers.ts";
import { fitsNature, isKnownBody } from "../../identifiers/unified-code-bodies.ts";
import type { CheckedUnifiedSocialCreditCode } from "../../identifiers/unified-social-credit-code.ts";
import { checkUnifiedSocialCreditCode } from "../../identifiers/unified-social-credit-code.ts";
import type { Text } from "../../locale.ts";
import type { UniversalCheck } from "../universal-check.ts";
import { idCardAt, idCardCheckDigit, idCardFormat } from "./id-card.ts";

/** Letters that no code has read as the digits that they look like, where the check characters bear it out; else asks. */
export function askForCode({ path: at, facts }: CureContext): readonly Candidate[] {
  const { nature, certificate } = facts.filing.subject;
  const read = codeWithin(certificate.number) ?? asDigits(certificate.number);
  const checked = checkUnifiedSocialCreditCode(read);
  const isMeant =
    read !== normaliseCode(certificate.number) &&
    checked.form === "VALID" &&
    isKnownBody(checked.code) &&
    fitsNature(checked.code, nature);
  return [isMeant ? correction(at, checked.code) : ask(at, exampleUnifiedCode(nature))];
}

/** A sound code within what was pasted along with it, such as its label or the number of the copy. */
function codeWithin(typed: string): string | null {
  const found = normaliseCode(typed).match(/[0-9A-HJ-NP-RTUWXY]{18}/g) ?? [];
  return found.find((one) => checkUnifiedSocialCreditCode(one).form === "VALID") ?? null;
}

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
  cures: askForCode,
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
  cures: askForCode,
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

const usccDivision = defineFinding({
  code: "USCC_DIVISION_UNKNOWN",
  severity: "WARNING",
  meaning: {
    zh: "统一社会信用代码第 3、4 位不是任何省级行政区划。",
    en: "The 3rd and 4th characters of the unified social credit code are no province's.",
  },
  message: {
    zh: "统一社会信用代码第 3 至 8 位不是登记机关的行政区划代码，可能填错了。",
    en: "The 3rd to 8th characters of the code are no division's; one of them may be wrong.",
  },
  remedy: {
    zh: "请对照证件核对每一位；确与证件一致的可以提交。",
    en: "Compare each character with the certificate; if they agree it can be handed in.",
  },
  cures: askForCode,
});

const orgCodeCheckDigit = defineFinding({
  code: "ORG_CODE_CHECK_DIGIT",
  severity: "WARNING",
  meaning: { zh: "组织机构代码的校验位不符。", en: "The organisation code's check character is wrong." },
  message: {
    zh: "组织机构代码的校验位不符，可能填错了一位。",
    en: "The organisation code's check character doesn't fit; one character may be wrong.",
  },
  remedy: {
    zh: "请对照证件核对每一位；确与证件一致的可以提交。",
    en: "Compare each character with the certificate; if they agree it can be handed in.",
  },
  cures: ({ path }) => [ask(path, exampleOrganisationCode)],
});

const numberFormat = defineFinding<{ type: Text; form: Text }>({
  code: "CERTIFICATE_NUMBER_FORMAT",
  meaning: {
    zh: "证件号码不是所选证件类型的形式。",
    en: "The certificate's number isn't of the form that numbers of its type have.",
  },
  message: ({ type, form }) => ({
    zh: `${type.zh}的号码应为${/^[\dA-Z]/.test(form.zh) ? " " : ""}${form.zh}。`,
    en: `The number of a certificate of the type “${type.en}” is ${form.en}.`,
  }),
  remedy: {
    zh: "请对照证件重新填写，或更正所选的证件类型。",
    en: "Copy it again from the certificate, or correct the certificate type.",
  },
  cures: ({ path: at, facts }) => {
    const { nature, certificate } = facts.filing.subject;
    const isCard = nature === "INDIVIDUAL" && checkIdCard(certificate.number, facts.on).form === "VALID";
    if (isCard && at === path) return [correction(["subject", "certificate", "type"], "ID_CARD")];
    return [ask(at, otherForms[certificate.type]?.example ?? exampleUnifiedCode(nature))];
  },
});

const numberOfPerson = defineFinding({
  code: "CERTIFICATE_NUMBER_FORMAT",
  meaning: numberFormat.meaning,
  message: {
    zh: "填写的是居民身份证号码，不是单位证件上的号码。",
    en: "The number is that of an ID card, not of an organisation's certificate.",
  },
  remedy: { zh: "请填写单位证件上的号码。", en: "Give the number on the organisation's certificate." },
  cures: askForCode,
});

const path = ["subject", "certificate", "number"];
const principalsPath = ["principal", "idNumber"];

interface OtherForm {
  readonly words: Text;
  /** Left out where it is a unified code. */
  readonly example?: string;
  readonly is: (number: string) => boolean;
}

/** Numbers that are neither codes nor card numbers: what they look like, in words and to a program. */
const otherForms: Readonly<Partial<Record<CertificateType, OtherForm>>> = {
  ORG_CODE_CERT: {
    words: {
      zh: "9 位组织机构代码，或 18 位统一社会信用代码",
      en: "an organisation code of 9 characters, or a unified code of 18",
    },
    example: exampleOrganisationCode,
    is: (number) => checkOrganisationCode(number).form !== "MALFORMED" || isUnifiedCode(number),
  },
  INSTITUTION_CERT: {
    words: {
      zh: "18 位统一社会信用代码，旧证为“事证第……号”",
      en: "a unified code of 18 characters, or of old a serial number such as 事证第…号",
    },
    is: (number) => isUnifiedCode(number) || isSerialNumber(number),
  },
  SOCIAL_ORG_CERT: {
    words: {
      zh: "18 位统一社会信用代码，旧证为“社证字第……号”",
      en: "a unified code of 18 characters, or of old a serial number such as 社证字第…号",
    },
    is: (number) => isUnifiedCode(number) || isSerialNumber(number),
  },
  PASSPORT: {
    words: { zh: "6 至 9 位字母和数字", en: "6 to 9 letters and digits" },
    example: "E00000001",
    is: isPassport,
  },
  HK_MO_PERMIT: {
    words: { zh: "H 或 M 加 8 位数字", en: "H or M and 8 digits" },
    example: "H00000001",
    is: isHongKongMacaoPermit,
  },
  TW_PERMIT: { words: { zh: "8 位数字", en: "8 digits" }, example: "00000001", is: isTaiwanPermit },
  OTHER: {
    words: { zh: "证件上的号码，含数字", en: "as the paper has it, with digits" },
    example: "EX000001",
    is: (number) => /\p{N}/u.test(number),
  },
};

/** Form and check digit of the certificate's number, by the kind of number that it is. */
export const certificateNumber: UniversalCheck = {
  key: "certificate-number",
  title: { zh: "证件号码格式", en: "Form of the certificate number" },
  findings: [
    usccFormat,
    usccCheckDigit,
    usccDivision,
    regnoFormat,
    regnoCheckDigit,
    idCardFormat,
    idCardCheckDigit,
    orgCodeCheckDigit,
    numberFormat,
    numberOfPerson,
  ],
  check(facts) {
    const { nature, certificate } = facts.filing.subject;
    const { type, number } = certificate;
    const isOrganisations = facts.isOrganisation && certificatesByNature[nature].includes(type);
    if (isOrganisations && facts.unifiedCode.form !== "VALID" && checkIdCard(number, facts.on).form === "VALID")
      return personsNumber;
    switch (type) {
      case "BUSINESS_LICENSE":
        // A registration number on a merged licence is sound in itself; that it is the wrong kind is a rule's to say.
        return facts.unifiedCode.form !== "MALFORMED" || checkRegistrationNumber(number).form === "MALFORMED"
          ? unifiedCode(facts.unifiedCode)
          : registration(number);
      case "UNIFIED_CODE_CERT":
        return unifiedCode(facts.unifiedCode);
      case "LEGACY_BUSINESS_LICENSE":
        // Likewise a unified code on an unmerged licence.
        return facts.unifiedCode.form === "MALFORMED" ? registration(number) : unifiedCode(facts.unifiedCode);
      case "ID_CARD":
        return ownCard(checkIdCard(number, facts.on));
      default:
        return otherNumber(type, number, facts);
    }
  },
};

/** An individual without an ID card may write their paper's number where principals write their card's. */
export const individualsOtherPaper: UniversalCheck = {
  key: "individual-paper-number",
  title: { zh: "个人其他证件号码格式", en: "Form of an individual's number where it is no ID card's" },
  findings: [numberFormat],
  check({ filing: { subject, principal }, isOrganisation, on }) {
    const { type } = subject.certificate;
    if (isOrganisation || type === "ID_CARD" || principal.idNumber === undefined) return notApplicable;
    return isNumberOf(type, principal.idNumber, on) ? passed : malformedAt(principalsPath, type);
  },
};

function isNumberOf(type: CertificateType, number: string, on: PlainDate): boolean {
  return (otherForms[type]?.is(number) ?? true) || checkIdCard(number, on).form === "VALID";
}

// What comes out again and again is the same object, so that whatever is made of it is made once.
const [usccMalformed, usccMistyped] = [failed(finding(usccFormat, path)), failed(finding(usccCheckDigit, path))];
const usccOfNoDivision = failed(finding(usccDivision, path));
const [regnoMalformed, regnoMistyped] = [failed(finding(regnoFormat, path)), failed(finding(regnoCheckDigit, path))];
const orgCodeMistyped = failed(finding(orgCodeCheckDigit, path));
const ownCard = idCardAt(path);
const personsNumber = failed(finding(numberOfPerson, path));
const malformedByType = new Map(certificateTypes.map((type) => [type, malformedAt(path, type)]));

function malformedAt(at: FieldPath, type: CertificateType): CheckResult {
  const form = otherForms[type]?.words ?? { zh: "证件上的号码", en: "as the paper has it" };
  return failed(finding(numberFormat, at, { type: certificateTypeLabels[type], form }));
}

function isUnifiedCode(number: string): boolean {
  return checkUnifiedSocialCreditCode(number).form !== "MALFORMED";
}

function otherNumber(type: CertificateType, number: string, { unifiedCode: read }: Facts): CheckResult {
  if (otherForms[type]?.is(number) === false) return malformedByType.get(type) ?? notApplicable;
  if (type === "ORG_CODE_CERT" && !isUnifiedCode(number))
    return checkOrganisationCode(number).form === "VALID" ? passed : orgCodeMistyped;
  return read.form !== "MALFORMED" && type !== "OTHER" ? unifiedCode(read) : passed;
}

function unifiedCode({ form, code }: CheckedUnifiedSocialCreditCode): CheckResult {
  if (form === "MALFORMED") return usccMalformed;
  if (form === "CHECK_DIGIT") return usccMistyped;
  const division = code.slice(2);
  return provinceOfDivisionCode(division) !== null || isNationalDivision(division) ? passed : usccOfNoDivision;
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
