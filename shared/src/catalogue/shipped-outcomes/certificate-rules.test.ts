import { expect, test } from "vitest";
import { factsOfExample, individualExample, organisationExample } from "../../filing/filing.example.ts";
import type { FilingInput } from "../../filing/schema.ts";
import type { Requirement } from "../../requirement/requirement.ts";
import type { RuleValue } from "../../values/value-spec.ts";
import { shippedCatalogue } from "../shipped.ts";
import { outcomeOf } from "./outcome.example.ts";

const individualIdValidity = shippedCatalogue.get("individual-id-validity-months");
const organisationCertificateValidity = shippedCatalogue.get("organisation-certificate-validity-months");
const organisationIdValidity = shippedCatalogue.get("organisation-principal-id-validity-months");
const individualCertificateTypes = shippedCatalogue.get("individual-certificate-types");
const individualPledgeRemark = shippedCatalogue.get("individual-pledge-remark");
const organisationCertificateType = shippedCatalogue.get("organisation-certificate-type");
const organisationFinanceApproval = shippedCatalogue.get("organisation-finance-approval");
const organisationLatestCertificate = shippedCatalogue.get("organisation-latest-certificate");

type Subject = FilingInput["subject"];
type Certificate = Subject["certificate"];
type Case = readonly [requirement: Requirement, value: RuleValue, filing: FilingInput, expected: readonly string[]];

const withCertificate = (base: FilingInput, certificate: Partial<Certificate>): FilingInput => ({
  ...base,
  subject: { ...base.subject, certificate: { ...base.subject.certificate, ...certificate } },
});
const withId = (base: FilingInput, idValidUntil?: string): FilingInput => ({
  ...base,
  principal: { ...base.principal, idValidUntil },
});
const called = (name: string, hasFinanceApproval?: boolean): FilingInput => ({
  ...organisationExample,
  subject: { ...organisationExample.subject, name, hasFinanceApproval },
});
const remarked = (remark?: string): FilingInput => ({
  ...individualExample,
  website: { domain: "example.com", remark },
});

const expires = ["FAILED", "CERTIFICATE_EXPIRES_SOON"];
const thirty = "NO_ORGANISATION_CONTENT_30_CHARACTERS";

// As on 24 November 2026.
const cases: readonly Case[] = [
  [organisationCertificateValidity, 12, withCertificate(organisationExample, { validUntil: "2027-11-24" }), ["PASSED"]],
  [organisationCertificateValidity, 12, withCertificate(organisationExample, { validUntil: "2027-11-23" }), expires],
  [organisationCertificateValidity, 12, organisationExample, ["UNDECIDED"]],
  [organisationIdValidity, 3, withId(organisationExample, "2027-02-24"), ["PASSED"]],
  [organisationIdValidity, 3, withId(organisationExample, "2027-02-23"), expires],
  [individualIdValidity, 3, withId(individualExample, "2026-11-01"), expires],
  [individualIdValidity, 3, withId(individualExample), ["UNDECIDED"]],

  [
    organisationLatestCertificate,
    "LATEST_MERGED",
    withCertificate(organisationExample, { type: "LEGACY_BUSINESS_LICENSE" }),
    ["FAILED", "CERTIFICATE_NOT_MERGED"],
  ],
  [
    organisationLatestCertificate,
    "UNIFIED_CODE",
    withCertificate(organisationExample, { type: "LEGACY_BUSINESS_LICENSE" }),
    ["FAILED", "CERTIFICATE_NOT_MERGED"],
  ],
  [organisationLatestCertificate, "UNIFIED_CODE", organisationExample, ["PASSED"]],
  [
    organisationLatestCertificate,
    "UNIFIED_CODE",
    withCertificate(organisationExample, { type: "ORG_CODE_CERT" }),
    ["UNDECIDED"],
  ],
  [organisationLatestCertificate, "LATEST", organisationExample, ["UNDECIDED"]],

  [
    organisationCertificateType,
    "LICENCE_ONLY",
    withCertificate(organisationExample, { type: "ORG_CODE_CERT" }),
    ["FAILED", "ENTERPRISE_NEEDS_LICENCE"],
  ],
  [organisationCertificateType, "LICENCE_ONLY", organisationExample, ["PASSED"]],
  [
    organisationCertificateType,
    "LICENCE_ELSE_ORG_CODE",
    {
      ...organisationExample,
      subject: {
        ...organisationExample.subject,
        nature: "INSTITUTION",
        certificate: { ...organisationExample.subject.certificate, type: "ORG_CODE_CERT" },
      },
    },
    ["PASSED"],
  ],

  [individualCertificateTypes, ["ID_CARD"], withCertificate(individualExample, { type: "ID_CARD" }), ["PASSED"]],
  [
    individualCertificateTypes,
    ["ID_CARD"],
    withCertificate(individualExample, { type: "PASSPORT" }),
    ["FAILED", "CERTIFICATE_TYPE_NOT_TAKEN"],
  ],
  [individualCertificateTypes, ["ID_CARD"], individualExample, ["UNDECIDED"]],

  [
    organisationFinanceApproval,
    "APPROVAL_ONLY",
    called("杭州示例p2p有限公司", false),
    ["FAILED", "FINANCE_APPROVAL_MISSING"],
  ],
  [organisationFinanceApproval, "APPROVAL_ONLY", called("杭州示例金融有限公司", true), ["PASSED"]],
  [organisationFinanceApproval, "APPROVAL_ONLY", called("杭州示例金融有限公司"), ["UNDECIDED"]],
  [organisationFinanceApproval, "APPROVAL_OR_PLEDGE", called("杭州示例金融有限公司", false), ["UNDECIDED"]],
  [organisationFinanceApproval, "APPROVAL_ONLY", called("杭州示例科技有限公司", false), ["UNDECIDED"]],
  [organisationFinanceApproval, "APPROVAL_ONLY", called("杭州示例公益基金会", false), ["UNDECIDED"]],
  [
    organisationFinanceApproval,
    "APPROVAL_ONLY",
    called("杭州示例基金管理有限公司", false),
    ["FAILED", "FINANCE_APPROVAL_MISSING"],
  ],

  [individualPledgeRemark, thirty, remarked("分享个人摄影作品。"), ["FAILED", "SITE_REMARK_TOO_SHORT"]],
  [individualPledgeRemark, thirty, remarked("字".repeat(29)), ["FAILED", "SITE_REMARK_TOO_SHORT"]],
  [individualPledgeRemark, thirty, remarked("字".repeat(30)), ["UNDECIDED"]],
  [individualPledgeRemark, thirty, remarked(), ["UNDECIDED"]],
  [individualPledgeRemark, "NO_ORGANISATION_CONTENT", remarked("短"), ["UNDECIDED"]],
];

test.each(cases.map((row, index) => [index, row[0].key, row[1], row[3], row] as const))(
  "%i: %s %j gives %j",
  (_index, _key, _value, _expected, [requirement, value, filing, expected]) => {
    expect(outcomeOf(requirement, value, factsOfExample(filing))).toEqual(expected);
  },
);
