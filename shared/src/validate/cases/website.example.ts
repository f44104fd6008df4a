import { altered } from "../../filing/filing.example.ts";
import type { Case } from "./case.ts";
import { individual, organisation } from "./case.ts";

const allowed = (...owners: readonly string[]) => ({ "domain-owner-organisation": owners });
const subjectOnly = { "domain-owner-individual": "SUBJECT" };
const oneCompany = { "website-manager-companies": 1 };

const owner = (domainOwner: string | undefined) => altered(organisation, { website: { domainOwner } });
const notLegalRep = { principal: { isLegalRepresentative: false } };
const manages = (...managerOfOrganisations: string[]) => ({ website: { managerOfOrganisations } });

const mismatch = "ERROR DOMAIN_OWNER_MISMATCH website.domainOwner";
const principalOnly = "WARNING DOMAIN_OWNER_PRINCIPAL_ONLY website.domainOwner";
const tooMany = "ERROR WEBSITE_MANAGER_MULTIPLE_COMPANIES website.managerOfOrganisations";

export const websiteCases: readonly Case[] = [
  ["归主办单位", allowed("ORGANISATION"), organisation, []],
  [
    "归主办单位，名称里的括号不同",
    allowed("ORGANISATION"),
    altered(organisation, {
      subject: { name: "示例（杭州）有限公司" },
      website: { domainOwner: " 示例(杭州)有限公司 " },
    }),
    [],
  ],
  ["归主办单位，只收法定代表人", allowed("LEGAL_REP"), organisation, [mismatch]],
  ["归法定代表人，接受", allowed("ORGANISATION", "LEGAL_REP"), owner("张三"), []],
  ["归法定代表人，只收主办单位", allowed("ORGANISATION"), owner("张三"), [mismatch]],
  ["归法定代表人，须有授权书，没有", allowed("ORGANISATION", "LEGAL_REP_WITH_AUTH"), owner("张三"), [mismatch]],
  [
    "归法定代表人，须有授权书，有",
    allowed("ORGANISATION", "LEGAL_REP_WITH_AUTH"),
    altered(owner("张三"), { principal: { hasAuthorisationLetter: true } }),
    [],
  ],
  ["归主体负责人，接受", allowed("PRINCIPAL"), altered(owner("张三"), notLegalRep), []],
  [
    "归主体负责人，只收法定代表人",
    allowed("ORGANISATION", "LEGAL_REP"),
    altered(owner("张三"), notLegalRep),
    [mismatch, principalOnly],
  ],
  ["归网站负责人，接受", allowed("ORGANISATION", "WEBSITE_MANAGER"), owner("王五"), []],
  ["归网站负责人，不接受", allowed("ORGANISATION", "LEGAL_REP"), owner("王五"), [mismatch]],
  [
    "归他人，没有填网站负责人",
    allowed("ORGANISATION", "WEBSITE_MANAGER"),
    altered(owner("赵六"), { website: { managerName: undefined } }),
    [],
  ],
  ["归他人，可能是外国母公司", allowed("ORGANISATION", "FOREIGN_PARENT"), owner("Example Holdings Ltd"), []],
  ["归网站负责人，只收主办单位和外国母公司", allowed("ORGANISATION", "FOREIGN_PARENT"), owner("王五"), [mismatch]],
  ["归他人", allowed("ORGANISATION", "LEGAL_REP"), owner("赵六"), [mismatch]],
  ["归他人，不限所有者", allowed(), owner("赵六"), []],
  ["没有填所有者", allowed("ORGANISATION"), owner(undefined), []],
  ["没有填网站", allowed("ORGANISATION"), altered(organisation, { website: undefined }), []],
  ["没有记载，归主办单位", {}, organisation, []],
  ["没有记载，归法定代表人", {}, owner("张三"), []],
  ["没有记载，归主体负责人", {}, altered(owner("张三"), notLegalRep), [principalOnly]],
  ["没有记载，归网站负责人", {}, owner("王五"), [mismatch]],
  ["没有记载，归他人", {}, owner("赵六"), [mismatch]],
  ["没有记载，没有填所有者", {}, owner(undefined), []],

  ["个人，归本人", subjectOnly, individual, []],
  ["个人，归他人", subjectOnly, altered(individual, { website: { domainOwner: "赵六" } }), [mismatch]],
  ["个人，没有填所有者", subjectOnly, altered(individual, { website: { domainOwner: undefined } }), []],
  ["个人，没有记载", {}, altered(individual, { website: { domainOwner: "赵六" } }), []],

  ["网站负责人没有负责别的单位", oneCompany, organisation, []],
  ["网站负责人负责了另一家", oneCompany, altered(organisation, manages("另一家有限公司")), [tooMany]],
  ["网站负责人负责的就是本单位", oneCompany, altered(organisation, manages("杭州示例科技有限公司 ")), []],
  ["个人的网站负责人负责一家单位", oneCompany, altered(individual, manages("另一家有限公司")), []],
  [
    "个人的网站负责人负责两家单位",
    oneCompany,
    altered(individual, manages("另一家有限公司", "再一家有限公司")),
    [tooMany],
  ],
  ["同一家写了两遍", oneCompany, altered(individual, manages("示例（北京）有限公司", "示例(北京)有限公司")), []],
  ["最多两家", { "website-manager-companies": 2 }, altered(organisation, manages("另一家有限公司")), []],
  ["网站负责人的单位数没有记载", {}, altered(organisation, manages("另一家有限公司")), []],

  [
    "域名无法识别",
    {},
    altered(organisation, { website: { domain: "不是域名" } }),
    ["ERROR DOMAIN_FORMAT website.domain"],
  ],
];
