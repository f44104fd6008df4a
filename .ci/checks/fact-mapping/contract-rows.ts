import type { Mapping } from "./mapping.ts";
import { byTable, contains, holds, notes, prefixOf, texts } from "./mapping.ts";

/** The facts behind the requirements that the contract names. */
export const contractRows: Readonly<Record<string, Mapping>> = {
  "province.basis": ({ decidedBy }) =>
    byTable("organisation-filing-province", decidedBy, { SUBJECT_CERTIFICATE_ADDRESS: "CERTIFICATE_PROVINCE_ONLY" }),
  "province.crossProvince": ({ ENTERPRISE }) =>
    byTable("organisation-filing-province", ENTERPRISE, { FORBIDDEN: "CERTIFICATE_PROVINCE_ONLY" }),
  "individual.idProvince": ({ mode, acceptedProofs }) => [
    ...byTable("individual-filing-province", mode, {
      LOCAL_ONLY: "LOCAL_ONLY",
      LOCAL_OR_PROOF: "LOCAL_OR_PROOF",
      NON_LOCAL_ALLOWED: "ANY",
    }),
    ...texts(acceptedProofs).map((proof) => contains("individual-residence-proofs", proofs[proof] ?? proof)),
  ],
  "phone.mobileLocality": ({ requirement }, subject) =>
    byTable(`${prefixOf(subject)}-mobile-locality`, requirement, {
      REQUIRED: "LOCAL_REQUIRED",
      RECOMMENDED: "LOCAL_REQUIRED",
      REQUIRED_IF_NON_LOCAL: "LOCAL_IF_NON_LOCAL_ID",
      NOT_REQUIRED: "ANY",
    }),
  "domain.owner": ({ allowed, INDIVIDUAL }) =>
    allowed === undefined
      ? byTable("domain-owner-individual", INDIVIDUAL, { SELF: "SUBJECT" })
      : [holds("domain-owner-organisation", texts(allowed))],
  "domain.ownerIndividual": ({ mustEqual }) =>
    // The person in charge of an individual's filing is the individual.
    byTable("domain-owner-individual", mustEqual, { SUBJECT: "SUBJECT", PRINCIPAL: "SUBJECT" }).map((holding) => ({
      ...holding,
      layer: "CN" as const,
    })),
  "age.minimum": ({ min, under18, documents, students }, subject) => {
    const prefix = prefixOf(subject);
    if (under18 === undefined) return typeof min === "number" ? [holds(`${prefix}-minimum-age`, min)] : [];
    return [
      holds(`${prefix}-minimum-age`, 18),
      ...byTable(`${prefix}-under-18-papers`, under18, {
        GUARDIAN_DOCS: "GUARDIAN_PAPERS",
        WORK_OR_INCOME_PROOF: "WORK_OR_INCOME_PROOF",
        INCOME_PROOF: "INCOME_PROOF",
        OWN_ID_CARD: "OWN_ID_CARD",
        WORK_PROOF_SEALED: "SEALED_WORK_PROOF",
        WORK_PROOF_OR_GUARDIAN_DOCS: "WORK_PROOF_OR_GUARDIAN_PAPERS",
      }),
      ...(typeof min === "number" ? [holds(`${prefix}-minimum-age-with-papers`, min)] : []),
      ...texts(documents).map((document) => notes(`${prefix}-under-18-papers`, documentWords[document] ?? document)),
      ...(students === undefined ? [] : [notes(`${prefix}-under-18-papers`, `在校学生须满 ${String(students)} 周岁`)]),
    ];
  },
};

const proofs: Readonly<Record<string, string>> = {
  RESIDENCE_PERMIT_GT_1_MONTH: "RESIDENCE_PERMIT",
  PERMIT_STATUS_PROOF: "RESIDENCE_PERMIT",
  HOUSE_CONTRACT: "HOUSE_PURCHASE",
  LEASE_GE_1_YEAR: "LEASE_OF_A_YEAR",
};

const documentWords: Readonly<Record<string, string>> = {
  GUARDIAN_FIELD: "监护人",
  HOUSEHOLD_REGISTER: "户口",
  GUARDIAN_ID: "身份证",
  GUARDIAN_CONSENT: "知情书",
  GUARDIAN_STATEMENT: "声明",
  RELATION_REMARK: "关系",
};
