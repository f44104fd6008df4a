import { expect, test } from "vitest";
import { factsOfExample, individualExample, organisationExample } from "../../filing/filing.example.ts";
import type { FilingInput } from "../../filing/schema.ts";
import type { SubjectNature } from "../../filing/vocabulary.ts";
import type { Requirement } from "../../requirement/requirement.ts";
import type { RuleValue } from "../../values/value-spec.ts";
import { shippedCatalogue } from "../shipped.ts";
import { outcomeOf } from "./outcome.example.ts";

const domainRealNameDays = shippedCatalogue.get("domain-real-name-days");
const domainStateWords = shippedCatalogue.get("domain-state-words");
const individualDomainValidity = shippedCatalogue.get("individual-domain-validity-months");
const organisationDomainValidity = shippedCatalogue.get("organisation-domain-validity-months");
const overseasRegistrar = shippedCatalogue.get("overseas-registrar-transfer-first");
const individualRefusedSuffixes = shippedCatalogue.get("individual-refused-domain-suffixes");
const organisationRefusedSuffixes = shippedCatalogue.get("organisation-refused-domain-suffixes");
const governmentDomainSuffixes = shippedCatalogue.get("government-domain-suffixes");
const institutionDomainSuffixes = shippedCatalogue.get("institution-domain-suffixes");

type Website = Partial<NonNullable<FilingInput["website"]>>;
type Case = [Requirement, RuleValue, Website | undefined, readonly string[], Partial<FilingInput>?, SubjectNature?];

const beijing = ["HK", "TW", "ASIA", "JP", "IO", "ME", "WIN", "ORG"];
const expires = ["FAILED", "DOMAIN_EXPIRES_SOON"];
const stateWord = ["FAILED", "DOMAIN_NAME_STATE_WORD"];
const refused = ["FAILED", "DOMAIN_SUFFIX_REFUSED"];
const wrongSuffix = ["FAILED", "DOMAIN_SUFFIX_NOT_FOR_NATURE"];

// As on 24 November 2026.
const cases: readonly Case[] = [
  [organisationDomainValidity, 3, { domainExpiresOn: "2027-02-25" }, ["PASSED"]],
  [organisationDomainValidity, 3, { domainExpiresOn: "2027-02-24" }, expires],
  [organisationDomainValidity, 3, {}, ["UNDECIDED"]],
  [individualDomainValidity, 3, { domainExpiresOn: "2026-12-01" }, expires, individualExample],
  [individualDomainValidity, 3, undefined, ["UNDECIDED"], individualExample],

  [domainStateWords, "STATE_BODIES_ONLY", { domain: "中国示例.cn" }, stateWord],
  [domainStateWords, "STATE_BODIES_ONLY", { domain: "国家示例.com" }, stateWord, individualExample],
  [domainStateWords, "STATE_BODIES_ONLY", { domain: "example.中国" }, ["PASSED"]],
  [domainStateWords, "STATE_BODIES_ONLY", { domain: "中国示例.cn" }, ["UNDECIDED"], undefined, "GOVERNMENT"],
  [domainStateWords, "STATE_BODIES_ONLY", { domain: "xn--fiqs8sxxx.cn" }, ["UNDECIDED"]],
  [domainStateWords, "STATE_BODIES_ONLY_UNDER_CHINA", { domain: "中国示例.中国" }, stateWord],
  [domainStateWords, "STATE_BODIES_ONLY_UNDER_CHINA", { domain: "中国示例.cn" }, ["PASSED"]],
  [domainStateWords, "STATE_BODIES_ONLY", undefined, ["UNDECIDED"]],

  [overseasRegistrar, true, { domainRegistrarOverseas: true }, ["FAILED", "DOMAIN_REGISTRAR_OVERSEAS"]],
  [overseasRegistrar, true, { domainRegistrarOverseas: false }, ["PASSED"]],
  [overseasRegistrar, true, {}, ["UNDECIDED"]],
  [overseasRegistrar, false, { domainRegistrarOverseas: true }, ["PASSED"]],

  [organisationRefusedSuffixes, beijing, { domain: "example.io" }, refused],
  [organisationRefusedSuffixes, beijing, { domain: "example.com.hk" }, refused],
  [organisationRefusedSuffixes, beijing, { domain: "example.org" }, refused],
  [organisationRefusedSuffixes, beijing, { domain: "example.org" }, ["UNDECIDED"], { type: "ADD_ACCESS" }],
  [organisationRefusedSuffixes, beijing, { domain: "example.org.cn" }, ["PASSED"]],
  [organisationRefusedSuffixes, beijing, { domain: "example.com" }, ["PASSED"]],
  [organisationRefusedSuffixes, [], { domain: "example.io" }, ["PASSED"]],
  [organisationRefusedSuffixes, beijing, { domain: "no domain" }, ["UNDECIDED"]],
  [organisationRefusedSuffixes, beijing, undefined, ["UNDECIDED"]],
  [individualRefusedSuffixes, ["ORG"], { domain: "example.org" }, refused, individualExample],
  [individualRefusedSuffixes, ["ORG"], { domain: "example.io" }, ["PASSED"], individualExample],

  [institutionDomainSuffixes, ["CN", "GONGYI"], { domain: "example.com" }, wrongSuffix, undefined, "INSTITUTION"],
  [institutionDomainSuffixes, ["CN", "GONGYI"], { domain: "example.org.cn" }, ["PASSED"], undefined, "INSTITUTION"],
  [institutionDomainSuffixes, ["CN", "GONGYI"], { domain: "示例.公益" }, ["PASSED"], undefined, "INSTITUTION"],
  [institutionDomainSuffixes, ["CN", "GONGYI"], undefined, ["UNDECIDED"], undefined, "INSTITUTION"],
  [governmentDomainSuffixes, ["GOV_CN", "ZHENGWU"], { domain: "example.cn" }, wrongSuffix, undefined, "GOVERNMENT"],
  [governmentDomainSuffixes, ["GOV_CN", "ZHENGWU"], { domain: "xx.gov.cn" }, ["PASSED"], undefined, "GOVERNMENT"],
  [governmentDomainSuffixes, ["ZHENGWU"], { domain: "示例.xn--zfr164b" }, ["PASSED"], undefined, "GOVERNMENT"],
  [governmentDomainSuffixes, [], { domain: "example.com" }, ["PASSED"], undefined, "GOVERNMENT"],

  [domainRealNameDays, 3, { domainRealNameOn: "2026-11-21" }, ["PASSED"]],
  [domainRealNameDays, 3, { domainRealNameOn: "2026-11-22" }, ["FAILED", "DOMAIN_REAL_NAME_TOO_RECENT"]],
  [domainRealNameDays, 3, {}, ["UNDECIDED"]],
];

test.each(cases.map((row) => [row[0].key, row[1], row[2] ?? "no website", row] as const))(
  "%s %j: %j",
  (_key, _value, _website, [requirement, value, website, expected, rest, nature]) => {
    const base = { ...organisationExample, ...rest };
    const filing: FilingInput = {
      ...base,
      subject: { ...base.subject, nature: nature ?? base.subject.nature },
      ...(website && { website: { domain: "example.com", ...website } }),
    };
    expect(outcomeOf(requirement, value, factsOfExample(filing))).toEqual(expected);
  },
);
