import {
  exampleIdCard,
  exampleJobTitle,
  exampleLandline,
  exampleMobile,
  exampleWebsiteName,
} from "../cures/examples.ts";
import type { Facts } from "../filing/facts.ts";
import { normaliseDomain } from "../identifiers/domain.ts";
import { normalisePhone } from "../identifiers/mobile.ts";
import { normaliseCode, normaliseName, normaliseProse, normaliseTitle } from "../identifiers/text.ts";
import type { ProvinceCode } from "../provinces.ts";

/** Texts of one kind in the form in which two of them compare, with an example of it. */
interface ComparedAs {
  readonly fold?: (text: string) => string;
  readonly example: string;
  /** Where facts hold it folded already. */
  readonly read?: (facts: Facts) => string | undefined;
  /** One that fits a filing in a province. */
  readonly exampleFor?: (facts: Facts, province: ProvinceCode) => string;
}

const prose: ComparedAs = { fold: normaliseProse, example: "某某路1号" };
const name: ComparedAs = { fold: normaliseName, example: "杭州示例科技有限公司" };
const person: ComparedAs = { fold: normaliseName, example: "张三" };
const site: ComparedAs = { fold: normaliseTitle, example: exampleWebsiteName };
const certificate: ComparedAs = { fold: normaliseCode, example: "91350100M000100Y43" };
const idCard: ComparedAs = {
  fold: normaliseCode,
  example: "110101199001011237",
  exampleFor: (_, province) => exampleIdCard(province),
};
const mobile: ComparedAs = {
  fold: normalisePhone,
  example: "13800000000",
  exampleFor: (facts) => exampleMobile(facts),
};
const officePhone: ComparedAs = { ...mobile, exampleFor: (_, province) => exampleLandline(province) };
const domain: ComparedAs = { fold: normaliseDomain, example: "example.cn" };

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
  "subject.communicationAddress": { ...prose, exampleFor: withHouseNumber },
  "principal.officePhoneRemark.jobTitle": { ...prose, example: exampleJobTitle },
};

/** Texts that nothing is said of here are addresses and remarks. */
export function comparison(path: string): ComparedAs {
  return comparedAs[path] ?? prose;
}

/** The address as given, with a made-up number at its end. */
function withHouseNumber({ filing }: Facts): string {
  return `${filing.subject.communicationAddress ?? ""} 1 号`;
}
