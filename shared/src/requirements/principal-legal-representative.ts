import { becomes, fact } from "../cures/candidate.ts";
import { organisations } from "../filing/vocabulary.ts";
import { failed, notApplicable, passed } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const mustBeLegalRep = defineFinding({
  code: "PRINCIPAL_MUST_BE_LEGAL_REP",
  meaning: {
    zh: "单位（分公司除外）的主体负责人不是法定代表人，而该省要求必须是。",
    en: "An organisation's principal isn't its legal representative where the province says so; branches are judged apart.",
  },
  message: {
    zh: "该省要求单位的主体负责人为法定代表人。",
    en: "In this province an organisation's principal has to be its legal representative.",
  },
  remedy: { zh: "请将主体负责人改为法定代表人。", en: "Name the legal representative as the principal." },
  cures: becomes(true),
});

const authLetterRequired = defineFinding({
  code: "AUTH_LETTER_REQUIRED",
  meaning: {
    zh: "主体负责人不是法定代表人，又没有法定代表人授权书。",
    en: "The principal isn't the legal representative and has no letter of authorisation.",
  },
  message: {
    zh: "主体负责人不是法定代表人时，该省要求提供法定代表人授权书。",
    en: "In this province a principal who isn't the legal representative needs a letter of authorisation.",
  },
  remedy: {
    zh: "请提供法定代表人授权书，或将主体负责人改为法定代表人。",
    en: "Provide the letter, or name the legal representative as the principal.",
  },
  cures: ({ path }) => [
    fact(path, true),
    fact(["principal", "isLegalRepresentative"], true, {
      zh: "请将主体负责人改为法定代表人。",
      en: "Name the legal representative as the principal.",
    }),
  ],
});

export const principalLegalRepresentative = defineRequirement({
  key: "principal-legal-representative",
  topic: "PRINCIPAL",
  title: { zh: "主体负责人与法定代表人", en: "Principal and legal representative" },
  description: {
    zh: "单位备案时，主体负责人是否必须是法定代表人。",
    en: "Whether an organisation's principal has to be its legal representative.",
  },
  appliesTo: organisations,
  value: choice({
    MUST_BE_LEGAL_REP: { zh: "须为法定代表人", en: "must be the legal representative" },
    AUTH_LETTER_IF_NOT: {
      zh: "不是法定代表人的须有授权书",
      en: "a letter of authorisation where it isn't the legal representative",
    },
    MAY_DIFFER: { zh: "可以不是法定代表人", en: "may be another person" },
  }),
  questions: ["question5", "question7", "question8"],
  findings: [mustBeLegalRep, authLetterRequired],
  check(value, { filing }) {
    const { principal, subject } = filing;
    if (principal.isLegalRepresentative) return passed;
    switch (value) {
      case "MAY_DIFFER":
        return passed;
      case "AUTH_LETTER_IF_NOT":
        // The head office's legal representative answers for a branch like its own.
        return principal.hasAuthorisationLetter || (subject.isBranch && principal.isHeadOfficeLegalRepresentative)
          ? passed
          : failed(finding(authLetterRequired, ["principal", "hasAuthorisationLetter"]));
      case "MUST_BE_LEGAL_REP":
        return subject.isBranch
          ? notApplicable
          : failed(finding(mustBeLegalRep, ["principal", "isLegalRepresentative"]));
    }
  },
});
