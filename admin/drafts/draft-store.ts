import type { Draft } from "../graphql/draft.ts";
import { type Refusal, refusalOf } from "../graphql/refusal.ts";
import type { Kept } from "../session/kept.ts";
import type { Words } from "../words/words.ts";
import type { DraftApi } from "./draft-api.ts";
import { createDraftSaver } from "./draft-saver.ts";
import { type DraftState, initialState } from "./draft-state.ts";
import { keepDraft, keptDraft } from "./kept-draft.ts";
import { type Clash, choose, type Side } from "./merge.ts";
import { editInput, isEmpty, typeCell, typeWord, type WordName } from "./pending.ts";
import { cellOf, standOf, type TypedStand } from "./stand.ts";

/** The drafts of one person in one window. */
export interface DraftStore {
  readonly get: () => DraftState;
  readonly subscribe: (onChange: () => void) => () => void;
  /** Brings back what was kept and goes on saving; returns how to stop. */
  readonly start: () => () => void;
  readonly typeCells: (keys: readonly string[], typed: TypedStand) => void;
  readonly typeWord: <Name extends WordName>(name: Name, typed: Words[Name]) => void;
  /** Gathers edits in another change from now on, or in a new one; false where it can't, or something is unsaved. */
  readonly open: (choice: number | "NEW", knowing?: Knowing) => Promise<boolean>;
  /** Saves what can be saved, now. True where nothing is left unsaved. */
  readonly flush: () => Promise<boolean>;
  /** Mine or theirs, of everything that was written differently. */
  readonly choose: (sideOf: (clash: Clash) => Side) => Promise<boolean>;
  /** Of edits overtaken by a publication: sets mine again on top of it, or drops them. */
  readonly rebase: (sides: ReadonlyMap<string, Side>) => Promise<boolean>;
  /** Where the change moved on: back to a draft with what was typed, or that into a new one. */
  readonly goOn: (where: "HERE" | "NEW", why?: string | null) => Promise<boolean>;
  readonly submit: () => Promise<SubmitOutcome>;
  readonly forgetSubmitted: () => void;
}

/** That somebody knows that their edits take the change out of review, and why they do. */
export interface Knowing {
  readonly why: string | null;
}

export type SubmitOutcome = "SUBMITTED" | "UNSAVED" | "OVERTAKEN" | Refusal;

export interface DraftStoreParts {
  readonly api: DraftApi;
  /** What the browser keeps for the person. */
  readonly kept: Kept;
  /** True once somebody is signed in. */
  readonly signInAgain: () => Promise<boolean>;
  /** What a new change is called until somebody names it. */
  readonly titleFor: (keys: readonly string[]) => string;
}

/** Typing on within this time is saved along. */
const pauseMs = 600;
/** How long to wait before the next try, and the next, where no answer came. */
const retryMs = [1_000, 2_000, 5_000, 10_000, 30_000] as const;

export function createDraftStore({ kept, ...parts }: DraftStoreParts): DraftStore {
  const { api } = parts;
  const listeners = new Set<() => void>();
  let state: DraftState = initialState;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let running: Promise<void> | null = null;
  let watched: number | null = null;
  let unwatch = () => {};

  const get = () => state;
  const set = (patch: Partial<DraftState>) => {
    const before = state;
    state = { ...state, ...patch };
    keepDraft(kept, before, state);
    for (const listener of listeners) listener();
  };
  /** What other parts of the page learn of the change in hand. */
  const onChange = (number: number) => {
    if (watched === number) return;
    unwatch();
    watched = number;
    unwatch = api.watch(number, (draft) => isNews(draft, state.draft) && set({ draft }));
  };
  const saver = createDraftSaver({ ...parts, get, set, onChange });

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };

  /** One at a time in this window and, where the browser can tell, in all of them. */
  const save = (): Promise<void> => {
    clearTimeout(timer);
    running ??= inOneWindow(saver.save).finally(() => {
      running = null;
      if (state.saving === "TYPING") later(pauseMs);
      else if (state.saving === "UNREACHABLE" || state.saving === "FAILED") {
        later(retryMs[Math.min(tries, retryMs.length - 1)] ?? pauseMs);
        tries += 1;
      } else tries = 0;
    });
    return running;
  };
  const flush = async (): Promise<boolean> => {
    await save();
    return isEmpty(state.pending);
  };

  const typed = (pending: DraftState["pending"]) => {
    const asks = state.saving === "CLASH" || state.saving === "MOVED_ON" || state.saving === "SIGNED_OUT";
    set({ pending, ...(asks ? {} : { saving: "TYPING", refusal: null }) });
    if (!asks) later(pauseMs);
  };

  const wake = () => {
    if (document.visibilityState === "hidden" || running !== null) return;
    if (isEmpty(state.pending)) void saver.look();
    else if (state.saving === "UNREACHABLE" || state.saving === "FAILED") void save();
  };

  return {
    get,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      set(keptDraft(kept));
      if (isEmpty(state.pending)) void saver.look();
      else void save();
      window.addEventListener("online", wake);
      document.addEventListener("visibilitychange", wake);
      return () => {
        clearTimeout(timer);
        unwatch();
        window.removeEventListener("online", wake);
        document.removeEventListener("visibilitychange", wake);
      };
    },
    typeCells: (keys, stand) =>
      typed(keys.reduce((pending, key) => typeCell(pending, state.draft, key, stand), state.pending)),
    typeWord: (name, words) => typed(typeWord(state.pending, state.draft, name, words)),
    async open(choice, knowing) {
      if (choice === state.choice && !knowing) return true;
      if (!(await flush())) return false;
      if (choice !== "NEW") {
        const adopted = await saver.adopt(choice);
        if (adopted && knowing && state.draft) set({ knownStatus: state.draft.status, why: knowing.why });
        return adopted;
      }
      set({ choice, draft: null });
      return true;
    },
    flush,
    async choose(sideOf) {
      set({ pending: choose(state.pending, state.clashes, sideOf), clashes: [], saving: "TYPING" });
      return flush();
    },
    async rebase(sides) {
      const { draft } = state;
      const keysOf = (side: Side) => [...sides].flatMap(([key, chosen]) => (chosen === side ? [key] : []));
      return saver.edit({
        set: keysOf("mine").map((key) => editInput(key, standOf(draft, key))),
        drop: keysOf("theirs").map(cellOf),
      });
    },
    async goOn(where, why = null) {
      if (where === "HERE" && state.draft) set({ knownStatus: state.draft.status, why, saving: "TYPING" });
      else set({ draft: null, choice: "NEW", pending: onNewGround(state.pending), saving: "TYPING" });
      return flush();
    },
    async submit() {
      if (!(await flush()) || !state.draft) return "UNSAVED";
      const { number, version } = state.draft;
      const fresh = await api.draft(number);
      if (fresh !== null && !("why" in fresh)) {
        set({ draft: fresh });
        if (fresh.edits.some(({ overtakenBy }) => overtakenBy)) return "OVERTAKEN";
      }
      const result = await saver.signedIn(() => api.submit({ number, version }));
      set({ saving: "SAVED" });
      if (result.__typename === "NoAnswer") return "UNSAVED";
      if (result.__typename === "ChangeSuccess") {
        set({
          draft: null,
          choice: "NEW",
          mine: state.mine.filter((entry) => entry.number !== number),
          submitted: { number, title: result.change.title },
        });
        return "SUBMITTED";
      }
      if (result.__typename === "Conflict") set({ draft: result.current });
      return refusalOf(result);
    },
    forgetSubmitted: () => set({ submitted: null }),
  };
}

function isNews(draft: Draft, known: Draft | null): boolean {
  return known !== null && known.number === draft.number && known.version <= draft.version && known !== draft;
}

/** In a new change nothing is edited yet. */
function onNewGround({ cells }: DraftState["pending"]): DraftState["pending"] {
  const moved = Object.entries(cells).map(([key, { typed }]) => [key, { typed, base: "UNTOUCHED" }] as const);
  return { cells: Object.fromEntries(moved), words: {} };
}

async function inOneWindow(work: () => Promise<void>): Promise<void> {
  if ("locks" in navigator) await navigator.locks.request("beian.draft", work);
  else await work();
}
