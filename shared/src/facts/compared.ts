import { normaliseCertificateNumber } from "../identifiers/certificate-number.ts";
import { normalisePhone } from "../identifiers/mobile.ts";
import { normaliseName, normaliseText } from "../identifiers/text.ts";

/** Texts of one kind in the form in which two of them compare, with an example of it. */
interface ComparedAs {
  readonly fold: (text: string) => string;
  readonly example: string;
}

const name: ComparedAs = { fold: normaliseName, example: "杭州示例科技有限公司" };
const person: ComparedAs = { fold: normaliseName, example: "张三" };
const site: ComparedAs = { fold: normaliseName, example: "示例果园" };
const certificate: ComparedAs = { fold: normaliseCertificateNumber, example: "91350100M000100Y43" };
const idCard: ComparedAs = { fold: (text) => normaliseText(text).toUpperCase(), example: "110101199001011237" };
const phone: ComparedAs = { fold: normalisePhone, example: "13800000000" };
const domain: ComparedAs = { fold: (text) => text.toLowerCase(), example: "example.cn" };

/** How the filing's texts compare, by the field's path; those that aren't named compare as typed. */
export const comparedAs: Readonly<Record<string, ComparedAs>> = {
  "subject.name": name,
  "subject.certificate.number": certificate,
  "principal.name": person,
  "principal.idNumber": idCard,
  "principal.mobile": phone,
  "principal.officePhone": phone,
  "principal.officePhoneRemark.contactName": person,
  "principal.emergencyPhone": phone,
  "website.domain": domain,
  "website.domainOwner": name,
  "website.managerName": person,
  "website.managerOfOrganisations": name,
  "website.managerIdNumber": idCard,
  "website.managerMobile": phone,
  "website.name": site,
  "existing.certificateNumber": certificate,
  "existing.subjectName": name,
};

/** What a text that compares as typed may be. */
const plainExample = "某某路 1 号";

export function comparison(path: string): ComparedAs {
  return comparedAs[path] ?? { fold: (text) => text, example: plainExample };
}
