import type { FilingInput } from "@beian/shared";
import { compile, parseFiling, provinceCodes, shippedCatalogue } from "@beian/shared";
import { expect, test } from "vitest";
import { seededRulebook } from "./seeded-rulebook.example.ts";

const { requirements } = shippedCatalogue;

// What provinces ask of domains, sites and papers, seen from a filing; rules on people and phones are judged elsewhere.

const today = "2026-11-24";
const rulebook = compile(seededRulebook(today), requirements);

type Part<Key extends keyof FilingInput> = Partial<NonNullable<FilingInput[Key]>>;
interface Change {
  readonly subject?: Part<"subject">;
  readonly certificate?: Partial<FilingInput["subject"]["certificate"]>;
  readonly principal?: Part<"principal">;
  readonly website?: Part<"website">;
  readonly type?: FilingInput["type"];
}

const inOrder = {
  domain: "example.cn",
  nameHasApproval: false,
  isReachable: false,
  sitesInFiling: 1,
  domainExpiresOn: "2028-01-01",
  domainRealNameOn: "2026-01-01",
  domainRegistrarOverseas: false,
} as const;

const enterprise: FilingInput = {
  subject: {
    nature: "ENTERPRISE",
    name: "示例科技有限公司",
    certificate: {
      type: "BUSINESS_LICENSE",
      number: "91350100M000100Y43",
      address: "福建省福州市鼓楼区文化路 100 号",
      validUntil: "2040-01-01",
    },
    hasFinanceApproval: false,
  },
  principal: { name: "张三", isLegalRepresentative: true, mobile: "13800000001", idValidUntil: "2036-01-01" },
  website: {
    ...inOrder,
    name: "示例科技官方主站",
    category: "ORGANISATION_PORTAL",
    remark: "介绍本公司的产品和服务。",
  },
};

const individual: FilingInput = {
  subject: {
    nature: "INDIVIDUAL",
    name: "李四",
    certificate: { type: "ID_CARD", number: "11010119900101231X", address: "北京市东城区文化路 100 号" },
  },
  principal: { name: "李四", mobile: "13800000002", idValidUntil: "2036-01-01" },
  website: {
    ...inOrder,
    name: "山野徒步随笔",
    category: "LISTED",
    remark: "本站记录徒步途中的见闻和照片，承诺不含任何企业、单位的信息，也不涉及前置审批。",
  },
};

const everywhere = provinceCodes.join(" ");

type Row = readonly [code: string, base: FilingInput, change: Change, errors: string, warnings: string];
const rows: readonly Row[] = [
  ["DOMAIN_SUFFIX_REFUSED", enterprise, { website: { domain: "example.io" } }, "BJ", ""],
  ["DOMAIN_SUFFIX_REFUSED", individual, { website: { domain: "example.org" } }, "BJ", "CQ"],
  ["DOMAIN_NAME_STATE_WORD", enterprise, { website: { domain: "中国示例.中国" } }, "BJ JL", ""],
  ["DOMAIN_EXPIRES_SOON", enterprise, { website: { domainExpiresOn: "2026-12-31" } }, "SH AH HA", "HE SX NM ZJ GZ"],
  ["DOMAIN_EXPIRES_SOON", individual, { website: { domainExpiresOn: "2026-12-31" } }, "AH HA", ""],
  ["DOMAIN_REAL_NAME_TOO_RECENT", individual, { website: { domainRealNameOn: today } }, everywhere, ""],
  ["DOMAIN_REGISTRAR_OVERSEAS", enterprise, { website: { domainRegistrarOverseas: true } }, everywhere, ""],
  [
    "DOMAIN_SUFFIX_NOT_FOR_NATURE",
    enterprise,
    { subject: { nature: "INSTITUTION" }, website: { domain: "example.com" } },
    "",
    "NM SH ZJ",
  ],
  ["WEBSITE_NAME_TOO_SHORT", individual, { website: { name: "山野" } }, everywhere, ""],
  ["WEBSITE_NAME_FORM_FORBIDDEN", enterprise, { website: { name: "示例科技ABC" } }, "SD CQ", ""],
  ["WEBSITE_NAME_FORM_FORBIDDEN", enterprise, { website: { name: "示例科技主页" } }, "TJ SD", ""],
  ["WEBSITE_NAME_FORM_FORBIDDEN", individual, { website: { name: "李四的随笔" } }, "HA SC", ""],
  ["WEBSITE_NAME_STATE_WORD", individual, { website: { name: "国家地理随笔" } }, everywhere, ""],
  ["WEBSITE_NAME_NEEDS_APPROVAL", enterprise, { website: { name: "示例交流园地" } }, "TJ SD", ""],
  ["WEBSITE_CATEGORY_REFUSED", enterprise, { website: { category: "OTHER" } }, "HL JX", ""],
  ["WEBSITE_CATEGORY_REFUSED", individual, { website: { category: "PERSONAL_BLOG" } }, "BJ HA HN GZ", ""],
  [
    "SITE_OPEN_BEFORE_FILING",
    enterprise,
    { website: { isReachable: true } },
    "BJ TJ HE ZJ FJ JX SD HA HB CQ YN GS QH",
    "",
  ],
  ["SITE_OPEN_BEFORE_FILING", individual, { website: { isReachable: true } }, "ZJ SD HA YN QH", ""],
  ["SITE_OPEN_BEFORE_FILING", individual, { type: "CHANGE", website: { isReachable: true } }, "", ""],
  ["SITES_PER_FILING_EXCEEDED", enterprise, { website: { sitesInFiling: 6 } }, "HB HN GZ", ""],
  ["SITES_IN_TOTAL_EXCEEDED", enterprise, { website: { sitesInFiling: 31 } }, "SN", ""],
  ["SITE_REMARK_TOO_SHORT", individual, { website: { remark: "记录见闻。" } }, "NM", ""],
  ["CERTIFICATE_EXPIRES_SOON", enterprise, { certificate: { validUntil: "2027-06-01" } }, "SH", ""],
  ["CERTIFICATE_EXPIRES_SOON", enterprise, { principal: { idValidUntil: "2026-12-01" } }, "SH ZJ HA", ""],
  ["CERTIFICATE_EXPIRES_SOON", individual, { principal: { idValidUntil: "2026-12-01" } }, "SH", ""],
  ["CERTIFICATE_NOT_MERGED", enterprise, { certificate: { type: "LEGACY_BUSINESS_LICENSE" } }, "LN SH", ""],
  ["ENTERPRISE_NEEDS_LICENCE", enterprise, { certificate: { type: "ORG_CODE_CERT" } }, "SD HA GX GS", ""],
  ["CERTIFICATE_TYPE_NOT_TAKEN", individual, { certificate: { type: "HK_MO_PERMIT" } }, "FJ", ""],
  ["FINANCE_APPROVAL_MISSING", enterprise, { subject: { name: "示例金融有限公司" } }, "SH HA", ""],
];
const codes = new Set(rows.map(([code]) => code));

test.each([
  ["enterprise", enterprise],
  ["individual", individual],
])("an %s whose site and papers are in order has none of these findings anywhere", (_, filing) => {
  for (const code of codes) expect(found(code, filing, {})).toEqual({ errors: "", warnings: "" });
});

test.each(rows.map((row, index) => [index, row[0], row] as const))(
  "%i: %s arises where the rule is recorded",
  (_index, _code, [code, base, change, errors, warnings]) => {
    expect(found(code, base, change)).toEqual({ errors, warnings });
  },
);

/** The provinces that report a code, by severity. */
function found(code: string, base: FilingInput, change: Change): { errors: string; warnings: string } {
  const parsed = parseFiling({
    ...base,
    ...(change.type && { type: change.type }),
    subject: {
      ...base.subject,
      ...change.subject,
      certificate: { ...base.subject.certificate, ...change.certificate },
    },
    principal: { ...base.principal, ...change.principal },
    website: { ...base.website, ...change.website },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const verdicts = rulebook.validateEverywhere(parsed.filing, { today });
  const provincesWith = (severity: string) =>
    verdicts
      .filter(({ findings }) => findings.some((one) => one.draft.kind.code === code && one.severity === severity))
      .map(({ province }) => province)
      .join(" ");
  return { errors: provincesWith("ERROR"), warnings: provincesWith("WARNING") };
}
