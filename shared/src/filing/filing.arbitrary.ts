import fc from "fast-check";
import {
  arbitraryIdCard,
  arbitraryLandline,
  arbitraryMobile,
  arbitraryUnifiedSocialCreditCode,
} from "../identifiers/identifiers.arbitrary.ts";
import { provinceCodes, provinces } from "../provinces.ts";
import type { FilingInput } from "./schema.ts";
import { certificateTypes, filingTypes, subjectNatures } from "./vocabulary.ts";

// Test support.

const names = fc.constantFrom("张三", "李四", "杭州示例科技有限公司", "示例（北京）有限公司", "Example Holdings Ltd");
const address = fc
  .tuple(fc.constantFrom("", ...provinces.map(({ fullName }) => fullName.zh)), fc.constantFrom("某某路", "某某路 1 号"))
  .map((parts) => parts.join(""));
const date = fc.constantFrom("1980-05-01", "2008-11-24", "2012-01-01", "2026-11-13", "2026-11-20", "2026-11-24");
const phone = fc.oneof(arbitraryMobile(), arbitraryLandline(), fc.constant("99999"));
const number = fc.oneof(
  arbitraryUnifiedSocialCreditCode(),
  arbitraryIdCard(),
  fc.constantFrom("110108000000016", "71526726X"),
);
const maybe = <T>(given: fc.Arbitrary<T>) => fc.option(given, { nil: undefined });

/** Filings of every kind, sound and unsound; small sets of names and dates, so that they agree often enough. */
export function arbitraryFilingInput(): fc.Arbitrary<FilingInput> {
  return fc.record({
    type: fc.constantFrom(...filingTypes),
    subject: fc.record({
      nature: fc.constantFrom(...subjectNatures),
      name: names,
      certificate: fc.record({
        type: fc.constantFrom(...certificateTypes),
        number,
        address: address.map((text) => text || "某某大厦"),
        registeredOn: maybe(date),
        hasResidenceProof: fc.boolean(),
      }),
      isBranch: fc.boolean(),
      communicationAddress: maybe(address),
      addressRemark: maybe(fc.constantFrom("通信地址已为最详细地址", "无")),
      filedInAnotherAccount: fc.boolean(),
    }),
    principal: fc.record({
      name: names,
      isLegalRepresentative: fc.boolean(),
      isHeadOfficeLegalRepresentative: fc.boolean(),
      hasAuthorisationLetter: fc.boolean(),
      idNumber: maybe(arbitraryIdCard()),
      birthDate: maybe(date),
      mobile: phone,
      mobileProvince: maybe(fc.constantFrom(...provinceCodes)),
      phoneSharedWithOtherSubjects: fc.boolean(),
      officePhone: maybe(phone),
      officePhoneRemark: maybe(fc.record({ contactName: maybe(names), jobTitle: maybe(fc.constant("行政")) })),
    }),
    website: maybe(
      fc.record({
        domain: fc.constantFrom("example.com", "example"),
        domainOwner: maybe(names),
        managerName: maybe(names),
        managerOfOrganisations: fc.array(names, { maxLength: 3 }),
      }),
    ),
    existing: maybe(
      fc.record({
        certificateNumber: maybe(number),
        principalIsLegalRepresentative: maybe(fc.boolean()),
        principalIdAddressChanged: fc.boolean(),
      }),
    ),
  });
}
