import type { Draft } from "../graphql/draft.ts";
import { type Kept, readText } from "../session/kept.ts";
import { keptWords } from "../words/kept-words.ts";
import { editable } from "./editable.ts";
import { type Pending, wordNames } from "./pending.ts";

/** Which change a person writes in: one by its number, a new one that isn't begun yet, or none chosen so far. */
export type Choice = number | "NEW" | null;

/** What a browser keeps for a person until the server has it. */
export interface KeptDraft {
  readonly choice: Choice;
  /** The status in which the person knowingly goes on with it; an edit makes a draft of it again. */
  readonly knownStatus: Draft["status"];
  /** Why the change in hand is taken out of review by the next edit, for those whom that concerns. */
  readonly why: string | null;
  readonly pending: Pending;
}

/**
 * An entry a cell, so that two windows of one person never overwrite what was typed in the other. An entry that can't be read, of an older version, is passed over.
 */
export function keptDraft(kept: Kept): KeptDraft {
  const entries = kept.names().map((name) => [name, readText(kept.text(name), asItIs)] as const);
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
export function keepDraft(kept: Kept, before: KeptDraft, after: KeptDraft): void {
  const write = (name: string, was: unknown, is: unknown) => {
    if (was !== is) kept.keep(name, is === undefined || is === null ? null : JSON.stringify(is));
  };
  for (const name of ["choice", "knownStatus", "why"] as const) write(name, before[name], after[name]);
  for (const key of new Set([...Object.keys(before.pending.cells), ...Object.keys(after.pending.cells)]))
    write(`cell/${key}`, before.pending.cells[key], after.pending.cells[key]);
  for (const name of wordNames) write(name, before.pending.words[name], after.pending.words[name]);
}

function asItIs(kept: unknown): unknown {
  return kept;
}

function isTyped(value: unknown): value is Pending["cells"][string] {
  return typeof value === "object" && value !== null && "typed" in value && "base" in value;
}
