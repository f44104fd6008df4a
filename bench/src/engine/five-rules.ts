import { factsOf } from "../../../shared/src/filing/facts.ts";
import type { Filing, ProvinceCode, RuleValue } from "../../../shared/src/index.ts";

/** The five requirements that every engine is given: simple enough for all of them, each with rules in most provinces. */
export const fiveKeys = [
  "principal-legal-representative",
  "organisation-office-phone",
  "office-phone-differs-from-mobile",
  "organisation-minimum-age",
  "house-number",
] as const;
export type Key = (typeof fiveKeys)[number];

/** A filing as the other engines get it: what is hard to tell is told already, and costs them nothing. */
export type PlainFacts = Readonly<Record<FactName, boolean | number | string | null>>;
export type FactName =
  | "organisation"
  | "legalRepresentative"
  | "letter"
  | "branch"
  | "headOffice"
  | "phone"
  | "sameAsMobile"
  | "age"
  | "houseNumber"
  | "mostDetailed";

export function plainFactsOf(filing: Filing, today: string): PlainFacts {
  const facts = factsOf(filing, today);
  const { subject, principal } = filing;
  return {
    organisation: facts.isOrganisation,
    legalRepresentative: principal.isLegalRepresentative === true,
    letter: principal.hasAuthorisationLetter === true,
    branch: subject.isBranch === true,
    headOffice: principal.isHeadOfficeLegalRepresentative === true,
    phone: facts.officePhone?.kind ?? "NONE",
    sameAsMobile: facts.officePhone !== null && facts.officePhone.digits === facts.mobile,
    age: facts.principalAge,
    houseNumber: facts.contactAddressHasHouseNumber,
    mostDetailed: facts.remarkSaysMostDetailed,
  };
}

/** A fact that is this, or a number below this. */
export type Condition = readonly [fact: FactName, is: boolean | string] | readonly [fact: FactName, below: number];

/** When a rule of this value is broken: in any of these cases, where all of a case holds. For engines fed with data. */
export function casesOf(key: Key, value: RuleValue): readonly (readonly Condition[])[] {
  const organisation: Condition = ["organisation", true];
  switch (key) {
    case "principal-legal-representative": {
      const another: readonly Condition[] = [organisation, ["legalRepresentative", false]];
      if (value === "MUST_BE_LEGAL_REP") return [[...another, ["branch", false]]];
      if (value !== "AUTH_LETTER_IF_NOT") return [];
      return [
        [...another, ["letter", false], ["branch", false]],
        [...another, ["letter", false], ["headOffice", false]],
      ];
    }
    case "organisation-office-phone": {
      const missing: readonly Condition[] = [organisation, ["phone", "NONE"]];
      return value === "LANDLINE_ONLY" ? [missing, [organisation, ["phone", "MOBILE"]]] : [missing];
    }
    case "office-phone-differs-from-mobile":
      return value === true ? [[organisation, ["sameAsMobile", true]]] : [];
    case "organisation-minimum-age":
      return [[organisation, ["age", Number(value)]]];
    case "house-number":
      return value === "REQUIRED"
        ? [[["houseNumber", false]]]
        : [
            [
              ["houseNumber", false],
              ["mostDetailed", false],
            ],
          ];
  }
}

/** The rules of the five in a province. */
export type Rules = readonly (readonly [key: Key, value: RuleValue])[];
export type RulesByProvince = ReadonlyMap<ProvinceCode, Rules>;

/** The same again as code, as somebody would write it who needs nothing but the answer. */
export function brokenByHand(rules: Rules, facts: PlainFacts): readonly Key[] {
  const broken: Key[] = [];
  for (const [key, value] of rules) if (isBroken(key, value, facts)) broken.push(key);
  return broken;
}

function isBroken(key: Key, value: RuleValue, facts: PlainFacts): boolean {
  switch (key) {
    case "principal-legal-representative":
      if (!facts.organisation || facts.legalRepresentative) return false;
      if (value === "MUST_BE_LEGAL_REP") return !facts.branch;
      return value === "AUTH_LETTER_IF_NOT" && !facts.letter && !(facts.branch && facts.headOffice);
    case "organisation-office-phone":
      if (!facts.organisation) return false;
      return facts.phone === "NONE" || (value === "LANDLINE_ONLY" && facts.phone === "MOBILE");
    case "office-phone-differs-from-mobile":
      return value === true && facts.organisation === true && facts.sameAsMobile === true;
    case "organisation-minimum-age":
      return facts.organisation === true && facts.age !== null && Number(facts.age) < Number(value);
    case "house-number":
      return facts.houseNumber === false && (value === "REQUIRED" || facts.mostDetailed === false);
  }
}
