import { isCalendarDate, type PlainDate } from "@beian/shared";
import type { ComparisonVariables } from "../../graphql/comparison.ts";

/** Up to which minute history is read: YYYY-MM-DDTHH:mm in Beijing, as the address and the field for it have it. */
export type BeijingMinute = string;

/** Which rules are looked at: of a day, as known at a minute; today's and now unless given. */
export interface Times {
  readonly asOf?: PlainDate | undefined;
  readonly knownAt?: BeijingMinute | undefined;
  /** The other time that is laid beside it; what isn't given is as above. */
  readonly against?: PlainDate | undefined;
  readonly againstKnownAt?: BeijingMinute | undefined;
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
  return name === "asOf" || name === "against" ? isCalendarDate(text) : isBeijingMinute(text);
}

function isBeijingMinute(text: string): boolean {
  const [date = "", time = ""] = text.split("T");
  return isCalendarDate(date) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
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

/** The end of the minute, so that what was recorded within it is known. */
function instantOf(minute: BeijingMinute | undefined): string | undefined {
  return minute === undefined ? undefined : `${minute}:59.999+08:00`;
}

/** The minute in Beijing at an instant. */
export function beijingMinuteOf(instant: Date): BeijingMinute {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}
