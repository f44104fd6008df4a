import { beijingDateOf, isCalendarDate, type PlainDate } from "@beian/shared";

/** A day whose rules are meant, and up to when history is read; each as the address has it, undefined for now. */
export interface Moment {
  readonly day: string | undefined;
  /** Beijing time without a zone, such as 2026-11-24T18:00:30. */
  readonly known: string | undefined;
}

export interface Moments {
  readonly from: Moment;
  readonly to: Moment;
}

/** The names in the address. */
export const momentNames = { from: ["from", "fromKnown"], to: ["to", "toKnown"] } as const;

/** A moment as the API takes it. */
export interface ApiMoment {
  readonly asOf: PlainDate | undefined;
  readonly knownAt: string | undefined;
}

export function isDay(text: string): boolean {
  return isCalendarDate(text);
}

export function isBeijingTime(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/.test(text) &&
    isCalendarDate(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(`${text}+08:00`))
  );
}

/** Whether two moments are named at all; nothing is compared else. */
export function areNamed({ from, to }: Moments): boolean {
  return [from.day, from.known, to.day, to.known].some((text) => text !== undefined);
}

/** Which of the texts can't be read, by their names in the address. */
export function faultsOf({ from, to }: Moments): readonly string[] {
  const faulty = (text: string | undefined, isRight: (text: string) => boolean) => text !== undefined && !isRight(text);
  return [
    ...(faulty(from.day, isDay) ? ["from"] : []),
    ...(faulty(from.known, isBeijingTime) ? ["fromKnown"] : []),
    ...(faulty(to.day, isDay) ? ["to"] : []),
    ...(faulty(to.known, isBeijingTime) ? ["toKnown"] : []),
  ];
}

export function apiMomentOf({ day, known }: Moment): ApiMoment {
  return { asOf: day, knownAt: known === undefined ? undefined : new Date(`${known}+08:00`).toISOString() };
}

/** An instant as Beijing's clocks show it, to the millisecond. */
export function beijingTimeOf(instant: string): string {
  const date = new Date(instant);
  const time = new Date(date.getTime() + 8 * 60 * 60 * 1_000).toISOString().slice(11, 23);
  return `${beijingDateOf(date)}T${time}`;
}

/** The moment at which an entry of the history began to hold, as it became known. */
export function momentOf({ effectiveFrom, recordedAt }: { effectiveFrom: PlainDate; recordedAt: string }): Moment {
  return { day: effectiveFrom, known: beijingTimeOf(recordedAt) };
}
