import type { FilingInput, ProvinceCode } from "@beian/shared";
import { compile, parseFiling, provinceOf, shippedCatalogue } from "@beian/shared";
import { expect, test } from "vitest";
import { seededRulebook } from "./seeded-rulebook.example.ts";

const { requirements } = shippedCatalogue;

const today = "2026-11-24";
const rulebook = compile(seededRulebook(today), requirements);

type Change = {
  readonly type?: FilingInput["type"];
  readonly subject?: Partial<FilingInput["subject"]>;
  readonly principal?: Partial<FilingInput["principal"]>;
  readonly website?: Partial<NonNullable<FilingInput["website"]>>;
  readonly existing?: FilingInput["existing"];
};

function codesFound(
  province: ProvinceCode,
  { type, subject, principal, website, existing }: Change,
): readonly string[] {
  const address = `${provinceOf(province).fullName.zh}文化路 100 号 301 室`;
  const parsed = parseFiling({
    type,
    subject: {
      nature: "ENTERPRISE",
      name: "示例科技有限公司",
      certificate: { type: "OTHER", number: "EX000001", address },
      communicationAddress: address,
      ...subject,
    },
    principal: {
      name: "张三",
      isLegalRepresentative: true,
      birthDate: "1985-06-01",
      mobile: "13800000001",
      mobileProvince: province,
      officePhone: "010-88880001",
      ...principal,
    },
    website: { domain: "example.cn", managerName: "张三", ...website },
    existing,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return rulebook.validate(parsed.filing, { today, province }).findings.map(({ draft }) => draft.kind.code);
}

const individual = { nature: "INDIVIDUAL" } as const;
const trader = { nature: "SOLE_TRADER" } as const;
const staff = { name: "王五", isLegalRepresentative: false } as const;

/** Of every finding that hangs on a fact beyond the FAQ: a province whose rule brings it about, and one that doesn't. */
test.each<[string, ProvinceCode, ProvinceCode, Change]>([
  ["MINOR_PAPERS_MISSING", "LN", "BJ", { principal: { birthDate: "2009-06-01", hasMinorPapers: false } }],
  [
    "MINOR_PAPERS_MISSING",
    "SD",
    "BJ",
    { subject: individual, principal: { birthDate: "2009-06-01", hasMinorPapers: false } },
  ],
  [
    "STUDY_OR_WORK_PROOF_MISSING",
    "QH",
    "GS",
    { subject: individual, principal: { birthDate: "2006-06-01", hasStudyOrWorkProof: false } },
  ],
  ["WEBSITE_MANAGER_TOO_OLD", "TJ", "BJ", { website: { managerIdNumber: "110101196401012316" } }],
  ["WEBSITE_MANAGER_TOO_OLD", "TJ", "HL", { website: { managerIdNumber: "110101196801012326" } }],
  ["ID_NUMBER_REUSED", "SC", "BJ", { principal: { idNumberUsedByOtherSubjects: true } }],
  ["ID_NUMBER_REUSED", "XJ", "TJ", { subject: individual, principal: { idNumberUsedByOtherSubjects: true } }],
  ["EMERGENCY_PHONE_SAME", "CQ", "BJ", { principal: { emergencyPhone: "13800000001" } }],
  ["EMERGENCY_PHONE_SAME", "GX", "BJ", { subject: individual, principal: { emergencyPhone: "13800000001" } }],
  ["WEBSITE_MANAGER_MOBILE_SAME", "NX", "HB", { website: { managerIsPrincipal: false, managerMobile: "13800000001" } }],
  ["ADDRESS_FORBIDDEN_WORD", "BJ", "JS", { subject: { communicationAddress: "北京市宣武区广安门内大街 1 号" } }],
  ["ADDRESS_FORBIDDEN_WORD", "ZJ", "JS", { subject: { ...individual, communicationAddress: "市辖区文化路 1 号" } }],
  ["SOLE_TRADER_TRADE_NAME_MISSING", "SN", "AH", { subject: { ...trader, hasTradeName: false } }],
  ["SOLE_TRADER_FILES_AS_INDIVIDUAL", "GD", "AH", { subject: { ...trader, hasTradeName: false } }],
  ["SOLE_TRADER_SEAL_MISSING", "SH", "AH", { subject: { ...trader, hasSeal: false } }],
  [
    "WEBSITE_MANAGER_LETTER_MISSING",
    "SH",
    "BJ",
    {
      website: { managerIsPrincipal: false, managerIsLegalRepresentative: false, managerHasAuthorisationLetter: false },
    },
  ],
  ["WEBSITE_MANAGER_MUST_BE_PRINCIPAL", "HI", "BJ", { principal: staff, website: { managerIsPrincipal: false } }],
  ["WEBSITE_MANAGER_MUST_DIFFER", "GS", "BJ", { principal: staff, website: { managerIsPrincipal: true } }],
  [
    "SUBJECT_CHANGE_FORBIDDEN",
    "BJ",
    "GD",
    { type: "CHANGE", existing: { subjectNature: "INDIVIDUAL", subjectName: "张三" } },
  ],
  [
    "SUBJECT_CHANGE_FORBIDDEN",
    "SH",
    "GD",
    { type: "CHANGE", subject: individual, existing: { subjectNature: "ENTERPRISE" } },
  ],
  [
    "SUBJECT_CHANGE_NEEDS_LEGAL_REP",
    "LN",
    "GD",
    { type: "CHANGE", existing: { subjectNature: "INDIVIDUAL", subjectName: "李四" } },
  ],
  [
    "RENAME_LETTER_MISSING",
    "BJ",
    "XZ",
    {
      type: "CHANGE",
      subject: { hasRenameLetter: false },
      existing: { subjectNature: "ENTERPRISE", subjectName: "旧名科技有限公司" },
    },
  ],
])("%s arises in %s and not in %s", (code, where, elsewhere, change) => {
  expect(codesFound(where, change)).toContain(code);
  expect(codesFound(elsewhere, change)).not.toContain(code);
});
