import { isCalendarDate } from "@beian/shared";
import type { EffectPlace } from "./ports/history.ts";
import type { Cursor } from "./ports/page.ts";
import { WrongCursor } from "./ports/page.ts";

/** What cursors are made of: for every store alike, so that they outlive a move from one to another. */

/** The lists that are handed out in parts. Their names are in cursors for ever. */
export type ListName = "recorded" | "effect" | "changes" | "audit" | "deliveries";

/** Opaque to callers: base64url of the list's name and an entry's number in its order. */
export function cursorOf(list: ListName, key: number): Cursor {
  return written(`${list} ${key}`);
}

/** The number of the entry at which a cursor stands. Throws WrongCursor, by what it was given as. */
export function keyAt(list: ListName, cursor: Cursor, argument: string): number {
  const [, name, digits] = /^(?:([a-z]+) )?([1-9]\d{0,15})$/.exec(read(cursor)) ?? [];
  const key = Number(digits);
  const isOurs = name === undefined ? mayBeOf(list, key) : name === list;
  if (digits === undefined || !Number.isSafeInteger(key) || !isOurs) throw new WrongCursor(argument);
  return key;
}

/** Leaves room for 67,108,864 revisions within the numbers that JavaScript holds exactly, up to the year 9999. */
export const revisionsOfADay = 2 ** 26;

/** Places by effect are the date's digits, then the revision's own number. */
const firstByEffect = 101 * revisionsOfADay;

/** Cursors of former versions don't say whose they are; only places by effect can be told, since they are that high. */
function mayBeOf(list: ListName, key: number): boolean {
  return (list === "effect") === key >= firstByEffect;
}

/** The revision at a place by effect, by its number. */
export function revisionAtEffect(key: number): number {
  return key % revisionsOfADay;
}

const wholeDay = Number.MAX_SAFE_INTEGER;

/** A subscriber's place: three parts, so that it is no list's. */
export function cursorOfEffect({ revision, day, change }: EffectPlace): Cursor {
  return written(`${revision} ${day} ${change === wholeDay ? "" : change}`);
}

export function effectAt(cursor: Cursor): EffectPlace {
  const [, revision, day, change] = /^(\d{1,15}) (\d{4}-\d{2}-\d{2}) (\d{0,15})$/.exec(read(cursor)) ?? [];
  if (revision === undefined || day === undefined || change === undefined || !isCalendarDate(day))
    throw new WrongCursor("after");
  return { revision: Number(revision), day, change: change === "" ? wholeDay : Number(change) };
}

function written(text: string): Cursor {
  return Buffer.from(text).toString("base64url");
}

/** Empty for what was never written so. */
function read(cursor: Cursor): string {
  const text = cursor.length > 100 ? "" : Buffer.from(cursor, "base64url").toString("latin1");
  return written(text) === cursor ? text : "";
}
