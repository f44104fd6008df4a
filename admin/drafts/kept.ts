import { keepText, keptIn } from "../components/storage.ts";
import type { Draft } from "../graphql/draft.ts";
import { keptWords } from "../words/kept-words.ts";
import { editable } from "./editable.ts";
import { type Pending, wordNames } from "./pending.ts";

/** Which change a person writes in: one by its number, a new one that isn't begun yet, or none chosen so far. */
export type Choice = number | "NEW" | null;

/** What a browser keeps for a person until the server has it. */
export interface Kept {
  readonly choice: Choice;
  /** The status in which the person knowingly goes on with it; an edit makes a draft of it again. */
  readonly knownStatus: Draft["status"];
  /** Why the change in hand is taken out of review by the next edit, for those whom that concerns. */
  readonly why: string | null;
  readonly pending: Pending;
}

const prefix = "beian.draft.";

/**
 * An entry a cell, so that two windows of one person never overwrite what was typed in the other. Names end in "~" and
 * what they hold. An entry that can't be read, of an older version, is passed over.
 */
export function readKept(storage: Storage, person: string): Kept {
  const entries = entriesOf(storage, person);
  const cells: Record<string, Pending["cells"][string]> = {};
  let choice: Choice = null;
  let knownStatus: Draft["status"] = "DRAFT";
  let why: string | null = null;
  for (const [name, value] of entries) {
    if (name === "choice") choice = value === "NEW" || typeof value === "number" ? value : null;
    else if (name === "knownStatus") knownStatus = editable.find((each) => each === value) ?? "DRAFT";
    else if (name === "why") why = typeof value === "string" ? value : null;
    else if (name.startsWith("cell/") && isTyped(value)) cells[name.slice("cell/".length)] = value;
  }
  const words = keptWords(Object.fromEntries(entries));
  return { choice, knownStatus, why, pending: { cells, words } };
}

/** Writes what changed from one state to the next. */
export function keep(storage: Storage, person: string, before: Kept, after: Kept): void {
  const write = (name: string, was: unknown, is: unknown) => {
    if (was !== is) keepEntry(storage, person, name, is);
  };
  for (const name of ["choice", "knownStatus", "why"] as const) write(name, before[name], after[name]);
  for (const key of new Set([...Object.keys(before.pending.cells), ...Object.keys(after.pending.cells)]))
    write(`cell/${key}`, before.pending.cells[key], after.pending.cells[key]);
  for (const name of wordNames) write(name, before.pending.words[name], after.pending.words[name]);
}

/** What else a browser keeps for a person under a name. */
export function keptEntry(storage: Storage, person: string, name: string): unknown {
  return keptIn(() => storage, nameOf(person, name), asItIs);
}

export function keepEntry(storage: Storage, person: string, name: string, value: unknown): void {
  const text = value === undefined || value === null ? null : JSON.stringify(value);
  keepText(() => storage, nameOf(person, name), text);
}

/** Leaves nothing in this browser of what anybody typed, in drafts or in forms. */
export function forgetKept(storage: Storage): void {
  for (const name of Object.keys(storage)) if (name.startsWith("beian.")) storage.removeItem(name);
}

function nameOf(person: string, name: string): string {
  return `${prefix}${person}~${name}`;
}

function entriesOf(storage: Storage, person: string): readonly (readonly [name: string, value: unknown])[] {
  const own = nameOf(person, "");
  const names = Object.keys(storage).filter((name) => name.startsWith(own));
  return names.map((name) => [name.slice(own.length), keptIn(() => storage, name, asItIs)]);
}

function asItIs(kept: unknown): unknown {
  return kept;
}

function isTyped(value: unknown): value is Pending["cells"][string] {
  return typeof value === "object" && value !== null && "typed" in value && "base" in value;
}
