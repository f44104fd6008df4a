import { exampleIdCard, exampleLandline, exampleUnifiedCode } from "../cures/examples.ts";
import type { Text } from "../locale.ts";
import type { ProvinceCode } from "../provinces.ts";
import { provinceOf } from "../provinces.ts";
import type { Filing, FilingInput } from "./schema.ts";
import type { CertificateType, SubjectNature } from "./vocabulary.ts";
import { certificatesByNature, subjectNatureLabels, subjectNatures } from "./vocabulary.ts";

/** A made-up filing to begin from, so that nobody has to type one, or a real person's data, to see what happens. */
export interface StartingPoint {
  readonly key: string;
  readonly title: Text;
  readonly filing: (province: ProvinceCode) => FilingInput;
}

/** One filing in order for each nature, then some that often come back. */
export const startingPoints: readonly StartingPoint[] = [
  ...subjectNatures.map((nature) => ({
    key: nature.toLowerCase(),
    title: {
      zh: `${subjectNatureLabels[nature].zh}，首次备案`,
      en: `${subjectNatureLabels[nature].en}, first filing`,
    },
    filing: (province: ProvinceCode) =>
      nature === "INDIVIDUAL" ? individual(province) : organisation(nature, province),
  })),
  {
    key: "employee",
    title: {
      zh: "企业，负责人不是法定代表人、只有手机",
      en: "Enterprise, its principal an employee with a mobile only",
    },
    filing(province) {
      const { principal, ...rest } = organisation("ENTERPRISE", province);
      return {
        ...rest,
        principal: {
          ...principal,
          isLegalRepresentative: false,
          officePhone: principal.mobile,
          mobileProvince: undefined,
        },
      };
    },
  },
  {
    key: "old-number",
    title: { zh: "企业，新增网站，已备案的是旧证件号", en: "Enterprise adding a site, an old number on record" },
    filing: (province) => ({
      ...organisation("ENTERPRISE", province),
      type: "ADD_SITE",
      existing: { certificateNumber: "110108000000016", principalIsLegalRepresentative: false },
    }),
  },
  {
    key: "moved",
    title: {
      zh: "个人，新增接入，身份证地址已变更",
      en: "Individual adding access, the address on the ID has changed",
    },
    filing: (province) => ({
      ...individual(province),
      type: "ADD_ACCESS",
      existing: { principalIdAddressChanged: true },
    }),
  },
];

/** The filing of a like subject whose certificate is of the province: what it would be asked for there. */
export function localTo(filing: Filing, province: ProvinceCode): Filing {
  const { subject } = filing;
  return { ...filing, subject: { ...subject, certificate: { ...subject.certificate, address: addressIn(province) } } };
}

function organisation(nature: SubjectNature, province: ProvinceCode): FilingInput {
  const name = `示例${subjectNatureLabels[nature].zh}`;
  return {
    type: "FIRST",
    subject: {
      nature,
      name,
      certificate: { type: usualCertificate(nature), number: exampleUnifiedCode(nature), address: addressIn(province) },
      communicationAddress: addressIn(province),
    },
    principal: {
      name: "张三",
      isLegalRepresentative: true,
      birthDate: "1985-06-01",
      mobile: "13800000001",
      mobileProvince: province,
      officePhone: exampleLandline(province),
      emergencyPhone: "13800000009",
    },
    website: {
      domain: nature === "GOVERNMENT" ? "example.gov.cn" : "example.cn",
      domainOwner: name,
      managerName: "张三",
    },
  };
}

function individual(province: ProvinceCode): FilingInput {
  return {
    type: "FIRST",
    subject: {
      nature: "INDIVIDUAL",
      name: "李四",
      certificate: { type: "ID_CARD", number: exampleIdCard(province), address: addressIn(province) },
      communicationAddress: addressIn(province),
    },
    principal: {
      name: "李四",
      mobile: "13800000002",
      mobileProvince: province,
      officePhone: "13800000003",
      emergencyPhone: "13800000009",
    },
    website: {
      domain: "example.cn",
      domainOwner: "李四",
      managerName: "李四",
      remark: "个人读书笔记和摄影作品，供朋友交流，承诺不含任何企业、单位的信息。",
    },
  };
}

function usualCertificate(nature: SubjectNature): CertificateType {
  return certificatesByNature[nature][0] ?? "OTHER";
}

function addressIn(province: ProvinceCode): string {
  return `${provinceOf(province).fullName.zh}文化路 100 号 301 室`;
}
