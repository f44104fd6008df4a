import { correction } from "../../cures/candidate.ts";
import { exampleIdCard } from "../../cures/examples.ts";
import type { PlainDate } from "../../dates.ts";
import type { Facts } from "../../filing/facts.ts";
import { failed, notApplicable, passed } from "../../findings/check-result.ts";
import type { FindingDraft } from "../../findings/finding.ts";
import { defineFinding, finding } from "../../findings/finding.ts";
import { checkIdCard } from "../../identifiers/id-card.ts";
import { isSameName, normaliseCode } from "../../identifiers/text.ts";
import type { UniversalCheck } from "../universal-check.ts";

const birthDate = defineFinding({
  code: "BIRTH_DATE_MISMATCH",
  meaning: {
    zh: "填写的出生日期与身份证号码中的不一致。",
    en: "The date of birth isn't the one in the ID card number.",
  },
  message: {
    zh: "出生日期与身份证号码第 7 至 14 位不一致；年龄按身份证号码判断。",
    en: "The date of birth isn't that of the ID card number, which tells the age.",
  },
  remedy: { zh: "请对照身份证核对两项。", en: "Compare both with the card." },
  cures: ({ path, facts: { principalIdCard } }) =>
    principalIdCard?.birthDate ? [correction(path, principalIdCard.birthDate)] : [],
});

const principalElse = defineFinding({
  code: "INDIVIDUAL_PRINCIPAL_ELSE",
  meaning: {
    zh: "个人备案的主体负责人应为本人，填写的却是他人。",
    en: "The principal of an individual's filing is somebody else than the individual.",
  },
  message: {
    zh: "个人备案的主体负责人应为本人，姓名、证件号码应与主体一致。",
    en: "An individual is their own principal: name and ID number have to be the subject's.",
  },
  remedy: { zh: "请填写本人的姓名和证件号码。", en: "Give the individual's own name and number." },
  cures: ({ path, facts: { filing }, province }) => {
    const { name, certificate } = filing.subject;
    if (path.at(-1) === "name") return [correction(path, name)];
    // An example that was put there isn't anybody's number.
    const isMadeUp = certificate.number === exampleIdCard(province, filing.principal.birthDate);
    return isMadeUp ? [] : [correction(path, certificate.number)];
  },
});

const onePersonOrTwo = defineFinding({
  code: "MANAGER_CONTRADICTION",
  meaning: {
    zh: "网站负责人与主体负责人是否同一人，各项填写互相矛盾。",
    en: "What is said of the website manager and the principal contradicts itself: one person or two.",
  },
  message: {
    zh: "网站负责人是否就是主体负责人，与填写的姓名、证件号码或身份不一致。",
    en: "Whether the website manager is the principal isn't as names, ID numbers or posts have it.",
  },
  remedy: {
    zh: "请核对两位负责人的姓名、证件号码，以及是否同一人。",
    en: "Check the names and ID numbers of both, and whether they are one person.",
  },
  cures: ({ path, facts: { filing } }) => {
    const { principal, website } = filing;
    const isPrincipal = ["website", "managerIsPrincipal"];
    switch (path.at(-1)) {
      // Which of two people's data is wrong isn't said: neither is put in the other's place.
      case "managerName":
      case "managerIdNumber":
        return website?.managerIsPrincipal === true ? [correction(isPrincipal, false)] : [];
      case "managerIsLegalRepresentative":
        return [correction(path, principal.isLegalRepresentative), correction(isPrincipal, false)];
      default:
        return [
          correction(isPrincipal, website?.managerIsPrincipal !== true),
          ...(website?.managerIsLegalRepresentative
            ? [correction(["website", "managerIsLegalRepresentative"], false)]
            : []),
        ];
    }
  },
});

/** Whether two ID numbers are one; null where either isn't given. */
function sameNumber(one: string | undefined, other: string | undefined): boolean | null {
  return one === undefined || other === undefined ? null : normaliseCode(one) === normaliseCode(other);
}

const atPrincipal = (field: "name" | "idNumber") => finding(principalElse, ["principal", field]);
const atManager = (field: string) => finding(onePersonOrTwo, ["website", field]);

/** What the form says twice has to be the same twice. */
export const statementsAgree: UniversalCheck = {
  key: "statements-agree",
  title: { zh: "各项填写互相一致", en: "Statements that agree" },
  findings: [birthDate, principalElse, onePersonOrTwo],
  check(facts) {
    const found = [...ofBirth(facts), ...(facts.isOrganisation ? ofManager(facts) : ofIndividual(facts))];
    if (found.length > 0) return failed(...found);
    return saysTwice(facts) ? passed : notApplicable;
  },
};

const noFindings: readonly FindingDraft[] = [];

function ofBirth({ filing: { principal }, principalIdCard }: Facts): readonly FindingDraft[] {
  // What is wrong with a number that doesn't check may be its birth date.
  if (principalIdCard?.form !== "VALID" || principal.birthDate === undefined) return noFindings;
  if (principalIdCard.birthDate === principal.birthDate) return noFindings;
  return [finding(birthDate, ["principal", "birthDate"])];
}

function ofIndividual({ filing: { subject, principal, website }, on }: Facts): readonly FindingDraft[] {
  const found: FindingDraft[] = [];
  if (!isSameName(subject.name, principal.name)) found.push(atPrincipal("name"));
  const { type, number } = subject.certificate;
  // With another paper an ID card may be held as well.
  const isOfPaper = type === "ID_CARD" || isPapersNumber(principal.idNumber, on);
  if (type !== "OTHER" && isOfPaper && sameNumber(number, principal.idNumber) === false)
    found.push(atPrincipal("idNumber"));
  const isOwnManager = website?.managerName !== undefined && isSameName(website.managerName, subject.name);
  if (isOwnManager && type === "ID_CARD" && sameNumber(number, website.managerIdNumber) === false)
    found.push(atManager("managerIdNumber"));
  return found;
}

/** Whether a number may be that of a paper which is no ID card. */
function isPapersNumber(number: string | undefined, on: PlainDate): boolean {
  return (
    number !== undefined && /^[A-Z0-9]{6,}$/.test(normaliseCode(number)) && checkIdCard(number, on).form !== "VALID"
  );
}

function ofManager({ filing: { subject, principal, website } }: Facts): readonly FindingDraft[] {
  if (!website) return noFindings;
  const { managerIsPrincipal, managerName, managerIsLegalRepresentative } = website;
  const same = sameNumber(principal.idNumber, website.managerIdNumber);
  const areBothLegalRepresentative =
    managerIsLegalRepresentative === true && principal.isLegalRepresentative && !subject.isBranch;
  const found: FindingDraft[] = [];
  if (managerIsPrincipal === true) {
    if (managerName !== undefined && !isSameName(managerName, principal.name)) found.push(atManager("managerName"));
    if (same === false) found.push(atManager("managerIdNumber"));
    // A branch has its head office's as well as its own.
    if (
      managerIsLegalRepresentative !== undefined &&
      managerIsLegalRepresentative !== principal.isLegalRepresentative &&
      !subject.isBranch
    )
      found.push(atManager("managerIsLegalRepresentative"));
  }
  if (managerIsPrincipal === false) {
    // An organisation has one legal representative.
    const areOne = same === true || areBothLegalRepresentative;
    if (areOne) found.push(atManager("managerIsPrincipal"));
  }
  if (managerIsPrincipal === undefined && (same === true || areBothLegalRepresentative) && managerName !== undefined)
    if (!isSameName(managerName, principal.name)) found.push(atManager("managerName"));
  return found;
}

function saysTwice({ filing: { principal, website }, isOrganisation, principalIdCard }: Facts): boolean {
  if (!isOrganisation) return true;
  return (
    (principal.birthDate !== undefined && principalIdCard !== null) ||
    website?.managerIsPrincipal !== undefined ||
    website?.managerIsLegalRepresentative !== undefined ||
    website?.managerIdNumber !== undefined
  );
}
