import type { Candidate, CureContext } from "../cures/candidate.ts";
import { longestWait, waitUntil } from "../cures/candidate.ts";
import { addDays } from "../dates.ts";
import { organisations } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";
import { workingDaysSince } from "../working-days/working-days.ts";

/** `unknownYear` is a year whose public holidays the calendar doesn't hold, 0 where it holds all. */
type Params = { days: number; wanted: number; unknownYear: number };

const remedy: Text = {
  zh: "请等工商信息同步后再提交；同时核对主办单位性质和证件信息是否填对。",
  en: "Wait until the register is synchronised; meanwhile check the subject's nature and the certificate's data.",
};

const pending = defineFinding<Params>({
  code: "CERT_SYNC_PENDING",
  severity: "WARNING",
  meaning: {
    zh: "证件注册或更新不满 3 个工作日，工商信息多半还没有同步。",
    en: "Fewer than 3 working days since the certificate was registered or updated: most likely not synchronised yet.",
  },
  message: (params) =>
    withCalendar(params, {
      zh: `证件注册或更新才 ${params.days} 个工作日，工商信息多半还没有同步。`,
      en: `Only ${params.days} working days since the certificate's registration or update: most likely not synchronised yet.`,
    }),
  remedy,
  cures: waitForSync,
});

const maybe = defineFinding<Params>({
  code: "CERT_SYNC_MAYBE",
  severity: "WARNING",
  meaning: {
    zh: "证件注册或更新已满 3 个工作日，但还不满规定的天数，工商信息可能没有同步。",
    en: "3 working days or more since the certificate was registered or updated, but fewer than the rule's: perhaps not synchronised yet.",
  },
  message: (params) =>
    withCalendar(params, {
      zh: `证件注册或更新已 ${params.days} 个工作日，不满 ${params.wanted} 个，工商信息可能还没有同步。`,
      en: `${params.days} working days since the certificate's registration or update, fewer than ${params.wanted}: perhaps not synchronised yet.`,
    }),
  remedy,
  cures: waitForSync,
});

/** Handing in on the first day by which enough working days have passed. */
function waitForSync(context: CureContext<Params>): readonly Candidate[] {
  const { registeredOn } = context.facts.filing.subject.certificate;
  if (registeredOn === undefined) return [];
  let day = context.facts.on;
  const latest = addDays(day, longestWait);
  while (day <= latest && workingDaysSince(registeredOn, day).days < context.params.wanted) day = addDays(day, 1);
  return waitUntil(day, context);
}

/** Before this many working days synchronisation isn't to be expected; after them it may have been done. */
const earliestSync = 3;

export const certificateSyncDays = defineRequirement({
  key: "certificate-sync-days",
  topic: "PROCESS",
  title: { zh: "工商信息同步所需的工作日", en: "Working days until the register is synchronised" },
  description: {
    zh: "证件注册或更新后，满多少个工作日才能确定工商信息已同步；次日为第 1 天。",
    en: "After how many working days a certificate's registration or update is sure to be synchronised; the day after it is day 1.",
  },
  appliesTo: organisations,
  value: integer({ minimum: 0, maximum: 365, unit: { zh: "个工作日", en: "working days" } }),
  questions: ["question17"],
  findings: [pending, maybe],
  check(wanted, { filing, on }) {
    const { registeredOn } = filing.subject.certificate;
    // A day that lies ahead is a slip of the hand: it tells nothing of the register.
    if (registeredOn === undefined || registeredOn > on) return undecided;
    const { days, calendarCoversAll, lastCoveredDate } = workingDaysSince(registeredOn, on);
    if (days >= wanted) return passed;
    const unknownYear = calendarCoversAll ? 0 : Number((on > lastCoveredDate ? on : registeredOn).slice(0, 4));
    return failed(
      finding(days < earliestSync ? pending : maybe, ["subject", "certificate", "registeredOn"], {
        days,
        wanted,
        unknownYear,
      }),
    );
  },
});

function withCalendar({ unknownYear }: Params, message: Text): Text {
  if (unknownYear === 0) return message;
  return {
    zh: `${message.zh}${unknownYear} 年的节假日安排未知，按周一至周五计算。`,
    en: `${message.en} The public holidays of ${unknownYear} aren't known: Monday to Friday were counted.`,
  };
}
