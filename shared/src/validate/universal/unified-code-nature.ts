import { ask, correction } from "../../cures/candidate.ts";
import { exampleUnifiedCode } from "../../cures/examples.ts";
import type { CertificateType } from "../../filing/vocabulary.ts";
import { certificatesByNature, subjectNatureLabels } from "../../filing/vocabulary.ts";
import { failed, notApplicable, passed } from "../../findings/check-result.ts";
import { defineFinding, finding } from "../../findings/finding.ts";
import { checkIdCard } from "../../identifiers/id-card.ts";
import { fitsNature, isKnownBody, isMarketRegulators, naturesOf } from "../../identifiers/unified-code-bodies.ts";
import type { Text } from "../../locale.ts";
import type { UniversalCheck } from "../universal-check.ts";
import { askForCode } from "./certificate-number.ts";

const path = ["subject", "certificate", "number"];

const natureMismatch = defineFinding<{ nature: Text; natures: Text }>({
  code: "USCC_NATURE_MISMATCH",
  meaning: {
    zh: "统一社会信用代码的前两位表明登记的不是所选性质的单位。",
    en: "The first two characters of the unified code are those of another nature of subject.",
  },
  message: ({ nature, natures }) => ({
    zh: `统一社会信用代码的前两位表明，登记的不是“${nature.zh}”${natures.zh}。`,
    en: `The first two characters of the code aren't those of “${nature.en}”${natures.en}.`,
  }),
  remedy: {
    zh: "请核对主办单位性质是否选错，或对照证件重新填写代码。",
    en: "Check whether the nature was chosen wrongly, or copy the code again from the certificate.",
  },
  // Which nature a code is of follows from the code; only one whose paper it can be is proposed.
  cures: ({ path: at, facts: { filing, unifiedCode } }) => {
    return [
      ...naturesOf(unifiedCode.code)
        .filter((nature) => certificatesByNature[nature].includes(filing.subject.certificate.type))
        .map((nature) => correction(["subject", "nature"], nature)),
      ask(at, exampleUnifiedCode(filing.subject.nature)),
    ];
  },
});

const registerMismatch = defineFinding({
  code: "USCC_REGISTER_MISMATCH",
  meaning: {
    zh: "统一社会信用代码的首位不是颁发该证件的登记机关。",
    en: "The first character of the unified code isn't that of the register that issues such a certificate.",
  },
  message: {
    zh: "营业执照的统一社会信用代码以 9 开头；填写的号码不是营业执照上的代码。",
    en: "The unified code of a business licence begins with 9; the number given isn't a licence's.",
  },
  remedy: { zh: "请对照营业执照重新填写。", en: "Copy it again from the licence." },
  cures: askForCode,
});

const bodyUnknown = defineFinding({
  code: "USCC_BODY_UNKNOWN",
  // The standard's table has been added to, and may be again.
  severity: "WARNING",
  meaning: {
    zh: "统一社会信用代码的前两位不是任何登记机关的机构类别。",
    en: "The first two characters of the unified code are no register's.",
  },
  message: {
    zh: "统一社会信用代码的前两位不是任何登记机关的机构类别，可能填错了。",
    en: "The first two characters of the code are no register's; one of them may be wrong.",
  },
  remedy: {
    zh: "请对照证件核对每一位；确与证件一致的可以提交。",
    en: "Compare each character with the certificate; if they agree it can be handed in.",
  },
  cures: askForCode,
});

/** The papers that bear a unified code. */
const withCode: ReadonlySet<CertificateType> = new Set([
  "BUSINESS_LICENSE",
  "LEGACY_BUSINESS_LICENSE",
  "UNIFIED_CODE_CERT",
  "ORG_CODE_CERT",
  "INSTITUTION_CERT",
  "SOCIAL_ORG_CERT",
]);

const ofAnotherRegister = failed(finding(registerMismatch, path));
const ofNoRegister = failed(finding(bodyUnknown, path));

/** What the first two places of a unified code say of whom it was given to, GB 32100-2015. */
export const unifiedCodeNature: UniversalCheck = {
  key: "unified-code-nature",
  title: { zh: "统一社会信用代码与主办单位性质", en: "Unified code and subject nature" },
  findings: [natureMismatch, registerMismatch, bodyUnknown],
  check({ filing: { subject }, unifiedCode: { form, code }, on }) {
    const { nature, certificate } = subject;
    // What another paper bears is a code only where it checks.
    if (!withCode.has(certificate.type) && !(certificate.type === "OTHER" && form === "VALID")) return notApplicable;
    // A certificate that the nature can't have, and an ID card's number, are another check's to say.
    if (form !== "VALID" && checkIdCard(code, on).form === "VALID") return notApplicable;
    if (form === "MALFORMED" || !certificatesByNature[nature].includes(certificate.type)) return notApplicable;
    if (certificate.type.endsWith("BUSINESS_LICENSE") && !isMarketRegulators(code)) return ofAnotherRegister;
    if (!isKnownBody(code)) return ofNoRegister;
    if (fitsNature(code, nature)) return passed;
    const natures = naturesOf(code).map((one) => subjectNatureLabels[one]);
    const said: Text = {
      zh: natures.length === 0 ? "" : `，而是“${natures.map(({ zh }) => zh).join("”或“")}”`,
      en: natures.length === 0 ? "" : ` but of “${natures.map(({ en }) => en).join("” or “")}”`,
    };
    return failed(finding(natureMismatch, path, { nature: subjectNatureLabels[nature], natures: said }));
  },
};
