import { hasHouseNumber, saysMostDetailed } from "../address/house-number.ts";
import type { AddressReading } from "../address/province-of-address.ts";
import { readAddress } from "../address/province-of-address.ts";
import type { PlainDate } from "../dates.ts";
import { ageOn } from "../identifiers/age.ts";
import type { CheckedDomain } from "../identifiers/domain.ts";
import { checkDomain } from "../identifiers/domain.ts";
import type { CheckedIdCard } from "../identifiers/id-card.ts";
import { checkIdCard } from "../identifiers/id-card.ts";
import { isLandline } from "../identifiers/landline.ts";
import type { CheckedMobile } from "../identifiers/mobile.ts";
import { checkMobile } from "../identifiers/mobile.ts";
import type { CheckedUnifiedSocialCreditCode } from "../identifiers/unified-social-credit-code.ts";
import { checkUnifiedSocialCreditCode } from "../identifiers/unified-social-credit-code.ts";
import type { ProvinceCode } from "../provinces.ts";
import type { Filing } from "./schema.ts";

export type PhoneKind = "MOBILE" | "LANDLINE" | "MALFORMED";

/** What checks need to know of a filing, each worked out when it is first asked for and shared by all provinces. */
export interface Facts {
  readonly filing: Filing;
  /** The day that the filing is judged on: the day it is handed in. */
  readonly on: PlainDate;
  readonly isOrganisation: boolean;
  /** The province that the certificate address lies in; null where it names none. */
  readonly addressProvince: ProvinceCode | null;
  readonly certificateAddress: AddressReading;
  /** Null where no contact address is given. */
  readonly contactAddress: AddressReading | null;
  /** The certificate's number, read as a unified code. */
  readonly unifiedCode: CheckedUnifiedSocialCreditCode;
  /** Null where the filing brings no site. */
  readonly domain: CheckedDomain | null;
  /** Digits only, without country code. */
  readonly mobile: string;
  readonly mobileIsWellFormed: boolean;
  readonly officePhone: CheckedPhone | null;
  readonly emergencyPhone: CheckedPhone | null;
  /** Null where no contact address is given. */
  readonly contactAddressHasHouseNumber: boolean | null;
  readonly remarkSaysMostDetailed: boolean;
  /** Null where no ID card number is given. */
  readonly principalIdCard: CheckedIdCard | null;
  /** By the ID card number, where it is sound, whatever is typed beside it; null where nothing tells. */
  readonly principalBornOn: PlainDate | null;
  /** Full years of the principal on the day; null where the day of birth isn't known or lies ahead. */
  readonly principalAge: number | null;
  /** The website manager's; null where no number is given. */
  readonly managerIdCard: CheckedIdCard | null;
}

export interface CheckedPhone {
  readonly digits: string;
  readonly kind: PhoneKind;
}

/** The facts of a filing; `today` is the day it counts as handed in on unless it names one. */
export function factsOf(filing: Filing, today: PlainDate): Facts {
  return new FactsOnDemand(filing, filing.submittedOn ?? today);
}

/** One shape of object for all filings, so that whatever reads facts stays quick; undefined is what nobody asked for yet. */
class FactsOnDemand implements Facts {
  readonly filing: Filing;
  readonly on: PlainDate;
  readonly isOrganisation: boolean;
  #certificateAddress: AddressReading | undefined = undefined;
  #contactAddress: AddressReading | undefined = undefined;
  #unifiedCode: CheckedUnifiedSocialCreditCode | undefined = undefined;
  #domain: CheckedDomain | null | undefined = undefined;
  #mobile: CheckedMobile | undefined = undefined;
  #officePhone: CheckedPhone | null | undefined = undefined;
  #emergencyPhone: CheckedPhone | null | undefined = undefined;
  #principalIdCard: CheckedIdCard | null | undefined = undefined;
  #managerIdCard: CheckedIdCard | null | undefined = undefined;

  constructor(filing: Filing, on: PlainDate) {
    this.filing = filing;
    this.on = on;
    this.isOrganisation = filing.subject.nature !== "INDIVIDUAL";
  }

  get addressProvince(): ProvinceCode | null {
    return this.certificateAddress.province;
  }

  get certificateAddress(): AddressReading {
    this.#certificateAddress ??= readAddress(this.filing.subject.certificate.address);
    return this.#certificateAddress;
  }

  get contactAddress(): AddressReading | null {
    const { certificate, communicationAddress } = this.filing.subject;
    if (communicationAddress === undefined) return null;
    // Most give the same twice.
    if (communicationAddress === certificate.address) return this.certificateAddress;
    this.#contactAddress ??= readAddress(communicationAddress);
    return this.#contactAddress;
  }

  get unifiedCode(): CheckedUnifiedSocialCreditCode {
    this.#unifiedCode ??= checkUnifiedSocialCreditCode(this.filing.subject.certificate.number);
    return this.#unifiedCode;
  }

  get domain(): CheckedDomain | null {
    if (this.#domain === undefined) {
      const { website } = this.filing;
      this.#domain = website === undefined ? null : checkDomain(website.domain);
    }
    return this.#domain;
  }

  get mobile(): string {
    return this.#checkedMobile().number;
  }

  get mobileIsWellFormed(): boolean {
    return this.#checkedMobile().form === "VALID";
  }

  get officePhone(): CheckedPhone | null {
    if (this.#officePhone === undefined) {
      const { officePhone } = this.filing.principal;
      this.#officePhone = officePhone === undefined ? null : phoneOf(officePhone);
    }
    return this.#officePhone;
  }

  get emergencyPhone(): CheckedPhone | null {
    if (this.#emergencyPhone === undefined) {
      const { emergencyPhone } = this.filing.principal;
      this.#emergencyPhone = emergencyPhone === undefined ? null : phoneOf(emergencyPhone);
    }
    return this.#emergencyPhone;
  }

  get contactAddressHasHouseNumber(): boolean | null {
    const { communicationAddress } = this.filing.subject;
    return communicationAddress === undefined ? null : hasHouseNumber(communicationAddress);
  }

  get remarkSaysMostDetailed(): boolean {
    const { addressRemark } = this.filing.subject;
    return addressRemark !== undefined && saysMostDetailed(addressRemark);
  }

  get principalIdCard(): CheckedIdCard | null {
    if (this.#principalIdCard === undefined) this.#principalIdCard = idCardOf(this.filing, this.on);
    return this.#principalIdCard;
  }

  get principalBornOn(): PlainDate | null {
    const { principalIdCard: card, filing } = this;
    // A number of which a character is wrong may be wrong in its birth date.
    return (card?.form === "VALID" ? card.birthDate : null) ?? filing.principal.birthDate ?? card?.birthDate ?? null;
  }

  get principalAge(): number | null {
    const bornOn = this.principalBornOn;
    return bornOn === null || bornOn > this.on ? null : ageOn(bornOn, this.on);
  }

  get managerIdCard(): CheckedIdCard | null {
    if (this.#managerIdCard === undefined) {
      const number = this.filing.website?.managerIdNumber;
      this.#managerIdCard = number === undefined ? null : checkIdCard(number, this.on);
    }
    return this.#managerIdCard;
  }

  #checkedMobile(): CheckedMobile {
    if (this.#mobile === undefined) this.#mobile = checkMobile(this.filing.principal.mobile);
    return this.#mobile;
  }
}

function phoneOf(raw: string): CheckedPhone {
  const { form, number: digits } = checkMobile(raw);
  if (form === "VALID") return { digits, kind: "MOBILE" };
  return { digits, kind: isLandline(raw) ? "LANDLINE" : "MALFORMED" };
}

/** The principal's ID card: as given, or an individual's own certificate, since the individual is the principal. */
function idCardOf(filing: Filing, on: PlainDate): CheckedIdCard | null {
  const { subject, principal } = filing;
  const own =
    subject.nature === "INDIVIDUAL" && subject.certificate.type === "ID_CARD" ? subject.certificate.number : undefined;
  const number = principal.idNumber ?? own;
  return number === undefined ? null : checkIdCard(number, on);
}
