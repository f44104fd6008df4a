import { isCalendarDate, type PlainDate } from "@beian/shared";
import type { ComparisonVariables } from "../../graphql/comparison.ts";

/**
 * Up to when history is read, in Beijing, as the address and the field for it have it: a minute, YYYY-MM-DDTHH:mm, with all
 * that was recorded within it, or an instant, YYYY-MM-DDTHH:mm:ss.SSS.
 */
export type BeijingTime = string;

/** Which rules are looked at: of a day, as known at a minute; today's and now unless given. */
export interface Times {
  readonly asOf?: PlainDate | undefined;
  readonly knownAt?: BeijingTime | undefined;
  /** The other time that is laid beside it; what isn't given is as above. */
  readonly against?: PlainDate | undefined;
  readonly againstKnownAt?: BeijingTime | undefined;
}

export const timeNames = ["asOf", "knownAt", "against", "againstKnownAt"] as const;
type TimeName = (typeof timeNames)[number];

/** Reads times; those that no calendar has are named in `wrong`. */
export function parseTimes(parameters: Pick<URLSearchParams, "get">): {
  readonly times: Times;
  readonly wrong: readonly string[];
} {
  const given = timeNames.flatMap((name) => {
    const text = parameters.get(name);
    return text === null ? [] : [{ name, text, valid: isTime(name, text) }];
  });
  return {
    times: Object.fromEntries(given.filter(({ valid }) => valid).map(({ name, text }) => [name, text])),
    wrong: given.filter(({ valid }) => !valid).map(({ text }) => text),
  };
}

export function isTime(name: TimeName, text: string): boolean {
  return name === "asOf" || name === "against" ? isCalendarDate(text) : isBeijingTime(text);
}

function isBeijingTime(text: string): boolean {
  const [date = "", time = ""] = text.split("T");
  return isCalendarDate(date) && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/.test(time);
}

/** Whether two times are laid side by side. */
export function hasTwoTimes({ against, againstKnownAt }: Times): boolean {
  return against !== undefined || againstKnownAt !== undefined;
}

/** The times as the API takes them. */
export function timeVariables(times: Times): Omit<ComparisonVariables, "locale"> {
  const { asOf, knownAt, against = asOf, againstKnownAt = knownAt } = times;
  const twoTimes = hasTwoTimes(times);
  return {
    asOf,
    knownAt: instantOf(knownAt),
    twoTimes,
    againstAsOf: twoTimes ? against : undefined,
    againstKnownAt: twoTimes ? instantOf(againstKnownAt) : undefined,
  };
}

/** Of a minute its end, so that what was recorded within it is known. */
function instantOf(time: BeijingTime | undefined): string | undefined {
  if (time === undefined) return undefined;
  return `${time.length > "YYYY-MM-DDTHH:mm".length ? time : `${time}:59.999`}+08:00`;
}

/** An instant as the address has it. */
export function beijingTimeOf(instant: string): BeijingTime {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 23);
}
