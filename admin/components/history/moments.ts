import { beijingDateOf, type PlainDate, readBeijingTime, readDay, type Written } from "@beian/shared";

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

/** A moment as the form sends it, in whatever form it was written; what can't be read stays as it is. */
export function writtenMoment({ day, known }: Moment): Moment {
  return { day: plain(readDay, day), known: plain(readBeijingTime, known) };
}

function plain(read: (text: string) => Written, text: string | undefined): string | undefined {
  const written = read(text ?? "");
  return written.kind === "READ" ? written.text : text;
}

/** Whether two moments are named at all; nothing is compared else. */
export function areNamed({ from, to }: Moments): boolean {
  return [from.day, from.known, to.day, to.known].some((text) => text !== undefined);
}

/** Which of the texts can't be read, by their names in the address. */
export function faultsOf({ from, to }: Moments): readonly string[] {
  const faulty = (text: string | undefined, read: (text: string) => Written) =>
    text !== undefined && read(text).kind !== "READ";
  return [
    ...(faulty(from.day, readDay) ? ["from"] : []),
    ...(faulty(from.known, readBeijingTime) ? ["fromKnown"] : []),
    ...(faulty(to.day, readDay) ? ["to"] : []),
    ...(faulty(to.known, readBeijingTime) ? ["toKnown"] : []),
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
