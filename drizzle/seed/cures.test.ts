import type { Cure, Filing, FilingInput, ProvinceCode } from "@beian/shared";
import {
  applyEdits,
  compile,
  curesOf,
  isComplete,
  parseFiling,
  provinceCodes,
  provinceOf,
  shippedCatalogue,
} from "@beian/shared";
import { expect, test } from "vitest";
import { readSamples } from "../sample-file.ts";
import { seededRulebook } from "./seeded-rulebook.example.ts";

const { requirements } = shippedCatalogue;

const today = "2026-11-24";
const rulebook = compile(seededRulebook(today), requirements);

/** An enterprise of the province whose principal is an employee with one mobile for everything. */
function employeeWithOneMobile(province: ProvinceCode): FilingInput {
  const address = `${provinceOf(province).fullName.zh}文化路 100 号`;
  return {
    subject: {
      nature: "ENTERPRISE",
      name: "示例科技有限公司",
      certificate: { type: "BUSINESS_LICENSE", number: "91350100M000100Y43", address },
      communicationAddress: address,
    },
    principal: { name: "张三", birthDate: "1985-06-01", mobile: "13800000001", officePhone: "13800000001" },
    website: { domain: "example.cn", domainOwner: "示例科技有限公司", managerName: "张三" },
  };
}

test("what the same filing needs in each of the 31 provinces", () => {
  const byCures = new Map<string, ProvinceCode[]>();
  for (const province of provinceCodes) {
    const filing = read(employeeWithOneMobile(province));
    const verdict = rulebook.validate(filing, { today, province });
    const cures = curesOf(rulebook, filing, verdict);
    mustBeProven(filing, province, cures);
    if (verdict.outcome !== "PASSES") expect(cures).not.toEqual([]);
    const words = verdict.outcome === "PASSES" ? verdict.outcome : cures.map(inShort).join(" | ");
    byCures.set(words, [...(byCures.get(words) ?? []), province]);
  }
  expect([...byCures].map(([words, provinces]) => `${provinces.join(" ")}: ${words}`)).toMatchInlineSnapshot(`
    [
      "BJ: principal.officePhone="010-88880001"",
      "TJ: principal.isLegalRepresentative=true & principal.officePhone="022-88880001" | principal.isLegalRepresentative=true & principal.officePhoneRemark.contactName="张三" & principal.officePhoneRemark.jobTitle="行政经理"",
      "HE NM HL SH ZJ FJ JX SD HA HN GZ YN XZ SN QH NX XJ: principal.isLegalRepresentative=true",
      "SX: PASSES",
      "LN: principal.officePhone="024-88880001" & principal.emergencyPhone="13800000002"",
      "JL: principal.officePhone="0431-88880001" & principal.hasAuthorisationLetter=true | principal.officePhone="0431-88880001" & principal.isLegalRepresentative=true",
      "JS: principal.officePhone="025-88880001"",
      "AH SC: principal.hasAuthorisationLetter=true | principal.isLegalRepresentative=true",
      "HB GD GX: principal.isLegalRepresentative=true & principal.emergencyPhone="13800000002"",
      "HI: principal.emergencyPhone="13800000002"",
      "CQ: principal.isLegalRepresentative=true & principal.officePhoneRemark.contactName="张三" | principal.isLegalRepresentative=true & principal.officePhone="023-88880001"",
      "GS: principal.hasAuthorisationLetter=true & principal.officePhoneRemark.jobTitle="行政经理" | principal.hasAuthorisationLetter=true & principal.officePhone="0930-88880001" | principal.isLegalRepresentative=true & principal.officePhoneRemark.jobTitle="行政经理" | principal.isLegalRepresentative=true & principal.officePhone="0930-88880001"",
    ]
  `);
});

test("every cure of every sample in every province is proven, and so is that none can help elsewhere", {
  timeout: 60_000,
}, () => {
  let cured = 0;
  for (const sample of readSamples()) {
    const filing = read(sample.filing);
    for (const verdict of rulebook.validateEverywhere(filing, { today })) {
      const cures = curesOf(rulebook, filing, verdict);
      if (verdict.province) mustBeProven(filing, verdict.province, cures);
      cured += cures.length;
      const codes = verdict.findings.map(({ draft }) => draft.kind.code);
      // Where the nature itself may have been chosen wrongly, an individual's rules may yet let it pass.
      if (codes.includes("PROVINCE_CROSS_ORG_FORBIDDEN") && !codes.includes("SUBJECT_NATURE_CERTIFICATE_MISMATCH"))
        expect(cures).toEqual([]);
    }
  }
  expect(cured).toBeGreaterThan(100);
});

function mustBeProven(filing: Filing, province: ProvinceCode, cures: readonly Cure[]): void {
  const verdictWith = (edits: Cure["edits"]) => rulebook.validate(read(applyEdits(filing, edits)), { today, province });
  const mayStayOpen = !isComplete(verdictWith([]));
  const isProven = (edits: Cure["edits"]) => {
    const verdict = verdictWith(edits);
    return verdict.outcome === "PASSES" && (mayStayOpen || isComplete(verdict));
  };
  for (const { edits, open } of cures) {
    expect(isProven(edits)).toBe(true);
    expect(isComplete(verdictWith(edits))).toBe(open.length === 0);
    for (let mask = 0; mask < 2 ** edits.length - 1; mask++)
      expect(isProven(edits.filter((_, index) => (mask >> index) % 2 === 1))).toBe(false);
  }
}

function inShort({ edits }: Cure): string {
  return edits.map(({ path, to }) => `${path.join(".")}=${JSON.stringify(to)}`).join(" & ");
}

function read(input: unknown): Filing {
  const parsed = parseFiling(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.filing;
}
