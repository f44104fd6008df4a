import { altered } from "../../filing/filing.example.ts";
import type { Case } from "./case.ts";
import { individual, organisation } from "./case.ts";

const must = { "existing-filing-must-comply": true, "principal-legal-representative": "MUST_BE_LEGAL_REP" };
const changeFirst = { "access-id-address-change-first": true };
const days = { "certificate-sync-days": 7 };

const onRecord = (principalIsLegalRepresentative: boolean | undefined) =>
  altered(organisation, { type: "ADD_SITE", existing: { principalIsLegalRepresentative } });
const access = (principalIdAddressChanged: boolean) =>
  altered(organisation, { type: "ADD_ACCESS", existing: { principalIdAddressChanged } });
const registered = (registeredOn: string | undefined, submittedOn = "2026-11-24") =>
  altered(organisation, { subject: { certificate: { registeredOn } }, submittedOn });

const noncompliant = "ERROR EXISTING_FILING_NONCOMPLIANT existing.principalIsLegalRepresentative";
const addressChanged = "ERROR ACCESS_ID_ADDRESS_CHANGED existing.principalIdAddressChanged";
const pending = "WARNING CERT_SYNC_PENDING subject.certificate.registeredOn";
const maybe = "WARNING CERT_SYNC_MAYBE subject.certificate.registeredOn";

export const processCases: readonly Case[] = [
  ["已备案的负责人不是法定代表人，现在必须是", must, onRecord(false), [noncompliant]],
  ["已备案的负责人是法定代表人", must, onRecord(true), []],
  ["没有填已备案的负责人", must, onRecord(undefined), []],
  [
    "已备案的负责人不是法定代表人，现在须有授权书",
    { ...must, "principal-legal-representative": "AUTH_LETTER_IF_NOT" },
    onRecord(false),
    [],
  ],
  [
    "已备案的负责人不是法定代表人，现在可以不是",
    { ...must, "principal-legal-representative": "MAY_DIFFER" },
    onRecord(false),
    [],
  ],
  ["已备案的负责人不是法定代表人，没有记载", { "existing-filing-must-comply": true }, onRecord(false), []],
  [
    "已备案的负责人不是法定代表人，不要求先变更",
    { ...must, "existing-filing-must-comply": false },
    onRecord(false),
    [],
  ],
  ["分公司已备案的负责人，可能是总公司法定代表人", must, altered(onRecord(false), { subject: { isBranch: true } }), []],
  ["首次备案不看已备案的负责人", must, altered(onRecord(false), { type: "FIRST" }), []],

  ["新增接入，身份证地址已变更", changeFirst, access(true), [addressChanged]],
  ["新增接入，身份证地址没有变更", changeFirst, access(false), []],
  ["新增接入，可先接入后变更", { "access-id-address-change-first": false }, access(true), []],
  ["新增接入，没有记载", {}, access(true), []],
  ["新增网站不看身份证地址", changeFirst, altered(access(true), { type: "ADD_SITE" }), []],

  ["当天注册", days, registered("2026-11-24"), [pending]],
  ["注册后 2 个工作日", days, registered("2026-11-20"), [pending]],
  ["注册后 3 个工作日", days, registered("2026-11-19"), [maybe]],
  ["注册后 6 个工作日", days, registered("2026-11-16"), [maybe]],
  ["注册后 7 个工作日，隔一个周末", days, registered("2026-11-13"), []],
  ["注册后 6 个工作日，隔国庆长假", days, registered("2025-09-28", "2025-10-13"), [maybe]],
  ["规定 3 个工作日，已满", { "certificate-sync-days": 3 }, registered("2026-11-19"), []],
  ["规定 2 个工作日，已满", { "certificate-sync-days": 2 }, registered("2026-11-20"), []],
  ["注册日期晚于提交日期", days, registered("2026-11-25"), ["ERROR DATE_AHEAD subject.certificate.registeredOn"]],
  ["没有填注册日期", days, registered(undefined), []],
  ["同步天数没有记载", {}, registered("2026-11-24"), []],
  ["个人没有工商信息", days, altered(individual, { subject: { certificate: { registeredOn: "2026-11-24" } } }), []],
];
