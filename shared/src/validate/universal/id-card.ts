import { valueAt } from "../../cures/apply-edits.ts";
import type { Candidate, CureContext } from "../../cures/candidate.ts";
import { ask, correction } from "../../cures/candidate.ts";
import { exampleIdCard } from "../../cures/examples.ts";
import type { CheckResult } from "../../findings/check-result.ts";
import { failed, notApplicable, passed } from "../../findings/check-result.ts";
import type { FieldPath } from "../../findings/finding.ts";
import { defineFinding, finding } from "../../findings/finding.ts";
import type { CheckedIdCard } from "../../identifiers/id-card.ts";
import { checkIdCard, idCardCheckCharacter } from "../../identifiers/id-card.ts";
import { asDigits } from "../../identifiers/look-alikes.ts";
import { isForeignersPaper } from "../../identifiers/travel-papers.ts";
import type { UniversalCheck } from "../universal-check.ts";

export const idCardFormat = defineFinding({
  code: "ID_CARD_FORMAT",
  meaning: {
    zh: "身份证号码的格式不对：应为 18 位，以行政区划代码开头，含真实的出生日期。",
    en: "The ID card number is malformed: it has 18 characters, begins with a division's code and holds a real birth date.",
  },
  message: {
    zh: "身份证号码应为 18 位，前 6 位为行政区划代码，第 7 至 14 位为出生日期。",
    en: "An ID card number has 18 characters, the first 6 being a division's code, the 7th to 14th a birth date.",
  },
  remedy: { zh: "请对照身份证重新填写。", en: "Copy it again from the card." },
  cures: numberCures,
});

/** What was meant, where that follows from the form; else an example, of the birth date that is given beside it. */
function numberCures(context: CureContext): readonly Candidate[] {
  const { path, facts, province } = context;
  const meant = sameElsewhere(context) ?? numberMeant(context);
  if (meant !== null) return [correction(path, meant)];
  const isManagers = path.at(-1) === "managerIdNumber";
  return [ask(path, exampleIdCard(province, isManagers ? undefined : facts.filing.principal.birthDate))];
}

/** The number of the same person, where it stands at another field as well and is sound there. */
function sameElsewhere({ path, facts: { filing, isOrganisation, on } }: CureContext): string | null {
  const { subject, principal, website } = filing;
  const own = [
    principal.idNumber,
    !isOrganisation && subject.certificate.type === "ID_CARD" ? subject.certificate.number : undefined,
    !isOrganisation || website?.managerIsPrincipal === true ? website?.managerIdNumber : undefined,
  ];
  const isOfThem = own.some((number) => number !== undefined && number === valueAt(filing, path));
  if (!isOfThem) return null;
  return own.find((number) => number !== undefined && checkIdCard(number, on).form === "VALID") ?? null;
}

/** The number of 15 digits of the first generation as it is written today, or one with a letter for a digit. */
function numberMeant({ path, facts }: CureContext): string | null {
  const typed = valueAt(facts.filing, path);
  if (typeof typed !== "string") return null;
  const read = asDigits(typed);
  const body = `${read.slice(0, 6)}19${read.slice(6)}`;
  const meant = /^\d{15}$/.test(read) ? body + idCardCheckCharacter(body) : read;
  return checkIdCard(meant, facts.on).form === "VALID" ? meant : null;
}

export const idCardCheckDigit = defineFinding({
  code: "ID_CARD_CHECK_DIGIT",
  meaning: { zh: "身份证号码的校验位不符。", en: "The ID card number's check character is wrong." },
  message: {
    zh: "身份证号码的校验位不符，至少有一位填错。",
    en: "The ID card number's check character doesn't fit; a character is wrong.",
  },
  remedy: { zh: "请对照身份证核对每一位。", en: "Compare each character with the card." },
  cures: numberCures,
});

/** How an ID card number at a field comes out. */
export function idCardAt(path: FieldPath): (card: CheckedIdCard) => CheckResult {
  const [malformed, mistyped] = [failed(finding(idCardFormat, path)), failed(finding(idCardCheckDigit, path))];
  return ({ form }) => (form === "VALID" ? passed : form === "MALFORMED" ? malformed : mistyped);
}

const principals = idCardAt(["principal", "idNumber"]);
const managers = idCardAt(["website", "managerIdNumber"]);

/** The principal's ID card number; an individual with another certificate may write that one's number here. */
export const principalIdCard: UniversalCheck = {
  key: "principal-id-card",
  title: { zh: "负责人身份证号码格式", en: "Form of the principal's ID card number" },
  findings: [idCardFormat, idCardCheckDigit],
  check({ filing, isOrganisation, principalIdCard: card }) {
    const otherPaper = !isOrganisation && filing.subject.certificate.type !== "ID_CARD";
    if (filing.principal.idNumber === undefined || card === null || otherPaper) return notApplicable;
    return card.form === "MALFORMED" && isForeignersPaper(card.number) ? passed : principals(card);
  },
};

export const managerIdCard: UniversalCheck = {
  key: "manager-id-card",
  title: { zh: "网站负责人身份证号码格式", en: "Form of the website manager's ID card number" },
  findings: [idCardFormat, idCardCheckDigit],
  check({ filing, isOrganisation, managerIdCard: card }) {
    if (card === null) return notApplicable;
    // An individual answers for the site with the paper that they file with.
    const otherPaper = !isOrganisation && filing.subject.certificate.type !== "ID_CARD";
    if (otherPaper) return notApplicable;
    return card.form === "MALFORMED" && isForeignersPaper(card.number) ? passed : managers(card);
  },
};
