import type { PlainDate } from "../dates.ts";
import type { Facts } from "../filing/facts.ts";
import type { SubjectNature } from "../filing/vocabulary.ts";
import { areaCodes } from "../identifiers/area-codes.ts";
import { idCardCheckCharacter } from "../identifiers/id-card.ts";
import { normalisePhone } from "../identifiers/mobile.ts";
import { codeStartOf } from "../identifiers/unified-code-bodies.ts";
import { unifiedSocialCreditCheckCharacter } from "../identifiers/unified-social-credit-code.ts";
import type { ProvinceCode } from "../provinces.ts";
import { provinceOf } from "../provinces.ts";

// Made-up values in the right form, for edits that ask the applicant for the true one.

export const exampleRegistrationNumber = "110108000000016";
export const exampleOrganisationCode = "71526726X";
export const exampleWebsiteName = "示例果园果品展示";
export const exampleJobTitle = "行政经理";

/** A unified code as a subject of a nature has it; an enterprise's, where any may do. */
export function exampleUnifiedCode(nature: SubjectNature): string {
  const code = `${codeStartOf(nature) ?? "91"}110000MA0XAMP19`;
  return code + unifiedSocialCreditCheckCharacter(code);
}

/** The ID card number of a man, born in 1985 unless it is known when, issued in the province. */
export function exampleIdCard(province: ProvinceCode, bornOn: PlainDate = "1985-01-01"): string {
  const number = `${provinceOf(province).divisionCode.slice(0, 2)}0101${bornOn.replaceAll("-", "")}001`;
  return number + idCardCheckCharacter(number);
}

/** A landline of the province. */
export function exampleLandline(province: ProvinceCode): string {
  return `${areaCodes[province].split(" ")[0]}-88880001`;
}

/** A mobile that is none of the filing's own numbers. */
export function exampleMobile({ filing, mobile, officePhone }: Facts): string {
  const { emergencyPhone } = filing.principal;
  const managerMobile = filing.website?.managerMobile;
  const taken = [
    mobile,
    officePhone?.digits,
    ...[emergencyPhone, managerMobile].map((phone) => phone && normalisePhone(phone)),
  ];
  for (let sequence = 1; ; sequence++) {
    const number = `138${String(sequence).padStart(8, "0")}`;
    if (!taken.includes(number)) return number;
  }
}
