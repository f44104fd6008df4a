import type { FilingInput } from "@beian/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

// What provinces enforce or advise and a filing tells, asked of the served API.

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

interface Judged {
  readonly outcome: string;
  readonly complete: boolean;
  readonly findings: readonly {
    readonly key: string;
    readonly code: string;
    readonly severity: string;
    readonly path: readonly string[];
    readonly message: string;
    readonly remedy: string | null;
  }[];
  readonly open: readonly { readonly path: readonly string[] }[];
}

async function judged(filing: unknown, province: string): Promise<Judged> {
  const { validateFiling } = dataOf(
    await server.gql<{ validateFiling: Judged }>(
      `query ($filing: FilingInput!, $province: ProvinceCode) {
        validateFiling(filing: $filing, province: $province) {
          outcome complete findings { key code severity path message remedy } open { path }
        }
      }`,
      { filing, province },
    ),
  );
  return validateFiling;
}

interface Parts {
  readonly type?: string;
  readonly subject?: object;
  readonly certificate?: object;
  readonly principal?: object;
  readonly website?: object;
  readonly answers?: FilingInput["answers"];
}

const enterprise = (address: string, { subject, certificate, principal, website, ...rest }: Parts = {}) => ({
  subject: {
    nature: "ENTERPRISE",
    name: "示例科技有限公司",
    certificate: { type: "BUSINESS_LICENSE", number: "91350100M000100Y43", address, ...certificate },
    communicationAddress: address,
    ...subject,
  },
  principal: {
    name: "张三",
    isLegalRepresentative: true,
    birthDate: "1985-06-01",
    mobile: "13800000000",
    officePhone: "010-88880001",
    ...principal,
  },
  website: { domain: "example.cn", domainOwner: "示例科技有限公司", ...website },
  ...rest,
});

const individual = (address: string, { subject, principal, website, ...rest }: Parts = {}) => ({
  subject: {
    nature: "INDIVIDUAL",
    name: "李四",
    certificate: { type: "ID_CARD", number: "11010519491231002X", address },
    communicationAddress: address,
    ...subject,
  },
  principal: { name: "李四", mobile: "13800000002", officePhone: "010-88880001", ...principal },
  website: { domain: "example.cn", domainOwner: "李四", remark: "读书笔记和摄影作品。", ...website },
  ...rest,
});

const oneNumber = { officePhone: "138 0000 0000", emergencyPhone: "+86 138-0000-0000" };
const oneNumberForAll = { principal: oneNumber, website: { managerMobile: "13800000000", managerIsPrincipal: true } };
const [shenzhen, hangzhou] = ["广东省深圳市南山区科技园 1 号", "浙江省杭州市西湖区文三路 1 号"];

test.each<[string, object, string, string, string, string]>([
  [
    "an individual without emergency phone",
    individual("重庆市渝中区民权路 1 号"),
    "CQ",
    "EMERGENCY_PHONE_MISSING",
    "ERROR",
    "principal.emergencyPhone",
  ],
  [
    "the same in Beijing",
    individual("北京市海淀区中关村大街 1 号"),
    "BJ",
    "EMERGENCY_PHONE_MISSING",
    "ERROR",
    "principal.emergencyPhone",
  ],
  [
    "an enterprise without emergency phone",
    enterprise("广西壮族自治区南宁市青秀区民族大道 1 号"),
    "GX",
    "EMERGENCY_PHONE_MISSING",
    "ERROR",
    "principal.emergencyPhone",
  ],
  [
    "one number for everything",
    enterprise(shenzhen, oneNumberForAll),
    "GD",
    "DIFFERENT_NUMBERS_TOO_FEW",
    "ERROR",
    "principal.emergencyPhone",
  ],
  [
    "the same in Hubei",
    enterprise("湖北省武汉市洪山区珞喻路 1 号", oneNumberForAll),
    "HB",
    "DIFFERENT_NUMBERS_TOO_FEW",
    "ERROR",
    "principal.emergencyPhone",
  ],
  [
    "one number where the manager is named like the principal",
    enterprise(shenzhen, { principal: oneNumber, website: { managerName: "张三" } }),
    "GD",
    "DIFFERENT_NUMBERS_TOO_FEW",
    "ERROR",
    "principal.emergencyPhone",
  ],
  [
    "two numbers for two persons in Beijing",
    enterprise("北京市海淀区中关村大街 1 号", { website: { managerIsPrincipal: false, managerMobile: "13800000000" } }),
    "BJ",
    "DIFFERENT_NUMBERS_TOO_FEW",
    "ERROR",
    "principal.emergencyPhone",
  ],
  [
    "an individual's one number",
    individual(shenzhen, { principal: { officePhone: "+8613800000002" } }),
    "GD",
    "DIFFERENT_NUMBERS_TOO_FEW",
    "ERROR",
    "principal.emergencyPhone",
  ],
  [
    "a contact address in another province",
    enterprise(shenzhen, { subject: { communicationAddress: hangzhou } }),
    "GD",
    "CONTACT_ADDRESS_OTHER_CITY",
    "ERROR",
    "subject.communicationAddress",
  ],
  [
    "a contact address in another city",
    enterprise(shenzhen, { subject: { communicationAddress: "广州市天河区体育西路 1 号" } }),
    "GD",
    "CONTACT_ADDRESS_OTHER_CITY",
    "ERROR",
    "subject.communicationAddress",
  ],
  [
    "the same where it is advised",
    enterprise("河北省石家庄市长安区 1 号", { subject: { communicationAddress: "河北省保定市竞秀区 1 号" } }),
    "HE",
    "CONTACT_ADDRESS_OTHER_CITY",
    "WARNING",
    "subject.communicationAddress",
  ],
  [
    "a landline of another province",
    enterprise("河北省石家庄市长安区 1 号", { principal: { officePhone: "010-62345678" } }),
    "HE",
    "OFFICE_PHONE_NOT_LOCAL",
    "WARNING",
    "principal.officePhone",
  ],
  [
    "a region in an individual's website name",
    individual("海南省海口市龙华区 1 号", { website: { name: "海南旅游记" } }),
    "HI",
    "WEBSITE_NAME_REGION_WORD",
    "ERROR",
    "website.name",
  ],
  [
    "a city in it",
    individual("海南省海口市龙华区 1 号", { website: { name: "我在三亚" } }),
    "HI",
    "WEBSITE_NAME_REGION_WORD",
    "ERROR",
    "website.name",
  ],
  [
    "the same without permission",
    individual("云南省丽江市古城区 1 号", { website: { name: "丽江客栈日记", nameHasApproval: false } }),
    "YN",
    "WEBSITE_NAME_REGION_WORD",
    "ERROR",
    "website.name",
  ],
  [
    "no remark on the content",
    individual("北京市海淀区中关村大街 1 号", { website: { category: "LISTED", remark: null } }),
    "BJ",
    "SITE_CONTENT_REMARK_MISSING",
    "ERROR",
    "website.remark",
  ],
])("%s is found, at its field, by its own code", async (_, filing, province, code, severity, path) => {
  const { findings, outcome } = await judged(filing, province);
  const found = findings.find((finding) => finding.code === code);
  expect(found, JSON.stringify(findings)).toMatchObject({ severity, path: path.split(".") });
  expect(found?.message).toMatch(/\p{Script=Han}/u);
  expect(found?.remedy).toMatch(/\p{Script=Han}/u);
  if (severity === "ERROR") expect(outcome).toBe("FAILS");
});

test.each<[string, object, string, string]>([
  ["two numbers", enterprise(shenzhen, { website: { managerIsPrincipal: true } }), "GD", "DIFFERENT_NUMBERS_TOO_FEW"],
  [
    "a contact address in the same city",
    enterprise(shenzhen, { subject: { communicationAddress: "深圳福田区 2 号" } }),
    "GD",
    "CONTACT_ADDRESS_OTHER_CITY",
  ],
  [
    "a city that no text tells",
    enterprise(shenzhen, { subject: { communicationAddress: "广东省科技园 2 号" } }),
    "GD",
    "CONTACT_ADDRESS_OTHER_CITY",
  ],
  [
    "a landline of the province",
    enterprise("河北省石家庄市长安区 1 号", { principal: { officePhone: "0311-88880001" } }),
    "HE",
    "OFFICE_PHONE_NOT_LOCAL",
  ],
  [
    "a mobile",
    enterprise("河北省石家庄市长安区 1 号", { principal: { officePhone: "13800000005" } }),
    "HE",
    "OFFICE_PHONE_NOT_LOCAL",
  ],
  [
    "a region across the border of words",
    individual("海南省海口市龙华区 1 号", { website: { name: "线上海鲜小店" } }),
    "HI",
    "WEBSITE_NAME_REGION_WORD",
  ],
  [
    "a permission",
    individual("云南省丽江市古城区 1 号", { website: { name: "丽江客栈日记", nameHasApproval: true } }),
    "YN",
    "WEBSITE_NAME_REGION_WORD",
  ],
  [
    "an emergency phone",
    individual("重庆市渝中区民权路 1 号", { principal: { emergencyPhone: "13800000003" } }),
    "CQ",
    "EMERGENCY_PHONE_MISSING",
  ],
  ["a province that asks for none", individual("浙江省杭州市西湖区文三路 1 号"), "ZJ", "EMERGENCY_PHONE_MISSING"],
])("%s is nothing to find", async (_, filing, province, code) => {
  const { findings } = await judged(filing, province);
  expect(findings.map((finding) => finding.code)).not.toContain(code);
});

test("what the form doesn't ask is open until it is answered, and then decides", async () => {
  const hunan = (answers?: FilingInput["answers"]) =>
    enterprise("湖南省长沙市岳麓区麓山路 1 号", answers === undefined ? {} : { answers });
  const asked = "contact-number-demands/isOwn";
  const unanswered = await judged(hunan(), "HN");
  expect(unanswered.open.map(({ path }) => path.join("."))).toContain(`answers.${asked}`);
  expect(unanswered.complete).toBe(false);
  const answered = await judged(hunan([{ fact: asked, flag: false }]), "HN");
  expect(answered.findings).toContainEqual(
    expect.objectContaining({ code: "CONTACT_NUMBER_DEMAND", key: "contact-number-demands/CONTACT_NUMBER_DEMAND" }),
  );
});

test("a segment that isn't on the list stays advised, and is told by whose list of which day", async () => {
  const { findings, outcome } = await judged(
    enterprise("湖南省长沙市岳麓区麓山路 1 号", { principal: { mobile: "19200000001" } }),
    "HN",
  );
  const found = findings.find(({ code }) => code === "MOBILE_SEGMENT_UNSUPPORTED");
  expect(found).toMatchObject({ severity: "WARNING", path: ["principal", "mobile"] });
  expect(found?.message).toContain("腾讯云");
  expect(found?.message).toContain("2026-11-24");
  expect(outcome).toBe("NEEDS_ATTENTION");
});
