import { ask, fact } from "../../cures/candidate.ts";
import type { PlainDate } from "../../dates.ts";
import { addDays, addMonths } from "../../dates.ts";
import type { Facts } from "../../filing/facts.ts";
import type { Filing } from "../../filing/schema.ts";
import type { CheckResult } from "../../findings/check-result.ts";
import { failed, notApplicable, passed } from "../../findings/check-result.ts";
import type { FieldPath, FindingDraft, FindingKind } from "../../findings/finding.ts";
import { defineFinding, finding } from "../../findings/finding.ts";
import type { Text } from "../../locale.ts";
import type { UniversalCheck } from "../universal-check.ts";

/** A day that the form asks for, and where it stands. */
interface DayAt {
  readonly path: FieldPath;
  readonly what: Text;
  readonly of: (filing: Filing) => PlainDate | undefined;
}

/** The last days on which papers and domains are valid. */
const ends: readonly DayAt[] = [
  {
    path: ["subject", "certificate", "validUntil"],
    what: { zh: "主体证件", en: "The subject's certificate" },
    of: ({ subject }) => subject.certificate.validUntil,
  },
  {
    path: ["principal", "idValidUntil"],
    what: { zh: "主体负责人的证件", en: "The principal's ID" },
    of: ({ principal }) => principal.idValidUntil,
  },
  {
    path: ["website", "domainExpiresOn"],
    what: { zh: "域名", en: "The domain" },
    of: ({ website }) => website?.domainExpiresOn,
  },
];

/** Days on which something happened. */
const events: readonly DayAt[] = [
  {
    path: ["subject", "certificate", "registeredOn"],
    what: { zh: "证件注册或更新日期", en: "The day on which the certificate was registered or updated" },
    of: ({ subject }) => subject.certificate.registeredOn,
  },
  {
    path: ["principal", "birthDate"],
    what: { zh: "主体负责人的出生日期", en: "The principal's date of birth" },
    of: ({ principal }) => principal.birthDate,
  },
  {
    path: ["website", "domainRealNameOn"],
    what: { zh: "域名实名认证通过日期", en: "The day on which the domain's owner was verified" },
    of: ({ website }) => website?.domainRealNameOn,
  },
];

/** Made-up days that no province's demands on a paper's age or remaining months object to. */
const renewedForMonths = 60;
const longAgoInDays = 90;

const expired = defineFinding<{ what: Text }>({
  code: "EXPIRED",
  meaning: {
    zh: "证件或域名在提交备案之日已经过期。",
    en: "A paper or the domain has expired by the day of handing in.",
  },
  message: ({ what }) => ({
    zh: `${what.zh}在提交备案之日已过有效期。`,
    en: `${what.en} has expired by the day of handing in.`,
  }),
  remedy: { zh: "请先换证或续期，再按新的有效期填写。", en: "Have it renewed first, and give the new date." },
  cures: ({ path, facts }) => [fact(path, addMonths(facts.on, renewedForMonths))],
});

const ahead = defineFinding<{ what: Text }>({
  code: "DATE_AHEAD",
  meaning: {
    zh: "已经发生之事的日期晚于提交备案之日。",
    en: "The day of something that has happened lies after the day of handing in.",
  },
  message: ({ what }) => ({
    zh: `${what.zh}晚于提交备案之日。`,
    en: `${what.en} lies after the day of handing in.`,
  }),
  remedy: { zh: "请核对日期。", en: "Check the date." },
  cures: ({ path, facts }) => [
    ask(path, path.at(-1) === "birthDate" ? "1985-01-01" : addDays(facts.on, -longAgoInDays)),
  ],
});

/** An expired paper is refused everywhere, whatever a province says of those that run out soon. */
export const papersValid: UniversalCheck = {
  key: "papers-valid",
  title: { zh: "证件和域名在有效期内", en: "Papers and domain haven't expired" },
  findings: [expired],
  check: (facts) => judged(facts, ends, expired, (day, on) => day < on),
};

export const daysPast: UniversalCheck = {
  key: "days-past",
  title: { zh: "日期不晚于提交之日", en: "Days that lie behind" },
  findings: [ahead],
  check: (facts) => judged(facts, events, ahead, (day, on) => day > on),
};

function judged(
  { filing, on }: Facts,
  days: readonly DayAt[],
  kind: FindingKind<{ what: Text }>,
  isWrong: (day: PlainDate, on: PlainDate) => boolean,
): CheckResult {
  let isGiven = false;
  let found: readonly FindingDraft[] | null = null;
  for (const { of, path, what } of days) {
    const day = of(filing);
    if (day === undefined) continue;
    isGiven = true;
    if (isWrong(day, on)) found = [...(found ?? []), finding(kind, path, { what })];
  }
  if (found !== null) return failed(...found);
  return isGiven ? passed : notApplicable;
}
