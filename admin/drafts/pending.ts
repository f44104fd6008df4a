import type { Content } from "../fields/content.ts";
import type { Draft, EditDraftInput } from "../graphql/draft.ts";
import type { Refusal } from "../graphql/refusal.ts";
import { sourceInput, type Typed, type TypedWords, typedOn, type Words } from "../words/words.ts";
import { cellOf, type Stand, sameStand, standOf, type TypedStand } from "./stand.ts";

/** The words that are typed where edits are made; the day is set on the change's own page. */
export const wordNames = ["title", "reason", "sources"] as const satisfies readonly (keyof Words)[];
export type WordName = (typeof wordNames)[number];
export type DraftWords = Pick<Words, WordName>;

/** All that was typed and isn't saved. */
export interface Pending {
  readonly cells: Readonly<Record<string, Typed<TypedStand, Stand>>>;
  readonly words: TypedWords<WordName>;
}

export const nothingPending: Pending = { cells: {}, words: {} };

export function isEmpty({ cells, words }: Pending): boolean {
  return Object.keys(cells).length === 0 && Object.keys(words).length === 0;
}

export function typeCell(pending: Pending, draft: Draft | null, key: string, typed: TypedStand): Pending {
  const base = pending.cells[key]?.base ?? standOf(draft, key);
  return { ...pending, cells: { ...pending.cells, [key]: { typed, base } } };
}

export function typeWord<Name extends WordName>(
  pending: Pending,
  draft: Draft | null,
  name: Name,
  typed: DraftWords[Name],
): Pending {
  return { ...pending, words: { ...pending.words, [name]: typedOn(pending.words[name], typed, wordOf(draft, name)) } };
}

export function wordOf<Name extends WordName>(draft: Draft | null, name: Name): DraftWords[Name] {
  return draftWordsOf(draft)[name];
}

/** A draft needs a reason before anybody knows one, so it begins with its title for one; that says nothing yet. */
export function draftWordsOf(draft: Draft | null): DraftWords {
  if (!draft) return { title: "", reason: "", sources: [] };
  const { title, reason, sources } = draft;
  return { title, reason: reason === title ? "" : reason, sources };
}

/** What of the typed is whole and wasn't refused, as one write. */
export interface Sending {
  readonly input: Omit<EditDraftInput, "number" | "version">;
  /** The cells behind input.set and input.drop, in their order. */
  readonly set: readonly string[];
  readonly drop: readonly string[];
  /** What is sent, to tell it from what is typed meanwhile. */
  readonly sent: Pending;
}

/** Null where there is nothing to send. */
export function sendingOf(pending: Pending, draft: Draft | null): Sending | null {
  const cells = Object.entries(pending.cells).filter(
    ([key, { typed, refusal }]) => !refusal && isWhole(typed) && !sameStand(typed, standOf(draft, key)),
  );
  const words = wordNames.filter((name) => isWordWhole(pending, name));
  if (cells.length === 0 && words.length === 0) return null;
  const drop = cells.filter(([, { typed }]) => typed === "UNTOUCHED").map(([key]) => key);
  const set = cells.filter(([, { typed }]) => typed !== "UNTOUCHED").map(([key]) => key);
  const { title, reason, sources } = pending.words;
  return {
    input: {
      set: set.map((key) => editInput(key, pending.cells[key]?.typed)),
      drop: drop.map((key) => cellOf(key)),
      ...(title && words.includes("title") ? { title: title.typed } : {}),
      ...(reason && words.includes("reason") ? { reason: reason.typed } : {}),
      // As long as nobody has given a reason, it goes with the title.
      ...(title && words.includes("title") && !reason && draft?.reason === draft?.title ? { reason: title.typed } : {}),
      ...(sources && words.includes("sources") ? { sources: sources.typed.map(sourceInput) } : {}),
    },
    set,
    drop,
    sent: {
      cells: Object.fromEntries(cells),
      words: Object.fromEntries(words.map((name) => [name, pending.words[name]])),
    },
  };
}

/** Leaves what was typed since it was sent, and what wasn't sent. */
export function withoutSaved(pending: Pending, { sent }: Sending, draft: Draft): Pending {
  const cells = Object.entries(pending.cells).flatMap(([key, cell]) => {
    const was = sent.cells[key];
    if (!was) return [[key, cell] as const];
    return was.typed === cell.typed ? [] : [[key, { ...cell, base: standOf(draft, key) }] as const];
  });
  const words: { [Name in WordName]?: Typed<Words[Name]> } = { ...pending.words };
  for (const name of wordNames) forgetSaved(words, sent.words, name, draft);
  return { cells: Object.fromEntries(cells), words };
}

function forgetSaved<Name extends WordName>(
  words: { [Each in WordName]?: Typed<Words[Each]> },
  sent: Pending["words"],
  name: Name,
  draft: Draft,
): void {
  const was = sent[name];
  const word = words[name];
  if (!was || !word) return;
  if (was.typed === word.typed) delete words[name];
  else Object.assign(words, { [name]: { ...word, base: wordOf(draft, name) } });
}

/** Puts a refusal at what it is about; null where it is about nothing that was sent. */
export function withRefusal(pending: Pending, { set, drop }: Sending, { path, reason }: Refusal): Pending | null {
  const [, field = "", place = "", ...rest] = path;
  const key = field === "set" ? set[Number(place)] : field === "drop" ? drop[Number(place)] : undefined;
  const cell = key === undefined ? undefined : pending.cells[key];
  if (key !== undefined && cell)
    return { ...pending, cells: { ...pending.cells, [key]: { ...cell, refusal: { path: rest, reason } } } };
  const name = wordNames.find((each) => each === field);
  const word = name && pending.words[name];
  if (!name || !word) return null;
  const refused = { ...word, refusal: { path: path.slice(2), reason } };
  return { ...pending, words: { ...pending.words, [name]: refused } };
}

export function refusalsOf({ cells, words }: Pending): number {
  return [...Object.values(cells), ...Object.values(words)].filter(({ refusal }) => refusal).length;
}

export function isWhole(typed: TypedStand): typed is Stand {
  return typeof typed === "string" || typed.value !== undefined;
}

function isWordWhole({ words }: Pending, name: WordName): boolean {
  if (words[name] === undefined || words[name].refusal) return false;
  if (name !== "sources") return (words[name]?.typed ?? "").trim() !== "";
  return (words.sources?.typed ?? []).every(({ title }) => title.trim() !== "");
}

export function editInput(key: string, typed: TypedStand | undefined) {
  const cell = cellOf(key);
  if (typed === undefined || typeof typed === "string") return { ...cell, value: null };
  const { value, strictness, noteZh, noteEn }: Partial<Content> = typed;
  return { ...cell, value, strictness, noteZh, noteEn };
}
