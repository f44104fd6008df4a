import { becomes } from "../cures/candidate.ts";
import { organisations } from "../filing/vocabulary.ts";
import { failed, notApplicable, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";
import { principalLegalRepresentative } from "./principal-legal-representative.ts";

const mustBeHeadOfficeLegalRep = defineFinding({
  code: "BRANCH_PRINCIPAL_MUST_BE_HEAD_OFFICE_LEGAL_REP",
  meaning: {
    zh: "分公司的主体负责人既不是本单位的法定代表人，也不是总公司的法定代表人，而该省要求主体负责人为法定代表人。",
    en: "A branch's principal is neither its own nor the head office's legal representative, where the province wants a legal representative.",
  },
  message: {
    zh: "该省要求主体负责人为法定代表人；分公司应填写总公司法定代表人。",
    en: "The province wants a legal representative as principal; a branch names the head office's.",
  },
  remedy: {
    zh: "请将主体负责人改为总公司法定代表人。",
    en: "Name the head office's legal representative as the principal.",
  },
  cures: becomes(true),
});

export const branchPrincipal = defineRequirement({
  key: "branch-principal",
  topic: "PRINCIPAL",
  title: { zh: "分公司的主体负责人", en: "Principal of a branch" },
  description: {
    zh: "在要求主体负责人为法定代表人的省份，分公司填写谁。",
    en: "Whom a branch names where the principal has to be the legal representative.",
  },
  appliesTo: organisations,
  value: choice({
    HEAD_OFFICE_LEGAL_REP: { zh: "总公司法定代表人", en: "the head office's legal representative" },
    BRANCH_PERSON_ON_LICENCE: { zh: "分公司执照上的负责人", en: "the person on the branch's licence" },
  }),
  questions: ["question7"],
  findings: [mustBeHeadOfficeLegalRep],
  reads: [principalLegalRepresentative.key],
  check(value, { filing }, _, valueFor) {
    const { principal, subject } = filing;
    if (!subject.isBranch) return notApplicable;
    const rule = valueFor(principalLegalRepresentative.key);
    if (rule === null) return undecided;
    if (rule !== "MUST_BE_LEGAL_REP") return notApplicable;
    // For a branch, whoever its licence names stands where a company's legal representative does.
    if (principal.isLegalRepresentative) return passed;
    // Nothing else in a filing tells who is named on the branch's licence.
    if (value === "BRANCH_PERSON_ON_LICENCE") return undecided;
    return principal.isHeadOfficeLegalRepresentative
      ? passed
      : failed(finding(mustBeHeadOfficeLegalRep, ["principal", "isHeadOfficeLegalRepresentative"]));
  },
});
