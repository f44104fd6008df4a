import type { Mapping } from "./mapping.ts";
import { byTable, contains, holds, notes, prefixOf, texts } from "./mapping.ts";

/** The facts about domains and servers. */
export const domain: Readonly<Record<string, Mapping>> = {
  "domain.certificateRequired": ({ when, filingTypes, everyDomain, whenTotalAtLeast }, subject) => {
    const key = `${prefixOf(subject)}-domain-certificate`;
    // Dropped by the newer edition, so that only history has it.
    if (whenTotalAtLeast === 5) return [{ ...holds(key, "FROM_FIVE_DOMAINS"), on: "2019-12-31" }];
    return [
      ...byTable(key, when, { CHANGE_INDIVIDUAL_TO_ENTERPRISE: "CHANGE_TO_ORGANISATION" }),
      ...byTable(key, everyDomain, { true: "EVERY_DOMAIN" }),
      ...texts(filingTypes).flatMap((type) => [holds(key, "EVERY_DOMAIN"), notes(key, filingTypeWords[type] ?? type)]),
    ];
  },
  "domain.minValidityMonths": ({ moreThan, when }, subject) =>
    when === "MORE_THAN_5_DOMAINS"
      ? [holds("organisation-many-sites-over", 5), notes("organisation-many-sites-over", `${moreThan} 个月以上有效期`)]
      : [holds(`${prefixOf(subject)}-domain-validity-months`, Number(moreThan))],
  "domain.nameForbidden": ({ prefixContains, pattern, unless }) => [
    ...byTable("domain-state-words", unless, {
      STATE_BODY: texts(prefixContains).join() === "中国,国家" ? "STATE_BODIES_ONLY" : "",
      STATE_LEVEL_BODY: pattern === "中国*.中国" ? "STATE_BODIES_ONLY_UNDER_CHINA" : "",
    }),
  ],
  "domain.overseasRegistrar": ({ allowed, action, when }) => [
    ...byTable(transferFirst, allowed, { false: true }),
    ...byTable(transferFirst, action, { TRANSFER_IN: true }),
    ...(when === undefined ? [] : [notes(transferFirst, "2018 年前备案")]),
  ],
  "domain.registrar": ({ overseas }) => byTable(transferFirst, overseas, { TRANSFER_IN: true }),
  "domain.suffix": ({ policy, refused, orgException, INSTITUTION, GOVERNMENT }, subject) => {
    const key = `${prefixOf(subject)}-refused-domain-suffixes`;
    return [
      ...(policy === "BEIJING_LIST" ? [notes(key, "北京可备案清单")] : []),
      ...texts(refused).map((suffix) => contains(key, suffix.slice(1).toUpperCase())),
      ...(orgException === undefined ? [] : [notes(key, "2018-01-01 前备案的 .org")]),
      ...texts(INSTITUTION).map((suffix) => contains("institution-domain-suffixes", suffixes[suffix] ?? suffix)),
      ...texts(GOVERNMENT).map((suffix) => contains("government-domain-suffixes", suffixes[suffix] ?? suffix)),
    ];
  },
  "domain.realName": ({ minDays, otherRegistrar }) => [
    holds("domain-real-name-days", Number(minDays)),
    ...(otherRegistrar === "3_WORKING_DAYS" ? [notes("domain-real-name-days", "3 个工作日")] : []),
  ],
  "site.domainsPerSite": ({ max, manyAllowed, remark, differentPrefixes, sameTargetRemark }, subject) => {
    const key = `${prefixOf(subject)}-domains-per-site`;
    return [
      ...byTable(key, max, { 1: "ONE" }),
      ...byTable(key, manyAllowed, { true: remark === undefined ? "" : "SEVERAL_WITH_REMARK" }),
      ...byTable(key, differentPrefixes, { SEPARATE_SITES: sameTargetRemark === undefined ? "" : "ONE_PREFIX_A_SITE" }),
    ];
  },
  "server.requirement": ({ region, billing, buyMonths, leftMonths, publicIp, sitesPerServer }) => [
    holds("server-purchase-months", Number(buyMonths)),
    ...(region === "MAINLAND" ? [notes("server-purchase-months", "境内")] : []),
    ...(billing === "MONTHLY_OR_YEARLY" ? [notes("server-purchase-months", "包年包月")] : []),
    ...(publicIp === true ? [notes("server-purchase-months", "公网 IP")] : []),
    notes("server-purchase-months", `还剩 ${leftMonths} 个月`),
    notes("server-purchase-months", `${sitesPerServer} 个网站`),
  ],
  "server.ipMustMatch": ({ required }, subject) =>
    required === true ? [contains(`${prefixOf(subject)}-server-statements`, "FILED_IP_MUST_MATCH")] : [],
  "server.multiProvinceIpRemark": ({ required }) =>
    required === true ? [contains("organisation-server-statements", "MULTI_PROVINCE_IP_REMARK")] : [],
  "server.resourceCount": ({ remarkWhenMoreThan, max, access }) => [
    ...(remarkWhenMoreThan === 1 ? [contains("organisation-server-statements", "SEVERAL_RESOURCES_STATEMENT")] : []),
    notes("organisation-server-statements", `最多 ${max} 个`),
    ...(access === "SEALED_PAPER_STATEMENT" ? [notes("organisation-server-statements", "盖章的纸质说明")] : []),
  ],
};

const transferFirst = "overseas-registrar-transfer-first";

const suffixes: Readonly<Record<string, string>> = {
  ".cn": "CN",
  ".公益": "GONGYI",
  ".gov.cn": "GOV_CN",
  ".政务": "ZHENGWU",
};

const filingTypeWords: Readonly<Record<string, string>> = {
  FIRST: "首次备案",
  ADD_SITE: "新增网站",
  ADD_ACCESS: "新增接入",
  CHANGE: "变更备案",
  CHANGE_SITE: "变更网站",
};
