import type { Text } from "@beian/shared";
import type { AuditFault, BrokenAudit, PublicationFault, SchemaFault } from "../domain/audit-trail.ts";
import { createAuditTrail } from "../domain/audit-trail.ts";
import type { RowFault, RowKind } from "../domain/bound-rows.ts";
import type { Command } from "./command.ts";
import { CommandRefused } from "./command.ts";
import { opened } from "./opened.ts";

export const auditCommands: readonly Command[] = [
  {
    name: "audit verify",
    usage: "",
    about: {
      zh: "核验审计链：有无改动、缺失或调换顺序的记录，已发布的规则有无改动、删除或添加",
      en: "walk the audit's chain: tells of altered, missing and moved events, and of published rules that were altered, removed or added",
    },
    options: [],
    run: (_, place) =>
      opened(place, async (store) => {
        const verdict = await createAuditTrail({ store, ...place }).verify();
        if (!verdict.whole) throw new CommandRefused(brokenAuditInWords(verdict));
        const { events, publications, unbound, rows: bound, unboundRows } = verdict;
        place.print(`审计链完整，共 ${events} 条 / the audit's chain is whole: ${events} events`);
        place.print(
          `规则历史与审计相符，共 ${publications} 次发布 / history is what was published: ${publications} publications`,
        );
        place.print(
          `账号、令牌、审核、评论、样例与 Webhook 与审计相符，共 ${bound} 项 / accounts, tokens, reviews, comments, samples and webhooks are what the audit says: ${bound}`,
        );
        if (unboundRows > 0)
          place.say({
            zh: `另有 ${unboundRows} 项最后由旧版本写入，审计只记了操作，内容无从核验`,
            en: `${unboundRows} more were last written by an earlier version: the audit knows the acts, not what they wrote`,
          });
        if (unbound > 0)
          place.say({
            zh: `其中 ${unbound} 次由旧版本发布，审计只记了条数，内容无从核验`,
            en: `${unbound} of them were published by an earlier version: the audit knows how many revisions they had, not what they said`,
          });
      }),
  },
];

export function brokenAuditInWords(broken: BrokenAudit): Text {
  if ("sequence" in broken) {
    const { zh, en } = faults[broken.fault];
    return {
      zh: `审计链断裂：第 ${broken.sequence} 条${zh}`,
      en: `the audit's chain is broken: event ${broken.sequence} ${en}`,
    };
  }
  if ("changeNumber" in broken) {
    const { zh, en } = publicationFaults[broken.fault];
    return {
      zh: `规则历史与发布时不符：变更 ${broken.changeNumber} ${zh}`,
      en: `history isn't what was published: ${en} of change ${broken.changeNumber}`,
    };
  }
  if ("cell" in broken) {
    const { layer, requirement } = broken.cell;
    return {
      zh: `现行规则与规则历史不符：${layer} ${requirement}`,
      en: `what holds today isn't what history says: ${layer} ${requirement}`,
    };
  }
  if ("kind" in broken) {
    const [row, { zh, en }] = [rows[broken.kind], rowFaults[broken.fault]];
    return {
      zh: `数据与审计不符：${row.zh} ${broken.id} ${zh}`,
      en: `the data isn't what the audit says: ${row.en} ${broken.id} ${en}`,
    };
  }
  if ("object" in broken) {
    const { type, name } = broken.object;
    const { zh, en } = schemaFaults[broken.fault];
    return {
      zh: `数据库结构与程序不符：${type} ${name} ${zh}`,
      en: `the database's guards aren't the product's: ${type} ${name} ${en}`,
    };
  }
  if ("tally" in broken) {
    const { table, key } = broken.tally;
    return {
      zh: `计数与历史不符：${table} ${key}`,
      en: `a count isn't what history says: ${table} ${key}`,
    };
  }
  return {
    zh: `规则版本与其摘要不符：${broken.edition}`,
    en: `a rule book isn't what its digest says: ${broken.edition}`,
  };
}

const rows: Readonly<Record<RowKind, Text>> = {
  person: { zh: "账号", en: "account" },
  token: { zh: "令牌", en: "token" },
  review: { zh: "审核", en: "review" },
  comment: { zh: "评论", en: "comment" },
  sample: { zh: "样例", en: "sample" },
  webhook: { zh: "Webhook", en: "webhook" },
};

const rowFaults: Readonly<Record<RowFault, Text>> = {
  ROW_ALTERED: { zh: "被改动", en: "was altered" },
  ROW_MISSING: { zh: "被删除", en: "was removed" },
  ROW_ADDED: { zh: "未经操作而添加", en: "was added by no act" },
};

const schemaFaults: Readonly<Record<SchemaFault, Text>> = {
  SCHEMA_ALTERED: { zh: "被改动", en: "was altered" },
  SCHEMA_MISSING: { zh: "被删除", en: "was removed" },
  SCHEMA_ADDED: { zh: "不属于程序", en: "isn't the product's" },
};

const faults: Readonly<Record<AuditFault, Text>> = {
  ALTERED: { zh: "内容被改动", en: "was altered" },
  MISSING: { zh: "缺失", en: "is missing" },
  UNCHAINED: {
    zh: "与前一条不相接，两者之一被移动或改动",
    en: "doesn't follow the one before: one of both was moved or altered",
  },
  CUT_OFF: { zh: "及其后的记录缺失", en: "and what came after it are missing" },
};

const publicationFaults: Readonly<Record<PublicationFault, Text>> = {
  REVISIONS_ALTERED: { zh: "的规则、说明或依据被改动", en: "rules, words or sources were altered" },
  REVISIONS_MISSING: { zh: "的规则被删除", en: "rules were removed" },
  REVISIONS_ADDED: { zh: "的规则中有未经发布而添加的", en: "rules were added without a publication" },
};
