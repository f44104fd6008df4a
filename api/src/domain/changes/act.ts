import type { Store, StoreTransaction } from "../../store/store.ts";
import { StoreUnavailable } from "../../store/store-unavailable.ts";
import type { Actor } from "../actor.ts";
import { recordingRefusal } from "../audit.ts";
import type { Act } from "../permissions.ts";
import { mustBeAllowed } from "../permissions.ts";
import { Unavailable } from "../refusal.ts";

/** Somebody who is known: the only ones who ever write. */
export type KnownActor = Exclude<Actor, { kind: "ANONYMOUS" }>;

/** What is about to be done, as the audit names it. */
export interface Deed {
  /** A noun and a verb, such as change.publish. */
  readonly action: string;
  readonly needs: Act;
  readonly changeNumber?: number;
  /** What is acted on where it isn't a change. */
  readonly subject?: string;
}

/**
 * Runs one act in one transaction: whoever acts must have the right at that moment, whatever held when the request came
 * in. A refused act of somebody known is recorded in a transaction of its own, without anything that was typed.
 */
export async function act<Result>(
  store: Store,
  actor: Actor,
  { needs, ...event }: Deed,
  work: (tx: StoreTransaction, actor: KnownActor) => Promise<Result>,
): Promise<Result> {
  try {
    return await recordingRefusal(store, actor, event, () =>
      store.transaction(async (tx) => {
        const current = await asOfNow(tx, actor);
        mustBeAllowed(current, needs);
        return work(tx, current);
      }),
    );
  } catch (error) {
    throw unavailableOr(error);
  }
}

/** The actor with the role and standing that the person has by now. */
async function asOfNow(tx: StoreTransaction, actor: Actor): Promise<Actor> {
  if (actor.kind !== "PERSON" && actor.kind !== "TOKEN") return actor;
  const [person] = await tx.persons([actor.person.id]);
  return person ? { ...actor, person } : { kind: "ANONYMOUS", origin: actor.origin };
}

/** A store that can't write is told to the caller, without the path of its file. */
export function unavailableOr(error: unknown): unknown {
  if (!(error instanceof StoreUnavailable)) return error;
  if (error.trouble === "DISK_FULL")
    return new Unavailable(
      {
        zh: "磁盘空间不足，未写入任何内容，请联系运维",
        en: "the disk is full and nothing was written; tell the operator",
      },
      error,
    );
  if (error.trouble === "LOCKED")
    return new Unavailable(
      {
        zh: "数据库繁忙，未写入任何内容，请稍后再试",
        en: "the database is busy and nothing was written; try again shortly",
      },
      error,
    );
  return new Unavailable(
    { zh: "数据库暂时不可写，未写入任何内容", en: "the database can't be written to; nothing was written" },
    error,
  );
}
