import type { Draft, DraftResult, EditDraftInput } from "../graphql/draft.ts";
import { type Problem, refusalOf } from "../graphql/refusal.ts";
import type { DraftApi, NoAnswer } from "./draft-api.ts";
import type { DraftState } from "./draft-state.ts";
import { endsReview, isEditable } from "./editable.ts";
import { merge } from "./merge.ts";
import { isEmpty, type Sending, sendingOf, withoutSaved, withRefusal } from "./pending.ts";

export interface DraftSaverParts {
  readonly api: DraftApi;
  /** True once somebody is signed in. */
  readonly signInAgain: () => Promise<boolean>;
  /** What a new change is called until somebody names it. */
  readonly titleFor: (keys: readonly string[]) => string;
  readonly get: () => DraftState;
  readonly set: (patch: Partial<DraftState>) => void;
  /** Called when another change is in hand. */
  readonly onChange: (number: number) => void;
}

/** Each of these leaves in the state how it went, and loses nothing. */
export interface DraftSaver {
  /** Finds out which drafts there are and takes the one in hand; false where no answer came. */
  readonly look: () => Promise<boolean>;
  /** Takes a change in hand; false where it can't be edited. */
  readonly adopt: (number: number) => Promise<boolean>;
  /** Sends what is typed, until nothing is left that can be sent. */
  readonly save: () => Promise<void>;
  /** One write beside what is typed, such as to rebase; true where it is done. */
  readonly edit: (input: Omit<EditDraftInput, "number" | "version">) => Promise<boolean>;
  readonly signedIn: (work: () => Promise<DraftResult | NoAnswer>) => Promise<DraftResult | NoAnswer>;
}

export function createDraftSaver(parts: DraftSaverParts): DraftSaver {
  const { api, signInAgain, titleFor, get, set, onChange } = parts;
  /** Where the answer to a creation was lost: the newest draft that was known before. */
  let lostCreation: number | null = null;

  /** Told away from any field, so with the name of what is at fault. */
  const refuse = ({ message }: Problem) => set({ saving: "REFUSED", refusal: message });

  /** A refusal for want of a session is one that signing in again heals. */
  const signedIn = async (work: () => Promise<DraftResult | NoAnswer>): Promise<DraftResult | NoAnswer> => {
    const result = await work();
    if (result.__typename !== "NotAllowed") return result;
    set({ saving: "SIGNED_OUT" });
    if (!(await signInAgain())) return result;
    set({ saving: "SAVING" });
    const again = await work();
    if (again.__typename === "NotAllowed") refuse(again);
    return again;
  };

  const take = (draft: Draft) => {
    // To take it out of review is asked for each time, unless somebody has just said so.
    const { choice, knownStatus, why } = get();
    const isSame = choice === draft.number;
    const isKnown = !endsReview(draft) || (isSame && knownStatus === draft.status);
    set({
      draft,
      choice: draft.number,
      knownStatus: isKnown ? draft.status : "DRAFT",
      why: isSame ? why : null,
    });
    onChange(draft.number);
  };

  const adopt = async (number: number): Promise<boolean> => {
    let draft = await api.draft(number);
    // Drafts are nobody's to see who isn't signed in.
    if (draft === null && (await signInAgain())) draft = await api.draft(number);
    if (draft !== null && "why" in draft) {
      set({ saving: draft.why });
      return false;
    }
    if (draft === null || !isEditable(draft)) return false;
    take(draft);
    return true;
  };

  const look = async (): Promise<boolean> => {
    const drafts = await api.mine();
    if ("why" in drafts) return false;
    set({ mine: drafts });
    const { choice, pending, knownStatus } = get();
    const number = choice ?? drafts[0]?.number ?? "NEW";
    if (number === "NEW") {
      set({ ready: true });
      return true;
    }
    const draft = await api.draft(number);
    if (draft !== null && "why" in draft) return false;
    if (draft === null || !isEditable(draft) || (endsReview(draft) && knownStatus !== draft.status)) {
      // It was sent on elsewhere; what is typed for it asks what to do when it is saved.
      if (isEmpty(pending)) set({ choice: "NEW", draft: null });
      else set({ draft });
    } else take(draft);
    set({ ready: true });
    return true;
  };

  /** Opens the change that the first edits go into; false where that can't be done now. */
  const begin = async (keys: readonly string[]): Promise<boolean> => {
    if (lostCreation !== null) {
      const drafts = await api.mine();
      if ("why" in drafts) {
        set({ saving: drafts.why });
        return false;
      }
      const made = drafts.find(({ number }) => number > (lostCreation ?? number));
      lostCreation = null;
      if (made) return adopt(made.number);
    }
    const { pending, mine } = get();
    const title = pending.words.title?.typed.trim() || titleFor(keys);
    const result = await signedIn(() => api.create({ title, reason: title }));
    if (result.__typename === "ChangeSuccess") {
      take(result.change);
      set({ mine: [result.change, ...mine] });
      return true;
    }
    if (result.__typename === "NoAnswer") lostCreation = Math.max(0, ...mine.map(({ number }) => number));
    notSaved(result);
    return false;
  };

  const notSaved = (result: Exclude<DraftResult | NoAnswer, { __typename: "ChangeSuccess" }>) => {
    if (result.__typename === "NoAnswer") set({ saving: result.why });
    // Whoever was refused although signed in has been told why.
    else if (result.__typename !== "NotAllowed") refuse(result);
  };

  /** One write of what is typed; false where the rest has to wait. */
  const send = async (sending: Sending, { number, version }: Draft): Promise<boolean> => {
    const { why } = get();
    const reason = why === null ? {} : { why };
    const result = await signedIn(() => api.edit({ ...sending.input, ...reason, number, version }));
    switch (result.__typename) {
      case "ChangeSuccess":
        take(result.change);
        set({ why: null, pending: withoutSaved(get().pending, sending, result.change) });
        return true;
      case "InvalidInput": {
        const pending = withRefusal(get().pending, sending, refusalOf(result));
        if (pending) set({ pending });
        else notSaved(result);
        return pending !== null;
      }
      case "Conflict":
        // What others wrote is held against what is typed here.
        set({ draft: result.current });
        if (result.current.version > version) return true;
        set({ saving: "MOVED_ON" });
        return false;
      default:
        notSaved(result);
        return false;
    }
  };

  const save = async (): Promise<void> => {
    set({ refusal: null });
    if (!get().ready && !(await look())) return set({ saving: "UNREACHABLE" });
    for (;;) {
      const { choice, draft, knownStatus } = get();
      if (!draft && typeof choice === "number" && !(await adopt(choice))) {
        if (get().saving === "UNREACHABLE" || get().saving === "FAILED") return;
        set({ choice: "NEW" });
        continue;
      }
      const { pending, clashes } = merge(get().pending, get().draft);
      set({ pending, clashes });
      if (clashes.length > 0) return set({ saving: "CLASH" });
      const sending = sendingOf(pending, get().draft);
      if (!sending) return set({ saving: isEmpty(pending) ? "SAVED" : "UNFINISHED" });
      if (draft && draft.status !== "DRAFT" && draft.status !== knownStatus) return set({ saving: "MOVED_ON" });
      set({ saving: "SAVING" });
      const { draft: inHand } = get();
      const goesOn = inHand ? await send(sending, inHand) : await begin(sending.set);
      if (!goesOn) return;
    }
  };

  const edit: DraftSaver["edit"] = async (input) => {
    const { draft } = get();
    if (!draft) return false;
    const { number, version } = draft;
    const result = await signedIn(() => api.edit({ ...input, number, version }));
    if (result.__typename === "ChangeSuccess") {
      take(result.change);
      set({ saving: "SAVED" });
      return true;
    }
    if (result.__typename === "Conflict") set({ draft: result.current, saving: "SAVED" });
    else notSaved(result);
    return false;
  };

  return { look, adopt, save, edit, signedIn };
}
