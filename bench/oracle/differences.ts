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
    check: is("certificate-number"),
    where: ({ filing: { subject } }) =>
      subject.nature !== "INDIVIDUAL" && /^\d{17}[\dX]$/.test(subject.certificate.number),
    entry: 9,
    reason: "an ID card's number on an organisation's certificate is told as that",
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

const judged = "it judged nothing; now it has rows, or asks a question of its own";
const words = "a listed word counts where the name says it, not across the border of two others";
const segments = "the message says whose list it is, and when it was seen";

/** Definitions of edition 1 that say something else today, by key, with the reason. */
export const changedDefinitions: Readonly<Record<string, string>> = {
  "sole-trader-files-as": judged,
  "subject-filing-numbers": judged,
  "filing-province-change": judged,
  "principal-letter-accepted": judged,
  "government-principal-letter": judged,
  "principal-stand-in": judged,
  "foreign-legal-representative": judged,
  "finance-name-legal-representative": judged,
  "sole-trader-principal": judged,
  "website-manager-scope": judged,
  "website-manager-own-individual-filing": judged,
  "organisation-minimum-age-with-papers": judged,
  "individual-minimum-age-with-papers": judged,
  "mobile-segments": segments,
  "organisation-distinct-numbers-one-person": judged,
  "organisation-distinct-numbers-two-persons": judged,
  "individual-distinct-numbers": judged,
  "organisation-emergency-phone-required": judged,
  "individual-emergency-phone-required": judged,
  "organisation-emergency-phone-owner": judged,
  "contact-number-demands": judged,
  "organisation-landline-locality": judged,
  "organisation-address-detail": judged,
  "individual-address-detail": judged,
  "organisation-address-same-city": judged,
  "individual-student-address": judged,
  "organisation-website-name-forms": words,
  "individual-website-name-forms": words,
  "organisation-website-name-pre-approval-words": words,
  "organisation-website-name-region-words": judged,
  "individual-website-name-region-words": judged,
  "organisation-site-open-after-filing": judged,
  "individual-site-open-after-filing": judged,
  "organisation-site-content-remark": judged,
  "individual-site-content-remark": judged,
  "organisation-site-plan-from": judged,
  "individual-site-plan-from": judged,
  "organisation-many-sites-over": judged,
  "individual-many-sites-over": judged,
  "organisation-mini-program-only": judged,
  "organisation-domain-certificate": judged,
  "individual-domain-certificate": judged,
  "domain-state-words": words,
  "organisation-domains-per-filing": judged,
  "individual-domains-per-first-filing": judged,
  "individual-residence-proofs": judged,
  "non-local-legal-representative-photo": judged,
  "online-shop-licence-proof": judged,
  "organisation-finance-approval": words,
  "individual-legal-content-by-lawyers": judged,
  "organisation-medical-papers": judged,
  "organisation-education-pledge": judged,
  "government-staffing-approval": judged,
  "government-superior-name": judged,
  "organisation-investor-name": judged,
  "party-confirmation": judged,
  "law-firm-papers": judged,
  "foreign-company-local-licence": judged,
  "hong-kong-macao-taiwan-papers": judged,
  "individual-foreigners": judged,
  "organisation-access-mismatch": judged,
  "individual-access-mismatch": judged,
  "organisation-site-mismatch": judged,
  "old-certificate-access": judged,
  "site-change-filing": judged,
  "individual-to-individual-change": judged,
  "organisation-to-organisation-change": judged,
  "merged-licence-number": "14: an unmerged licence is proposed only where the number is one's",
  "organisation-minimum-age": "30: told at the field that decided the age",
  "individual-minimum-age": "30: told at the field that decided the age",
};

/** Findings whose meaning says more today, by code, with the reason. */
export const changedMeanings: Readonly<Record<string, string>> = {
  ID_CARD_FORMAT: "9: an ID card number begins with a division's code",
  MOBILE_FORMAT: "32: of every mobile of the form",
};

/** Edits of the code that are left out on purpose, by finding and field, with the reason. */
export const leftOutCures: Readonly<Record<string, string>> = {
  "SUBJECT_NATURE_CERTIFICATE_MISMATCH subject.nature":
    "14: where the number tells the certificate's type, nothing else is proposed",
};
