import type { Candidate, CureContext } from "../cures/candidate.ts";
import { fact } from "../cures/candidate.ts";
import type { Facts } from "../filing/facts.ts";
import { organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed, passed, undecided, undecidedBecause } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

/** Shared with the individuals' requirement: one code is one kind. */
export const domainOwnerMismatch = defineFinding({
  code: "DOMAIN_OWNER_MISMATCH",
  meaning: {
    zh: "域名所有者不在该省允许的范围内。",
    en: "The domain's owner is none of those that the province takes.",
  },
  message: {
    zh: "域名所有者与备案信息不符。",
    en: "The domain's owner doesn't agree with the filing.",
  },
  remedy: {
    zh: "请将域名实名信息改为主体或该省允许的所有者；归法定代表人的，须由其本人任主体负责人。",
    en: "Have the domain registered to the subject or another owner whom the province takes; a legal representative who owns it has to be the principal.",
  },
  cures: toAnOwnerTaken,
});

const principalOnly = defineFinding({
  code: "DOMAIN_OWNER_PRINCIPAL_ONLY",
  severity: "WARNING",
  meaning: {
    zh: "域名归主体负责人，而该负责人既不是主办单位也不是法定代表人。",
    en: "The domain is owned by a principal who is neither the organisation nor its legal representative.",
  },
  message: {
    zh: "域名归主体负责人个人，而负责人不是法定代表人，可能不被接受。",
    en: "The domain is owned by a principal who isn't the legal representative; this may not be taken.",
  },
  remedy: {
    zh: "建议将域名实名信息改为主体单位，或先向接入商确认。",
    en: "Have the domain registered to the organisation, or ask the access provider first.",
  },
  cures: ({ path, facts }) => [
    fact(path, facts.filing.subject.name),
    fact(["principal", "isLegalRepresentative"], true, {
      zh: "域名所有者就是法定代表人的，请如实填写。",
      en: "If the domain's owner is the legal representative, say so.",
    }),
  ],
});

export const domainOwnerPath = ["website", "domainOwner"];

type Owner = "ORGANISATION" | "LEGAL_REP" | "LEGAL_REP_WITH_AUTH" | "PRINCIPAL" | "WEBSITE_MANAGER" | "FOREIGN_PARENT";

export const domainOwnerOrganisation = defineRequirement({
  key: "domain-owner-organisation",
  topic: "DOMAIN",
  title: { zh: "单位备案的域名所有者", en: "Domain owner of an organisation" },
  description: {
    zh: "单位备案时，域名可以归谁所有。",
    en: "Who may own the domain that an organisation files.",
  },
  appliesTo: organisations,
  value: choices<Owner>(
    {
      ORGANISATION: { zh: "主办单位", en: "the organisation" },
      LEGAL_REP: { zh: "法定代表人", en: "its legal representative" },
      LEGAL_REP_WITH_AUTH: {
        zh: "法定代表人（须有授权书）",
        en: "its legal representative with a letter of authorisation",
      },
      PRINCIPAL: { zh: "主体负责人", en: "the principal" },
      WEBSITE_MANAGER: { zh: "网站负责人", en: "the website manager" },
      FOREIGN_PARENT: { zh: "外国母公司（须有证明材料）", en: "a foreign parent company with papers" },
    },
    { none: { zh: "不限所有者", en: "anybody" } },
  ),
  questions: ["question11"],
  findings: [domainOwnerMismatch, principalOnly],
  check(allowed, facts) {
    if (allowed.length === 0) return passed;
    if (facts.names.domainOwner === null) return undecided;
    const owners = ownersOf(facts);
    if (owners.some((owner) => allowed.includes(owner))) return passed;
    if (owners.length === 0 && cannotBeTold(allowed, facts)) return undecided;
    const mismatch = finding(domainOwnerMismatch, domainOwnerPath);
    // The FAQ has principal and owner agree, so such an owner is told why that isn't enough here.
    return isPrincipalOnly(owners) ? failed(mismatch, finding(principalOnly, domainOwnerPath)) : failed(mismatch);
  },
  unrecorded(_, facts): CheckResult {
    if (facts.names.domainOwner === null) return undecided;
    const owners = ownersOf(facts);
    if (owners.includes("ORGANISATION") || owners.includes("LEGAL_REP")) return undecided;
    return undecidedBecause(finding(isPrincipalOnly(owners) ? principalOnly : domainOwnerMismatch, domainOwnerPath));
  },
});

/** Having the domain registered to one of those that the province takes and the filing names. */
function toAnOwnerTaken({ path, facts, value }: CureContext): readonly Candidate[] {
  const { subject, principal, website } = facts.filing;
  const allowed = Array.isArray(value) ? value : ["ORGANISATION"];
  const named: Readonly<Record<string, string | undefined>> = {
    ORGANISATION: subject.name,
    LEGAL_REP: principal.isLegalRepresentative ? principal.name : undefined,
    LEGAL_REP_WITH_AUTH:
      principal.isLegalRepresentative && principal.hasAuthorisationLetter ? principal.name : undefined,
    PRINCIPAL: principal.name,
    WEBSITE_MANAGER: website?.managerName,
  };
  const names = facts.isOrganisation
    ? Object.entries(named).flatMap(([owner, name]) => (name !== undefined && allowed.includes(owner) ? [name] : []))
    : [subject.name];
  return [...new Set(names)].map((name) => fact(path, name));
}

/** Everything that the owner's name makes them; none where it is a name that the filing doesn't hold. */
function ownersOf({ filing, names }: Facts): readonly Owner[] {
  const owners: Owner[] = [];
  if (names.domainOwner === names.subject) owners.push("ORGANISATION");
  if (names.domainOwner === names.principal) {
    owners.push("PRINCIPAL");
    // A filing names the legal representative only where it is the principal.
    if (filing.principal.isLegalRepresentative) {
      owners.push("LEGAL_REP");
      if (filing.principal.hasAuthorisationLetter) owners.push("LEGAL_REP_WITH_AUTH");
    }
  }
  if (names.domainOwner === names.manager) owners.push("WEBSITE_MANAGER");
  return owners;
}

/** Whether the owner is the principal, who is neither the organisation nor its legal representative. */
function isPrincipalOnly(owners: readonly Owner[]): boolean {
  return owners.includes("PRINCIPAL") && !owners.includes("ORGANISATION") && !owners.includes("LEGAL_REP");
}

/** Whether an unknown owner may still be one of those allowed, whom this filing doesn't name. */
function cannotBeTold(allowed: readonly Owner[], { names }: Facts): boolean {
  return allowed.includes("FOREIGN_PARENT") || (allowed.includes("WEBSITE_MANAGER") && names.manager === null);
}
