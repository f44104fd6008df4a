import type { Requirement } from "../requirement/define-requirement.ts";
import { individualFilingProvince } from "./individual-filing-province.ts";
import { officePhoneMobileRemark } from "./office-phone-mobile-remark.ts";
import { organisationOfficePhone } from "./organisation-office-phone.ts";
import { principalLegalRepresentative } from "./principal-legal-representative.ts";

/** Every requirement, in the order in which people see them: by topic, and within it by weight. */
export const requirements: readonly Requirement[] = [
  individualFilingProvince,
  principalLegalRepresentative,
  organisationOfficePhone,
  officePhoneMobileRemark,
];

const byKey = new Map(requirements.map((requirement) => [requirement.key, requirement]));

export function findRequirement(key: string): Requirement | null {
  return byKey.get(key) ?? null;
}
