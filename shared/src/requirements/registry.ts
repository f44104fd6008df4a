import type { Requirement } from "../requirement/define-requirement.ts";
import { accessIdAddressChangeFirst } from "./access-id-address-change-first.ts";
import { accessWithChange } from "./access-with-change.ts";
import { individualAddressDetail, organisationAddressDetail } from "./address-detail.ts";
import { individualAddressForbiddenWords, organisationAddressForbiddenWords } from "./address-forbidden-words.ts";
import { annualReview } from "./annual-review.ts";
import { branchPrincipal } from "./branch-principal.ts";
import { certificateNumberMustBeCurrent } from "./certificate-number-must-be-current.ts";
import { certificateSyncDays } from "./certificate-sync-days.ts";
import {
  individualIdValidity,
  organisationCertificateValidity,
  organisationIdValidity,
} from "./certificate-validity.ts";
import { changeAfterAccessDays } from "./change-after-access-days.ts";
import { contactNumberDemands } from "./contact-number-demands.ts";
import {
  individualDistinctNumbers,
  organisationDistinctNumbersOnePerson,
  organisationDistinctNumbersTwoPersons,
} from "./distinct-numbers.ts";
import { individualDomainCertificate, organisationDomainCertificate } from "./domain-certificate.ts";
import { domainOwnerIndividual } from "./domain-owner-individual.ts";
import { domainOwnerOrganisation } from "./domain-owner-organisation.ts";
import { domainRealNameDays } from "./domain-real-name-days.ts";
import { domainStateWords } from "./domain-state-words.ts";
import { individualDomainValidity, organisationDomainValidity } from "./domain-validity.ts";
import { individualDomainsPerFirstFiling, organisationDomainsPerFiling } from "./domains-per-filing.ts";
import { individualDomainsPerSite, organisationDomainsPerSite } from "./domains-per-site.ts";
import { individualDuplicateWebsiteName, organisationDuplicateWebsiteName } from "./duplicate-website-name.ts";
import { individualEmergencyPhoneDiffers, organisationEmergencyPhoneDiffers } from "./emergency-phone-differs.ts";
import { individualEmergencyPhoneRemark, organisationEmergencyPhoneRemark } from "./emergency-phone-remark.ts";
import { individualEmergencyPhoneRequired, organisationEmergencyPhoneRequired } from "./emergency-phone-required.ts";
import { existingFilingMustComply } from "./existing-filing-must-comply.ts";
import { filingPledge } from "./filing-pledge.ts";
import { filingProvinceChange } from "./filing-province-change.ts";
import { financeNameLegalRepresentative } from "./finance-name-legal-representative.ts";
import { foreignCompanyLocalLicence } from "./foreign-company-local-licence.ts";
import { foreignLegalRepresentative } from "./foreign-legal-representative.ts";
import { governmentPrincipalLetter } from "./government-principal-letter.ts";
import { governmentStaffingApproval } from "./government-staffing-approval.ts";
import { governmentSuperiorName } from "./government-superior-name.ts";
import { hongKongMacaoTaiwanPapers } from "./hong-kong-macao-taiwan-papers.ts";
import { houseNumber } from "./house-number.ts";
import { individualAccessMismatch } from "./individual-access-mismatch.ts";
import { individualCertificateTypes } from "./individual-certificate-types.ts";
import { individualFilingProvince } from "./individual-filing-province.ts";
import { individualForeigners } from "./individual-foreigners.ts";
import { individualLegalContent } from "./individual-legal-content.ts";
import { individualMinimumAge } from "./individual-minimum-age.ts";
import { individualMobileLocality } from "./individual-mobile-locality.ts";
import { individualOfficePhone } from "./individual-office-phone.ts";
import { individualPhoneCheck } from "./individual-phone-check.ts";
import { individualPledgeRemark } from "./individual-pledge-remark.ts";
import { individualResidenceProofs } from "./individual-residence-proofs.ts";
import { individualStudentAddress } from "./individual-student-address.ts";
import { individualStudyOrWorkProofAge } from "./individual-study-or-work-proof-age.ts";
import { individualWebsiteNameSubject } from "./individual-website-name-subject.ts";
import { lawFirmPapers } from "./law-firm-papers.ts";
import { individualManySites, organisationManySites } from "./many-sites.ts";
import { mergedLicenceNumber } from "./merged-licence-number.ts";
import { individualMinimumAgeWithPapers, organisationMinimumAgeWithPapers } from "./minimum-age-with-papers.ts";
import { mobileSegments } from "./mobile-segments.ts";
import { nonLocalLegalRepresentativePhoto } from "./non-local-legal-representative-photo.ts";
import { officePhoneDiffersFromMobile } from "./office-phone-differs-from-mobile.ts";
import { officePhoneMobileRemark } from "./office-phone-mobile-remark.ts";
import { oldCertificateAccess } from "./old-certificate-access.ts";
import { onlineShopLicenceProof } from "./online-shop-licence-proof.ts";
import { ordersInReview } from "./orders-in-review.ts";
import { organisationAccessMismatch } from "./organisation-access-mismatch.ts";
import { organisationAddressSameCity } from "./organisation-address-same-city.ts";
import { organisationCertificateScan } from "./organisation-certificate-scan.ts";
import { organisationCertificateType } from "./organisation-certificate-type.ts";
import { organisationEducationPledge } from "./organisation-education-pledge.ts";
import { organisationEmergencyPhoneOwner } from "./organisation-emergency-phone-owner.ts";
import { organisationFilingProvince } from "./organisation-filing-province.ts";
import { organisationFinanceApproval } from "./organisation-finance-approval.ts";
import { organisationInvestorName } from "./organisation-investor-name.ts";
import { organisationLandlineLocality } from "./organisation-landline-locality.ts";
import { organisationLatestCertificate } from "./organisation-latest-certificate.ts";
import { organisationLicensedContent } from "./organisation-licensed-content.ts";
import { organisationMedicalPapers } from "./organisation-medical-papers.ts";
import { organisationMiniProgramOnly } from "./organisation-mini-program-only.ts";
import { organisationMinimumAge } from "./organisation-minimum-age.ts";
import { organisationMobileLocality } from "./organisation-mobile-locality.ts";
import { organisationNotInvolvedPledge } from "./organisation-not-involved-pledge.ts";
import { organisationOfficePhone } from "./organisation-office-phone.ts";
import { organisationSiteMismatch } from "./organisation-site-mismatch.ts";
import { organisationWebsiteNameSubject } from "./organisation-website-name-subject.ts";
import { overseasRegistrar } from "./overseas-registrar.ts";
import { partyConfirmation } from "./party-confirmation.ts";
import {
  individualPersonSharedBetweenSubjects,
  organisationPersonSharedBetweenSubjects,
} from "./person-shared-between-subjects.ts";
import { phoneSharedBetweenSubjects } from "./phone-shared-between-subjects.ts";
import { photoVerification } from "./photo-verification.ts";
import { preApprovalKinds } from "./pre-approval-kinds.ts";
import { principalLegalRepresentative } from "./principal-legal-representative.ts";
import { principalLetterAccepted } from "./principal-letter-accepted.ts";
import { principalRemark } from "./principal-remark.ts";
import { principalRuleFilingTypes } from "./principal-rule-filing-types.ts";
import { principalStandIn } from "./principal-stand-in.ts";
import { providerReviewDays } from "./provider-review-days.ts";
import { individualRefusedSuffixes, organisationRefusedSuffixes } from "./refused-domain-suffixes.ts";
import { renameLetter } from "./rename-letter.ts";
import { reviewDaysLongest, reviewDaysShortest } from "./review-days.ts";
import { reviewLimitDays } from "./review-limit-days.ts";
import { serverPurchaseMonths } from "./server-purchase-months.ts";
import { individualServerStatements, organisationServerStatements } from "./server-statements.ts";
import { shellSubjectCancellation } from "./shell-subject-cancellation.ts";
import { siteChangeFiling } from "./site-change-filing.ts";
import { individualSiteClosed, organisationSiteClosed } from "./site-closed-before-filing.ts";
import { individualSiteContentRemark, organisationSiteContentRemark } from "./site-content-remark.ts";
import { individualSiteOpenAfterFiling, organisationSiteOpenAfterFiling } from "./site-open-after-filing.ts";
import { individualSitePlan, organisationSitePlan } from "./site-plan.ts";
import { individualSitesInTotal, organisationSitesInTotal } from "./sites-in-total.ts";
import { individualSitesPerFiling, organisationSitesPerFiling } from "./sites-per-filing.ts";
import { smsVerification } from "./sms-verification.ts";
import { smsVerificationHours } from "./sms-verification-hours.ts";
import { smsVerificationWrongTries } from "./sms-verification-wrong-tries.ts";
import { soleTraderFilesAs } from "./sole-trader-files-as.ts";
import { soleTraderPrincipal } from "./sole-trader-principal.ts";
import { soleTraderSeal } from "./sole-trader-seal.ts";
import { soleTraderWithoutTradeName } from "./sole-trader-without-trade-name.ts";
import { governmentDomainSuffixes, institutionDomainSuffixes } from "./state-body-domain-suffixes.ts";
import {
  individualToIndividualChange,
  individualToOrganisationChange,
  organisationToIndividualChange,
  organisationToOrganisationChange,
} from "./subject-change.ts";
import { subjectFilingNumbers } from "./subject-filing-numbers.ts";
import { subjectOneAccount } from "./subject-one-account.ts";
import { subjectsPerMobile } from "./subjects-per-mobile.ts";
import { individualUnder18Papers, organisationUnder18Papers } from "./under-18-papers.ts";
import { individualBlogCategory, organisationWebsiteCategory } from "./website-category.ts";
import { websiteLanguages } from "./website-languages.ts";
import { websiteManagerAndPrincipal } from "./website-manager-and-principal.ts";
import { websiteManagerCompanies } from "./website-manager-companies.ts";
import { websiteManagerLetter } from "./website-manager-letter.ts";
import { websiteManagerLetterForm } from "./website-manager-letter-form.ts";
import { websiteManagerMaximumAgeMen, websiteManagerMaximumAgeWomen } from "./website-manager-maximum-age.ts";
import { websiteManagerMobileDiffers } from "./website-manager-mobile-differs.ts";
import { websiteManagerOwnIndividualFiling } from "./website-manager-own-individual-filing.ts";
import { websiteManagerScope } from "./website-manager-scope.ts";
import { websiteNameAsFiled } from "./website-name-as-filed.ts";
import { individualWebsiteNameForms, organisationWebsiteNameForms } from "./website-name-forms.ts";
import { websiteNameMinimumHan } from "./website-name-minimum-han.ts";
import { websiteNamePreApprovalWords } from "./website-name-pre-approval-words.ts";
import { individualWebsiteNameRegionWords, organisationWebsiteNameRegionWords } from "./website-name-region-words.ts";
import { websiteNameStateWords } from "./website-name-state-words.ts";

/** Every requirement, in the order in which people see them: by topic, and within it by weight. */
export const requirements: readonly Requirement[] = [
  organisationFilingProvince,
  individualFilingProvince,
  certificateNumberMustBeCurrent,
  mergedLicenceNumber,
  subjectOneAccount,
  soleTraderFilesAs,
  soleTraderWithoutTradeName,
  soleTraderSeal,
  subjectFilingNumbers,
  filingProvinceChange,
  principalLegalRepresentative,
  branchPrincipal,
  principalLetterAccepted,
  governmentPrincipalLetter,
  principalStandIn,
  principalRuleFilingTypes,
  principalRemark,
  foreignLegalRepresentative,
  financeNameLegalRepresentative,
  soleTraderPrincipal,
  websiteManagerAndPrincipal,
  websiteManagerScope,
  websiteManagerOwnIndividualFiling,
  organisationPersonSharedBetweenSubjects,
  individualPersonSharedBetweenSubjects,
  organisationMinimumAge,
  individualMinimumAge,
  organisationMinimumAgeWithPapers,
  individualMinimumAgeWithPapers,
  websiteManagerMaximumAgeMen,
  websiteManagerMaximumAgeWomen,
  organisationOfficePhone,
  individualOfficePhone,
  officePhoneMobileRemark,
  officePhoneDiffersFromMobile,
  organisationMobileLocality,
  individualMobileLocality,
  mobileSegments,
  phoneSharedBetweenSubjects,
  subjectsPerMobile,
  organisationDistinctNumbersOnePerson,
  organisationDistinctNumbersTwoPersons,
  individualDistinctNumbers,
  websiteManagerMobileDiffers,
  organisationEmergencyPhoneRequired,
  individualEmergencyPhoneRequired,
  organisationEmergencyPhoneDiffers,
  individualEmergencyPhoneDiffers,
  organisationEmergencyPhoneOwner,
  organisationEmergencyPhoneRemark,
  individualEmergencyPhoneRemark,
  contactNumberDemands,
  organisationLandlineLocality,
  houseNumber,
  organisationAddressDetail,
  individualAddressDetail,
  organisationAddressForbiddenWords,
  individualAddressForbiddenWords,
  organisationAddressSameCity,
  individualStudentAddress,
  websiteManagerCompanies,
  websiteNameMinimumHan,
  organisationWebsiteNameForms,
  individualWebsiteNameForms,
  websiteNameStateWords,
  websiteNamePreApprovalWords,
  organisationWebsiteCategory,
  individualBlogCategory,
  organisationSiteClosed,
  individualSiteClosed,
  organisationSitesPerFiling,
  individualSitesPerFiling,
  organisationSitesInTotal,
  individualSitesInTotal,
  organisationWebsiteNameSubject,
  individualWebsiteNameSubject,
  websiteNameAsFiled,
  organisationWebsiteNameRegionWords,
  individualWebsiteNameRegionWords,
  organisationDuplicateWebsiteName,
  individualDuplicateWebsiteName,
  organisationSiteOpenAfterFiling,
  individualSiteOpenAfterFiling,
  organisationSiteContentRemark,
  individualSiteContentRemark,
  organisationSitePlan,
  individualSitePlan,
  organisationManySites,
  individualManySites,
  websiteLanguages,
  organisationMiniProgramOnly,
  domainOwnerOrganisation,
  domainOwnerIndividual,
  organisationDomainCertificate,
  individualDomainCertificate,
  organisationDomainValidity,
  individualDomainValidity,
  domainStateWords,
  overseasRegistrar,
  organisationRefusedSuffixes,
  individualRefusedSuffixes,
  institutionDomainSuffixes,
  governmentDomainSuffixes,
  domainRealNameDays,
  organisationDomainsPerSite,
  individualDomainsPerSite,
  organisationDomainsPerFiling,
  individualDomainsPerFirstFiling,
  existingFilingMustComply,
  accessIdAddressChangeFirst,
  certificateSyncDays,
  individualResidenceProofs,
  organisationUnder18Papers,
  individualUnder18Papers,
  individualStudyOrWorkProofAge,
  websiteManagerLetter,
  websiteManagerLetterForm,
  nonLocalLegalRepresentativePhoto,
  onlineShopLicenceProof,
  renameLetter,
  organisationCertificateValidity,
  organisationIdValidity,
  individualIdValidity,
  organisationLatestCertificate,
  organisationCertificateType,
  individualCertificateTypes,
  organisationFinanceApproval,
  individualPledgeRemark,
  organisationLicensedContent,
  individualLegalContent,
  preApprovalKinds,
  organisationNotInvolvedPledge,
  organisationMedicalPapers,
  organisationEducationPledge,
  governmentStaffingApproval,
  governmentSuperiorName,
  organisationInvestorName,
  partyConfirmation,
  photoVerification,
  filingPledge,
  organisationCertificateScan,
  lawFirmPapers,
  foreignCompanyLocalLicence,
  hongKongMacaoTaiwanPapers,
  individualForeigners,
  smsVerification,
  smsVerificationHours,
  smsVerificationWrongTries,
  ordersInReview,
  providerReviewDays,
  reviewDaysShortest,
  reviewDaysLongest,
  reviewLimitDays,
  individualPhoneCheck,
  accessWithChange,
  organisationAccessMismatch,
  individualAccessMismatch,
  organisationSiteMismatch,
  changeAfterAccessDays,
  oldCertificateAccess,
  siteChangeFiling,
  individualToOrganisationChange,
  organisationToIndividualChange,
  individualToIndividualChange,
  organisationToOrganisationChange,
  shellSubjectCancellation,
  annualReview,
  serverPurchaseMonths,
  organisationServerStatements,
  individualServerStatements,
];

const byKey = new Map(requirements.map((requirement) => [requirement.key, requirement]));

/** Null where the catalogue has none of that key. */
export function findRequirement(key: string): Requirement | null {
  return byKey.get(key) ?? null;
}

/** The requirement that history speaks of. Keys are never taken from the catalogue once published, so there is one. */
export function requirementOf(key: string): Requirement {
  const requirement = findRequirement(key);
  if (!requirement) throw new Error(`history speaks of ${key}, which the catalogue doesn't know`);
  return requirement;
}
