import type { NewAuditEvent } from "../../store/ports/audit.ts";
import type { Store, StoreTransaction } from "../../store/ports/store.ts";
import type { Actor, KnownActor } from "./actor.ts";
import { auditActor } from "./actor.ts";
import type { AuditNote } from "./audit.ts";
import { recordAudit } from "./audit.ts";
import type { Act } from "./permissions.ts";
import { mustBeAllowed } from "./permissions.ts";
import { InvalidInput, Refusal } from "./refusal.ts";
import { standingOf } from "./standing.ts";
import { tellingTroubles } from "./troubles.ts";

/** What is about to be done, as the audit names it. */
export interface Deed extends Pick<NewAuditEvent, "action">, Partial<Pick<NewAuditEvent, "changeNumber" | "subject">> {
  readonly needs: Act;
}

/**
 * Runs one act in one transaction: whoever acts must have the right at that moment, whatever held when the request came
 * in. A refused act of somebody known is recorded in a transaction of its own, without anything that was typed.
 */
export function act<Result>(
  store: Store,
  actor: Actor,
  deed: Deed,
  work: (tx: StoreTransaction, known: KnownActor) => Promise<Result>,
): Promise<Result> {
  return recordingRefusal(store, actor, deed, () =>
    store.transaction(async (tx) => {
      const known = await standingOf(tx, actor);
      mustBeAllowed(known, deed.needs);
      return work(tx, known);
    }),
  );
}

/**
 * The same for an act that takes something that takes long, such as a password's hash: nobody waits for their turn to
 * write meanwhile, and it is made only for those who have the right.
 */
export function actWith<Prepared, Result>(
  store: Store,
  actor: Actor,
  deed: Deed,
  prepare: () => Promise<Prepared>,
  work: (tx: StoreTransaction, known: KnownActor, prepared: Prepared) => Promise<Result>,
): Promise<Result> {
  return recordingRefusal(store, actor, deed, async () => {
    mustBeAllowed(await standingOf(store, actor), deed.needs);
    const prepared = await prepare();
    return store.transaction(async (tx) => {
      const known = await standingOf(tx, actor);
      mustBeAllowed(known, deed.needs);
      return work(tx, known, prepared);
    });
  });
}

/** What the audit keeps where somebody was refused what isn't done by act(), such as signing in. */
export function recordRefusal(store: Store, event: AuditNote): Promise<void> {
  return tellingTroubles(() => store.transaction((tx) => recordAudit(tx, event)));
}

/** Does the work; where it is refused to somebody known, the audit says so before the refusal goes on its way. */
function recordingRefusal<Result>(
  store: Store,
  actor: Actor,
  { action, changeNumber = null, subject = null }: Deed,
  work: () => Promise<Result>,
): Promise<Result> {
  return tellingTroubles(async () => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal && (actor.kind === "PERSON" || actor.kind === "TOKEN")) {
        // The field at fault, never what was typed into it.
        const details = { refused: error.code, ...(error instanceof InvalidInput ? { path: error.inputPath } : {}) };
        const event = { ...auditActor(actor), action, changeNumber, subject, details };
        await store.transaction((tx) => recordAudit(tx, event));
      }
      throw error;
    }
  });
}
