import { type BeijingTime, type PlainDate, readBeijingTime, readDay, type Written } from "@beian/shared";
import type { ComparisonVariables } from "../../graphql/comparison.ts";

/**
 * Which rules are looked at: of a day, as known at a time; today's and now unless given. A minute is meant with all that
 * was recorded within it.
 */
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

/** A time as a person wrote it, of the kind that goes by this name. */
export function readTime(name: TimeName, text: string): Written {
  return name === "asOf" || name === "against" ? readDay(text) : readBeijingTime(text);
}

/** An address holds the very form that one is kept in. */
function isTime(name: TimeName, text: string): boolean {
  const written = readTime(name, text);
  return written.kind === "READ" && written.text === text;
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
