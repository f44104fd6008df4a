import type { Holding, Mapping } from "./mapping.ts";
import { byTable, contains, holds, notes, prefixOf, texts } from "./mapping.ts";

/** The facts on who is in charge, and on phones and addresses. */
export const peopleAndContact: Readonly<Record<string, Mapping>> = {
  "age.maximum": ({ appliesToRole, male, female, max }) =>
    appliesToRole !== "WEBSITE_MANAGER"
      ? []
      : [
          ...numberOf("website-manager-maximum-age-men", male ?? max),
          ...numberOf("website-manager-maximum-age-women", female ?? max),
        ],
  "age.extraDocuments": ({ under, documents, anyOf }) =>
    anyOf === true && texts(documents).join() === "STUDY_PROOF,WORK_PROOF"
      ? numberOf("individual-study-or-work-proof-age", under)
      : [],
  "principal.exception": (value, subject) => principalException(value, subject),
  "person.reuseAcrossSubjects": ({ idNumber, mobile, contact, websiteManager, exception, roles }, subject) => [
    ...(idNumber === "FORBIDDEN" ? [holds(`${prefixOf(subject)}-person-shared-between-subjects`, "FORBIDDEN")] : []),
    ...(mobile === "FORBIDDEN" || contact === "FORBIDDEN" ? [holds("phone-shared-between-subjects", "FORBIDDEN")] : []),
    ...byTable("website-manager-scope", websiteManager, {
      ONE_COMPANY: "ONE_COMPANY",
      ONE_ORGANISATION: "ONE_ORGANISATION",
      ONE_SUBJECT: "ONE_SUBJECT",
    }),
    // Both persons are meant wherever roles are named, as the requirement says of itself.
    ...(exception === undefined || (roles !== undefined && texts(roles).length !== 2)
      ? []
      : [holds("website-manager-own-individual-filing", true)]),
  ],
  "phone.distinctNumbers": (value, subject) => distinctNumbers(value, subject),
  "phone.landlineLocality": ({ requirement }) =>
    byTable("organisation-landline-locality", requirement, { REQUIRED: "LOCAL_REQUIRED" }),
  "contact.emergencyOwner": ({ allowed }) => [holds("organisation-emergency-phone-owner", texts(allowed))],
  "contact.emergencyRemark": ({ fields, ownerMustBe, ownerPreferred, where }, subject) => [
    ...texts(fields).map((field) =>
      contains(`${prefixOf(subject)}-emergency-phone-remark`, remarkParts[field] ?? field),
    ),
    ...(ownerMustBe === "EMPLOYEE" ? [holds("organisation-emergency-phone-owner", ["COLLEAGUE"])] : []),
    ...(ownerPreferred === "RELATIVE" ? [notes("individual-emergency-phone-remark", "直系亲属")] : []),
    ...(where === undefined ? [] : [notes("organisation-emergency-phone-remark", "主体备注和网站备注")]),
  ],
  "contact.phoneCheck": ({ during, spotCheck, ifUnreachable }, subject) =>
    subject !== "INDIVIDUAL"
      ? [notes("individual-phone-check", "单位同样会被抽查")]
      : spotCheck === true && ifUnreachable === "REJECT"
        ? [holds("individual-phone-check", "SPOT_CHECK")]
        : byTable("individual-phone-check", during, { REVIEW: "DURING_REVIEW" }),
  "contact.realNumber": ({ rule, forbidden }) => [
    ...(rule === undefined ? [] : [holds("contact-number-demands", ["OWN_NUMBER", "ANSWERED"])]),
    ...(forbidden === "SITE_BUILDER_COMPANY" ? [holds("contact-number-demands", ["NOT_SITE_BUILDER"])] : []),
  ],
  "address.rule": (value, subject) => addressRule(value, subject),
  "websiteManager.authLetter": ({ whenNotLegalRep, whenNotPrincipal }) => [
    ...(whenNotLegalRep === true ? [holds("website-manager-letter", "IF_NOT_LEGAL_REP")] : []),
    ...(whenNotPrincipal === true ? [holds("website-manager-letter", "IF_NOT_PRINCIPAL")] : []),
  ],
  "websiteManager.authLetterForm": ({ template }) =>
    template === undefined ? [] : [holds("website-manager-letter-form", true)],
  "websiteManager.mustEqualPrincipal": ({ when }) =>
    byTable("website-manager-and-principal", when, { PRINCIPAL_NOT_LEGAL_REP: "MUST_BE_PRINCIPAL" }),
  "websiteManager.mustDifferFromPrincipal": ({ when }) =>
    byTable("website-manager-and-principal", when, { PRINCIPAL_NOT_LEGAL_REP: "MUST_DIFFER" }),
  "websiteManager.mustBeLegalRep": ({ whenNameContains }) =>
    texts(whenNameContains).length === 0 ? [] : [holds("finance-name-legal-representative", true)],
  "websiteManager.foreignLegalRep": ({ action }) =>
    byTable("foreign-legal-representative", action, { AUTHORISE_MAINLAND_ID_HOLDER: "AUTHORISE_MAINLAND_ID_HOLDER" }),
};

const remarkParts: Readonly<Record<string, string>> = {
  CONTACT_NAME: "USER_NAME",
  NAME: "USER_NAME",
  COMPANY_RELATION: "RELATION",
};

function numberOf(requirement: string, part: unknown): readonly Holding[] {
  return typeof part === "number" ? [holds(requirement, part)] : [];
}

function principalException(value: Parameters<Mapping>[0], subject: string): readonly Holding[] {
  const { when, action, documents, authorisationLetter, alternative, whenNotLegalRep, letterAlso } = value;
  if (when === "LEGAL_REP_ID_NON_LOCAL")
    return texts(documents).length === 1 ? [holds("non-local-legal-representative-photo", true)] : [];
  if (when !== undefined) {
    if (value.mandatory === false) return [];
    return [
      ...byTable("foreign-legal-representative", action ?? texts(documents)[1], {
        AUTHORISE_CHINESE_CITIZEN: "AUTHORISE_CHINESE_CITIZEN",
        AUTHORISE_MAINLAND_ID_HOLDER: "AUTHORISE_MAINLAND_ID_HOLDER",
        SAME_PERSON_STATEMENT_SEALED: "SAME_PERSON_STATEMENT",
      }),
      ...(value.document === undefined ? [] : [notes("foreign-legal-representative", "授权书")]),
    ];
  }
  if (authorisationLetter === "REFUSED") return [holds("principal-letter-accepted", false)];
  if (value.appliesTo === "GOVERNMENT_OR_INSTITUTION")
    return alternative === "PRINCIPAL_AUTH_LETTER" && subject !== "ENTERPRISE"
      ? [holds("government-principal-letter", true)]
      : [];
  if (texts(alternative).length > 0)
    return [
      holds("principal-stand-in", texts(alternative)),
      ...(texts(documents).length === 2 ? [notes("principal-stand-in", "委托函")] : []),
    ];
  if (value.mustWhen !== undefined)
    return [
      holds("principal-rule-filing-types", texts(value.mustWhen)),
      ...(value.recommendedWhen === undefined ? [] : [notes("principal-rule-filing-types", "变更和接入只是建议")]),
    ];
  if (value.remarkFormat !== undefined) return [notes("principal-remark", String(value.remarkFormat))];
  if (whenNotLegalRep !== undefined || letterAlso !== undefined)
    return [holds("website-manager-letter", "IF_NOT_LEGAL_REP"), notes("website-manager-letter", "不是法定代表人的")];
  return [];
}

function distinctNumbers(value: Parameters<Mapping>[0], subject: string): readonly Holding[] {
  const prefix = prefixOf(subject);
  const { samePerson, differentPersons, distinct, minNumbers, emergencyRequired, emergencyMustDifferFrom } = value;
  if (value.filingType !== undefined)
    return samePerson === 2 && differentPersons !== undefined
      ? [notes("website-manager-mobile-differs", "变更网站时")]
      : [];
  const same = samePerson ?? minNumbers;
  const two = value.minDistinctOverFour ?? (typeof differentPersons === "number" ? differentPersons : minNumbers);
  const others = new Set(
    texts(emergencyMustDifferFrom).map((other) => (other.startsWith("site") ? "WEBSITE_MANAGER" : "PRINCIPAL")),
  );
  return [
    ...(prefix === "organisation"
      ? [
          ...numberOf("organisation-distinct-numbers-one-person", same),
          ...numberOf("organisation-distinct-numbers-two-persons", two),
        ]
      : numberOf("individual-distinct-numbers", distinct ?? same)),
    ...(differentPersons === "contact1 differs" || value.differentPersonsDistinctContact1 === true
      ? [holds("website-manager-mobile-differs", true)]
      : []),
    ...(value.crossUseAllowed === true ? [holds("website-manager-mobile-differs", false)] : []),
    ...(emergencyRequired === true ? [holds(`${prefix}-emergency-phone-required`, true)] : []),
    ...(others.size > 0 ? [contains(`${prefix}-emergency-phone-differs`, ...others)] : []),
    ...(value.mayEqualContact1 === true ? [holds("individual-emergency-phone-differs", [])] : []),
    ...(value.thirdEmployee === true ? [holds("organisation-emergency-phone-owner", ["THIRD_EMPLOYEE"])] : []),
    ...(value.contact2MustDiffer === undefined ? [] : [contains("organisation-emergency-phone-differs", "PRINCIPAL")]),
    ...(value.emergencyMayBeShared === true
      ? [
          notes(
            value.over === undefined
              ? "organisation-emergency-phone-differs"
              : "organisation-distinct-numbers-two-persons",
            "可共用",
          ),
        ]
      : []),
  ];
}

function addressRule(value: Parameters<Mapping>[0], subject: string): readonly Holding[] {
  const prefix = prefixOf(subject);
  const words = `${prefix}-address-forbidden-words`;
  const { houseNumber, room, mustEqualPermitAddress, detail, districtMap } = value;
  return [
    ...(houseNumber === "REQUIRED" ? [holds("house-number", "REQUIRED")] : []),
    ...(texts(value.forbidden).includes("市辖区") ? [contains(words, "MUNICIPAL_DISTRICTS")] : []),
    ...Object.entries(districtMap ?? {}).map(([, present]) => notes(words, String(present).slice(0, 2))),
    ...(texts(value.students).length > 0 ? [holds("individual-student-address", true)] : []),
    ...(room === "REQUIRED" ? [holds(`${prefix}-address-detail`, "ROOM_NUMBER")] : []),
    ...(mustEqualPermitAddress === true ? [notes(`${prefix}-address-detail`, "与居住证上的地址一致")] : []),
    ...byTable(`${prefix}-address-detail`, detail, { VILLAGE_OR_STREET_NUMBER: "VILLAGE_OR_STREET_NUMBER" }),
    ...(value.regionMustMatch === true ? [notes(words, "区域须与地址一致")] : []),
    ...(value.sameCityAsCertificate === true ? [holds("organisation-address-same-city", true)] : []),
    ...(value.onlineShop === undefined ? [] : [holds("online-shop-licence-proof", true)]),
  ];
}
