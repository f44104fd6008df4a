import { hasHouseNumber, saysMostDetailed } from "../address/house-number.ts";
import { provinceOfAddress } from "../address/province-of-address.ts";
import type { PlainDate } from "../dates.ts";
import { ageOn } from "../identifiers/age.ts";
import type { CheckedDomain } from "../identifiers/domain.ts";
import { checkDomain } from "../identifiers/domain.ts";
import type { CheckedIdCard } from "../identifiers/id-card.ts";
import { checkIdCard } from "../identifiers/id-card.ts";
import { isLandline } from "../identifiers/landline.ts";
import { checkMobile } from "../identifiers/mobile.ts";
import { normaliseName } from "../identifiers/text.ts";
import type { ProvinceCode } from "../provinces.ts";
import type { Filing } from "./schema.ts";

export type PhoneKind = "MOBILE" | "LANDLINE" | "MALFORMED";

/** What checks need to know of a filing, worked out once and shared by all provinces. */
export interface Facts {
  readonly filing: Filing;
  /** The day that the filing is judged on: the day it is handed in. */
  readonly on: PlainDate;
  readonly isOrganisation: boolean;
  /** The province that the certificate address lies in; null where it names none. */
  readonly addressProvince: ProvinceCode | null;
  /** Names as they compare: NFKC, trimmed, brackets folded. */
  readonly names: {
    readonly subject: string;
    readonly principal: string;
    readonly domainOwner: string | null;
    readonly manager: string | null;
  };
  /** Null where the filing brings no site. */
  readonly domain: CheckedDomain | null;
  /** Digits only, without country code. */
  readonly mobile: string;
  readonly mobileIsWellFormed: boolean;
  readonly officePhone: { readonly digits: string; readonly kind: PhoneKind } | null;
  /** Null where no contact address is given. */
  readonly contactAddressHasHouseNumber: boolean | null;
  readonly remarkSaysMostDetailed: boolean;
  /** Null where no ID card number is given. */
  readonly principalIdCard: CheckedIdCard | null;
  /** Full years of the principal on the day; null where neither birth date nor a sound ID card number tells. */
  readonly principalAge: number | null;
}

/** Works out the facts of a filing; `today` is the day it counts as handed in on unless it names one. */
export function factsOf(filing: Filing, today: PlainDate): Facts {
  const { subject, principal, website } = filing;
  const on = filing.submittedOn ?? today;
  const principalIdCard = idCardOf(filing, on);
  const birthDate = principal.birthDate ?? principalIdCard?.birthDate ?? null;
  const mobile = checkMobile(principal.mobile);
  return {
    filing,
    on,
    isOrganisation: subject.nature !== "INDIVIDUAL",
    addressProvince: provinceOfAddress(subject.certificate.address),
    names: {
      subject: normaliseName(subject.name),
      principal: normaliseName(principal.name),
      domainOwner: website?.domainOwner === undefined ? null : normaliseName(website.domainOwner),
      manager: website?.managerName === undefined ? null : normaliseName(website.managerName),
    },
    domain: website === undefined ? null : checkDomain(website.domain),
    mobile: mobile.number,
    mobileIsWellFormed: mobile.form === "VALID",
    officePhone: principal.officePhone === undefined ? null : phoneOf(principal.officePhone),
    contactAddressHasHouseNumber:
      subject.communicationAddress === undefined ? null : hasHouseNumber(subject.communicationAddress),
    remarkSaysMostDetailed: subject.addressRemark !== undefined && saysMostDetailed(subject.addressRemark),
    principalIdCard,
    principalAge: birthDate === null || birthDate > on ? null : ageOn(birthDate, on),
  };
}

function phoneOf(raw: string): { digits: string; kind: PhoneKind } {
  const { form, number: digits } = checkMobile(raw);
  if (form === "VALID") return { digits, kind: "MOBILE" };
  return { digits, kind: isLandline(raw) ? "LANDLINE" : "MALFORMED" };
}

/** The principal's ID card: as given, or an individual's own certificate, since the individual is the principal. */
function idCardOf(filing: Filing, on: PlainDate): CheckedIdCard | null {
  const { subject, principal } = filing;
  if (principal.idNumber !== undefined) return checkIdCard(principal.idNumber, on);
  if (subject.nature === "INDIVIDUAL" && subject.certificate.type === "ID_CARD")
    return checkIdCard(subject.certificate.number, on);
  return null;
}
