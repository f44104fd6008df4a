import type { Draft, DraftEntry } from "../graphql/draft.ts";
import type { KeptDraft } from "./kept-draft.ts";
import type { Clash } from "./merge.ts";
import { nothingPending } from "./pending.ts";

/** How saving stands. Whatever it says, nothing typed is lost. */
export type Saving =
  /** Nothing waits. */
  | "SAVED"
  /** Typed, and about to be sent. */
  | "TYPING"
  | "SAVING"
  /** What is left isn't whole yet, or was refused: it waits for the person. */
  | "UNFINISHED"
  /** No connection; tried again by itself. */
  | "UNREACHABLE"
  /** The API can't write just now; tried again by itself. */
  | "FAILED"
  /** The session ended, and nobody signed in again. */
  | "SIGNED_OUT"
  /** The API refuses all of it, for a reason that no field names. */
  | "REFUSED"
  /** Somebody else wrote the same differently; it waits until the person has chosen. */
  | "CLASH"
  /** The change was sent on, published or withdrawn meanwhile; it waits for the person to say what to do. */
  | "MOVED_ON";

export interface DraftState extends KeptDraft {
  /** Whether it is known what drafts there are. */
  readonly ready: boolean;
  /** The change that edits gather in, as the server has it; null before the first edit is saved. */
  readonly draft: Draft | null;
  /** My drafts, newest first. */
  readonly mine: readonly DraftEntry[];
  readonly saving: Saving;
  readonly clashes: readonly Clash[];
  /** Why all of it was refused. */
  readonly refusal: string | null;
  /** The change just sent for review. */
  readonly submitted: Pick<Draft, "number" | "title"> | null;
}

export const initialState: DraftState = {
  ready: false,
  choice: null,
  draft: null,
  knownStatus: "DRAFT",
  mine: [],
  pending: nothingPending,
  saving: "SAVED",
  clashes: [],
  why: null,
  refusal: null,
  submitted: null,
};
