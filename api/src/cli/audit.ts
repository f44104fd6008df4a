import type { Text } from "@beian/shared";
import type { AuditFault } from "../domain/audit-trail.ts";
import { createAuditTrail } from "../domain/audit-trail.ts";
import type { Command } from "./command.ts";
import { CommandRefused } from "./command.ts";
import { opened } from "./opened.ts";

const faults: Readonly<Record<AuditFault, Text>> = {
  ALTERED: { zh: "内容被改动", en: "was altered" },
  MISSING: { zh: "缺失", en: "is missing" },
  UNCHAINED: {
    zh: "与前一条不相接，两者之一被移动或改动",
    en: "doesn't follow the one before: one of both was moved or altered",
  },
  CUT_OFF: { zh: "及其后的记录缺失", en: "and what came after it are missing" },
};

export const auditCommands: readonly Command[] = [
  {
    name: "audit verify",
    usage: "",
    about: {
      zh: "核验审计链：有无改动、缺失或调换顺序的记录",
      en: "walk the audit's chain: tells of altered, missing and moved events",
    },
    options: [],
    run: (_, place) =>
      opened(place, async (store) => {
        const verdict = await createAuditTrail({ store }).verify();
        if (verdict.whole) {
          const { events } = verdict;
          return place.print(`审计链完整，共 ${events} 条 / the audit's chain is whole: ${events} events`);
        }
        const { zh, en } = faults[verdict.fault];
        const { sequence } = verdict;
        throw new CommandRefused({
          zh: `审计链断裂：第 ${sequence} 条${zh}`,
          en: `the audit's chain is broken: event ${sequence} ${en}`,
        });
      }),
  },
];
