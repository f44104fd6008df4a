import type { Draft } from "../graphql/draft.ts";
import { fate, type Typed, type Words } from "../words/words.ts";
import { type Pending, type WordName, wordNames, wordOf } from "./pending.ts";
import { type Stand, sameStand, standOf, type TypedStand } from "./stand.ts";

/** Something that I and somebody else wrote differently from the same base. */
export type Clash =
  | ({ readonly kind: "cell"; readonly key: string } & Sides<TypedStand, Stand>)
  | { readonly [Name in WordName]: { readonly kind: Name } & Sides<Words[Name]> }[WordName];

interface Sides<Mine, Theirs = Mine> {
  readonly base: Theirs;
  readonly mine: Mine;
  readonly theirs: Theirs;
}

/** What I typed, held against the draft as it stands now. */
export interface Merged {
  /** Without what stands so already. */
  readonly pending: Pending;
  readonly clashes: readonly Clash[];
}

/** Three ways: what only I wrote stays mine, what we wrote alike is done, and only where we differ must I choose. */
export function merge(pending: Pending, draft: Draft | null): Merged {
  const clashes: Clash[] = [];
  const cells = Object.entries(pending.cells).filter(([key, { typed, base }]) => {
    const theirs = standOf(draft, key);
    if (sameStand(typed, theirs)) return false;
    if (!sameStand(base, theirs)) clashes.push({ kind: "cell", key, base, mine: typed, theirs });
    return true;
  });
  const words = wordNames.filter((name) => {
    const word = pending.words[name];
    if (!word) return false;
    const theirs = wordOf(draft, name);
    const came = fate<Words[WordName]>(word, theirs);
    const clash = came === "CLASH" ? clashOf(name, word, theirs) : null;
    if (clash) clashes.push(clash);
    return came !== "ALIKE";
  });
  return {
    pending: {
      cells: Object.fromEntries(cells),
      words: Object.fromEntries(words.map((name) => [name, pending.words[name]])),
    },
    clashes,
  };
}

function clashOf(name: WordName, { typed, base }: Typed<Words[WordName]>, theirs: Words[WordName]): Clash | null {
  if (typeof typed === "string" && typeof base === "string" && typeof theirs === "string" && name !== "sources")
    return { kind: name, base, mine: typed, theirs };
  if (typeof typed !== "string" && typeof base !== "string" && typeof theirs !== "string" && name === "sources")
    return { kind: name, base, mine: typed, theirs };
  return null;
}

export type Side = "mine" | "theirs";

/** What is left to save once I have chosen: mine stands on theirs from now on; theirs needs no saving. */
export function choose(pending: Pending, clashes: readonly Clash[], sideOf: (clash: Clash) => Side): Pending {
  const cells = { ...pending.cells };
  const words: { [Name in WordName]?: Typed<Words[Name]> } = { ...pending.words };
  for (const clash of clashes) {
    const takesMine = sideOf(clash) === "mine";
    if (clash.kind === "cell") {
      if (takesMine) cells[clash.key] = { typed: clash.mine, base: clash.theirs };
      else delete cells[clash.key];
    } else if (!takesMine) delete words[clash.kind];
    else if (clash.kind === "sources") words.sources = { typed: clash.mine, base: clash.theirs };
    else words[clash.kind] = { typed: clash.mine, base: clash.theirs };
  }
  return { cells, words };
}
