import type { Filing, RuleValue } from "../../shared/src/index.ts";

/** Something that is meant to come out otherwise than the code had it. */
export interface Difference {
  /** Whether a check, by its key, may come out otherwise. */
  readonly check: (key: string) => boolean;
  readonly where: (situation: { readonly value: RuleValue | null; readonly filing: Filing }) => boolean;
  /** Which report of what came out wrong it answers, where one does. */
  readonly entry?: number;
  readonly reason: string;
}

/** The types of certificate whose numbers the code looked at. */
const formerlyRead: ReadonlySet<string> = new Set([
  "BUSINESS_LICENSE",
  "UNIFIED_CODE_CERT",
  "LEGACY_BUSINESS_LICENSE",
  "ID_CARD",
]);

const is =
  (...keys: readonly string[]) =>
  (key: string) =>
    keys.includes(key);

/** Whatever else differs is a mistake. */
export const differences: readonly Difference[] = [
  {
    check: is("individual-certificate-types"),
    where: ({ value }) => Array.isArray(value) && value.length === 0,
    reason: "where no kind of certificate is recorded, the message says so instead of breaking off",
  },
  {
    check: is("certificate-number"),
    where: ({ filing }) => !formerlyRead.has(filing.subject.certificate.type),
    entry: 9,
    reason: "the number of every type of certificate is looked at, each by its own form",
  },
  {
    check: is("certificate-number", "principal-id-card"),
    where: ({ filing: { subject, principal } }) =>
      [subject.certificate.number, principal.idNumber].some((number) => number && !/^\d{17}[\dX]$/.test(number)),
    entry: 9,
    reason: "an ID card number begins with a division's code, and the message says so",
  },
  {
    check: (key) => /minimum-age|under-18-papers|study-or-work-proof-age/.test(key),
    where: ({ filing: { principal } }) => principal.birthDate !== undefined,
    entry: 30,
    reason: "the ID card number decides over a birth date that was typed",
  },
];

/** Checks that the code didn't have, with the report that asked for them. */
export const addedChecks: Readonly<Record<string, string>> = {
  "unified-code-nature": "11: a sole trader's code filed as an enterprise's",
  "address-agrees": "6: a city in another province than the one before it",
  "names-form": "9: what is no name",
  "individual-paper-number": "9: numbers of something else",
  "manager-id-card": "32: only the principal's numbers were looked at",
  "emergency-phone-form": "32: only the principal's numbers were looked at",
  "manager-mobile-form": "32: only the principal's numbers were looked at",
  "papers-valid": "28: a licence that ran out",
  "days-past": "28: days that lie ahead",
  "statements-agree": "30: a birth date that the ID number contradicts",
};

/** Definitions of edition 1 that say something else today, by key, with the reason. */
export const changedDefinitions: Readonly<Record<string, string>> = {
  "merged-licence-number": "14: an unmerged licence is proposed only where the number is one's",
  "organisation-minimum-age": "30: told at the field that decided the age",
  "individual-minimum-age": "30: told at the field that decided the age",
};

/** Findings whose meaning says more today, by code, with the reason. */
export const changedMeanings: Readonly<Record<string, string>> = {
  ID_CARD_FORMAT: "9: an ID card number begins with a division's code",
  MOBILE_FORMAT: "32: of every mobile of the form",
};
