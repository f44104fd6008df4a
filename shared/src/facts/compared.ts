import {
  exampleIdCard,
  exampleJobTitle,
  exampleLandline,
  exampleMobile,
  exampleWebsiteName,
} from "../cures/examples.ts";
import type { Facts } from "../filing/facts.ts";
import { normaliseCertificateNumber } from "../identifiers/certificate-number.ts";
import { normalisePhone } from "../identifiers/mobile.ts";
import { normaliseName, normaliseText } from "../identifiers/text.ts";
import type { ProvinceCode } from "../provinces.ts";

/** Texts of one kind in the form in which two of them compare, with an example of it. */
interface ComparedAs {
  /** Left out where texts compare as typed. */
  readonly fold?: (text: string) => string;
  readonly example: string;
  /** Where facts hold it folded already. */
  readonly read?: (facts: Facts) => string | undefined;
  /** One that fits a filing in a province. */
  readonly exampleFor?: (facts: Facts, province: ProvinceCode) => string;
}

const name: ComparedAs = { fold: normaliseName, example: "杭州示例科技有限公司" };
const person: ComparedAs = { fold: normaliseName, example: "张三" };
const site: ComparedAs = { fold: normaliseName, example: exampleWebsiteName };
const certificate: ComparedAs = { fold: normaliseCertificateNumber, example: "91350100M000100Y43" };
const idCard: ComparedAs = {
  fold: (text) => normaliseText(text).toUpperCase(),
  example: "110101199001011237",
  exampleFor: (_, province) => exampleIdCard(province),
};
const mobile: ComparedAs = {
  fold: normalisePhone,
  example: "13800000000",
  exampleFor: (facts) => exampleMobile(facts),
};
const officePhone: ComparedAs = { ...mobile, exampleFor: (_, province) => exampleLandline(province) };
const domain: ComparedAs = { fold: (text) => text.toLowerCase(), example: "example.cn" };

/** What a text that compares as typed may be. */
const plainExample = "某某路 1 号";

/** How the filing's texts compare, and what they may be, by the field's path. */
export const comparedAs: Readonly<Record<string, ComparedAs>> = {
  "subject.name": name,
  "subject.certificate.number": certificate,
  "principal.name": person,
  "principal.idNumber": idCard,
  "principal.mobile": { ...mobile, read: (facts) => facts.mobile },
  "principal.officePhone": { ...officePhone, read: (facts) => facts.officePhone?.digits },
  "principal.officePhoneRemark.contactName": person,
  "principal.emergencyPhone": mobile,
  "website.domain": domain,
  "website.domainOwner": name,
  "website.managerName": person,
  "website.managerOfOrganisations": name,
  "website.managerIdNumber": idCard,
  "website.managerMobile": mobile,
  "website.name": site,
  "existing.certificateNumber": certificate,
  "existing.subjectName": name,
  "subject.communicationAddress": { example: plainExample, exampleFor: withHouseNumber },
  "principal.officePhoneRemark.jobTitle": { example: exampleJobTitle },
};

export function comparison(path: string): ComparedAs {
  return comparedAs[path] ?? { example: plainExample };
}

/** The address as given, with a made-up number at its end. */
function withHouseNumber({ filing }: Facts): string {
  return `${filing.subject.communicationAddress ?? ""} 1 号`;
}
