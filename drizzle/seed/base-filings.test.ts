import type { FilingInput, ProvinceCode } from "@beian/shared";
import { compile, parseFiling, provinceOf, provinces, shippedCatalogue } from "@beian/shared";
import { expect, test } from "vitest";
import { seededRulebook } from "./seeded-rulebook.example.ts";

const { requirements } = shippedCatalogue;

const today = "2026-11-24";
const rulebook = compile(seededRulebook(today), requirements);

/** An enterprise of the province that fulfils what is asked and says no more than it has to. */
function enterprise(province: ProvinceCode): FilingInput {
  const address = `${provinceOf(province).fullName.zh}文化路 100 号 301 室`;
  return {
    subject: {
      nature: "ENTERPRISE",
      name: "示例科技有限公司",
      certificate: { type: "BUSINESS_LICENSE", number: "91350100M000100Y43", address },
      communicationAddress: address,
    },
    principal: {
      name: "张三",
      isLegalRepresentative: true,
      birthDate: "1985-06-01",
      mobile: "13800000001",
      mobileProvince: province,
      officePhone: province === "HE" ? "0311-88880001" : "010-88880001",
      emergencyPhone: "13800000009",
    },
    website: { domain: "example.cn", domainOwner: "示例科技有限公司", managerName: "张三" },
  };
}

/** An individual of the province, likewise. */
function individual(province: ProvinceCode): FilingInput {
  const address = `${provinceOf(province).fullName.zh}文化路 100 号 301 室`;
  return {
    subject: {
      nature: "INDIVIDUAL",
      name: "李四",
      certificate: { type: "ID_CARD", number: "11010119900101231X", address },
      communicationAddress: address,
    },
    principal: {
      name: "李四",
      mobile: "13800000002",
      mobileProvince: province,
      officePhone: "13800000003",
      emergencyPhone: "13800000003",
    },
    website: {
      domain: "example.cn",
      domainOwner: "李四",
      managerName: "李四",
      managerMobile: "13800000002",
      remark: "读书笔记和摄影作品，不涉及单位信息，开通后可以访问，请审核，谢谢。",
    },
  };
}

/** The same enterprise with a word on everything that it may say something on. */
function outspoken(province: ProvinceCode): FilingInput {
  const base = enterprise(province);
  return {
    ...base,
    principal: { ...base.principal, idNumberUsedByOtherSubjects: false, emergencyPhone: "13800000008" },
    website: {
      ...base.website,
      domain: "example.cn",
      managerName: "王五",
      managerIsPrincipal: false,
      managerIsLegalRepresentative: false,
      managerHasAuthorisationLetter: true,
      managerMobile: "13800000007",
    },
  };
}

const cases = { enterprise, individual, outspoken };

test.each(
  Object.entries(cases).flatMap(([name, make]) => provinces.map(({ code }) => ({ name, code, filing: make(code) }))),
)("$name passes in $code", ({ code, filing }) => {
  const parsed = parseFiling(filing);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { outcome, findings } = rulebook.validate(parsed.filing, { today, province: code });
  expect(findings.map(({ draft, severity }) => `${severity} ${draft.kind.code}`)).toEqual([]);
  expect(outcome).toBe("PASSES");
});
