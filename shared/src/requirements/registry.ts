import type { Requirement } from "../requirement/define-requirement.ts";
import { accessIdAddressChangeFirst } from "./access-id-address-change-first.ts";
import { branchPrincipal } from "./branch-principal.ts";
import { certificateNumberMustBeCurrent } from "./certificate-number-must-be-current.ts";
import { certificateSyncDays } from "./certificate-sync-days.ts";
import { domainOwnerIndividual } from "./domain-owner-individual.ts";
import { domainOwnerOrganisation } from "./domain-owner-organisation.ts";
import { existingFilingMustComply } from "./existing-filing-must-comply.ts";
import { houseNumber } from "./house-number.ts";
import { individualFilingProvince } from "./individual-filing-province.ts";
import { individualMinimumAge } from "./individual-minimum-age.ts";
import { individualMobileLocality } from "./individual-mobile-locality.ts";
import { individualOfficePhone } from "./individual-office-phone.ts";
import { mergedLicenceNumber } from "./merged-licence-number.ts";
import { mobileSegments } from "./mobile-segments.ts";
import { officePhoneDiffersFromMobile } from "./office-phone-differs-from-mobile.ts";
import { officePhoneMobileRemark } from "./office-phone-mobile-remark.ts";
import { organisationFilingProvince } from "./organisation-filing-province.ts";
import { organisationMinimumAge } from "./organisation-minimum-age.ts";
import { organisationMobileLocality } from "./organisation-mobile-locality.ts";
import { organisationOfficePhone } from "./organisation-office-phone.ts";
import { phoneSharedBetweenSubjects } from "./phone-shared-between-subjects.ts";
import { principalLegalRepresentative } from "./principal-legal-representative.ts";
import { subjectOneAccount } from "./subject-one-account.ts";
import { websiteManagerCompanies } from "./website-manager-companies.ts";

/** Every requirement, in the order in which people see them: by topic, and within it by weight. */
export const requirements: readonly Requirement[] = [
  organisationFilingProvince,
  individualFilingProvince,
  certificateNumberMustBeCurrent,
  mergedLicenceNumber,
  subjectOneAccount,
  principalLegalRepresentative,
  branchPrincipal,
  organisationMinimumAge,
  individualMinimumAge,
  organisationOfficePhone,
  individualOfficePhone,
  officePhoneMobileRemark,
  officePhoneDiffersFromMobile,
  organisationMobileLocality,
  individualMobileLocality,
  mobileSegments,
  phoneSharedBetweenSubjects,
  houseNumber,
  websiteManagerCompanies,
  domainOwnerOrganisation,
  domainOwnerIndividual,
  existingFilingMustComply,
  accessIdAddressChangeFirst,
  certificateSyncDays,
];

const byKey = new Map(requirements.map((requirement) => [requirement.key, requirement]));

export function findRequirement(key: string): Requirement | null {
  return byKey.get(key) ?? null;
}
