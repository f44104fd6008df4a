import type { RuleValue } from "../../shared/src/index.ts";

/** Something that the definitions mean to say otherwise than the code did. */
export interface Difference {
  readonly requirement: string;
  readonly where: (value: RuleValue | null) => boolean;
  readonly reason: string;
}

/** Whatever else differs is a mistake. */
export const differences: readonly Difference[] = [
  {
    requirement: "individual-certificate-types",
    where: (value) => Array.isArray(value) && value.length === 0,
    reason: "where no kind of certificate is recorded, the message says so instead of breaking off",
  },
];

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
};
