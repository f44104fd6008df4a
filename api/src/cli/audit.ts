import type { Text } from "@beian/shared";
import type { AuditFault, BrokenAudit, PublicationFault } from "../domain/audit-trail.ts";
import { createAuditTrail } from "../domain/audit-trail.ts";
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
        const verdict = await createAuditTrail({ store }).verify();
        if (!verdict.whole) throw new CommandRefused(brokenAuditInWords(verdict));
        const { events, publications, unbound } = verdict;
        place.print(`审计链完整，共 ${events} 条 / the audit's chain is whole: ${events} events`);
        place.print(
          `规则历史与审计相符，共 ${publications} 次发布 / history is what was published: ${publications} publications`,
        );
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
  const { layer, requirement } = broken.cell;
  return {
    zh: `现行规则与规则历史不符：${layer} ${requirement}`,
    en: `what holds today isn't what history says: ${layer} ${requirement}`,
  };
}

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
