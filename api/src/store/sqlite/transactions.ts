/*
 * How writing takes turns. Three things could end up in a transaction that isn't theirs, or go away with it:
 *
 * - what else runs in this process between a transaction's awaits: there is one connection for writing, and transactions
 *   queue for it (`last`); reads go by another connection, which sees only what was committed;
 * - another process: BEGIN IMMEDIATE takes the database's lock at once, so that no transaction finds out at its end that
 *   somebody was faster. It is tried again by ourselves until patience ends, for SQLite's own waiting would block this
 *   process; those that queue behind one that waits give up with it. Between two a breath is left, in which others can begin;
 * - another library that writes when it pleases, better-auth: `runLazily` begins where it first writes, not before, since
 *   it hashes passwords meanwhile and nobody should wait for that.
 *
 * What holds: a promise that resolved was committed and flushed (synchronous = FULL) to a file that its name still leads to;
 * one that was rejected left nothing, also where SQLite had rolled back by itself. The audit's events are told to others
 * only after that. A transaction used after its end, or begun inside another, throws: the one would write into somebody
 * else's, the other wait for itself for ever.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { AuditEvent } from "../ports/audit.ts";
import type { Around, StoreTransaction } from "../ports/store.ts";
import type { Connection } from "./connection.ts";
import { guarded } from "./guarded.ts";
import { isBusy } from "./troubles.ts";

export interface Transactions {
  run<Result>(work: (tx: StoreTransaction) => Promise<Result>): Promise<Result>;
  /**
   * Runs work whose writes are known only as they come, such as another library's: its transaction begins where the work
   * asks for it, with the premise, and ends with the conclusion, without either of which nothing of it stands. Nobody waits
   * for what the work does before.
   */
  runLazily<Result>(work: (begin: () => Promise<void>) => Promise<Result>, around: Around): Promise<Result>;
  /** Resolves when those asked for so far have ended. */
  settled(): Promise<void>;
}

const breathMs = 2;

/**
 * One transaction at a time on the connection for writing. Within the process they queue, so that what runs between a
 * transaction's awaits can't end up in it; against other processes BEGIN IMMEDIATE is tried until patience ends, without
 * blocking this one meanwhile.
 */
export function createTransactions(parts: {
  connection: Connection;
  file: string;
  /** How long another process's transaction is waited for, in milliseconds. */
  patience: number;
  /** Throws StoreUnavailable where what is written wouldn't be found again. */
  mustBeInPlace: () => void;
  /** To be told of every event appended to the audit. */
  operations: (appended: (event: AuditEvent) => void) => StoreTransaction;
  /** Told of the audit's events once they are there to stay, in the order of writing. */
  audited: (event: AuditEvent) => void;
}): Transactions {
  const { connection, file, patience, mustBeInPlace, operations, audited } = parts;
  const { sqlite } = connection;
  const current = new AsyncLocalStorage<{ open: boolean }>();
  let last: Promise<unknown> = Promise.resolve();
  let endedAt = Number.NEGATIVE_INFINITY;

  const runOne = async <Result>(work: (tx: StoreTransaction) => Promise<Result>, askedAt: number): Promise<Result> => {
    // A long row of transactions would otherwise leave other processes no moment to begin theirs.
    if (performance.now() - endedAt < breathMs) await pause(breathMs);
    // Those in the row behind another process's long transaction give up together, not one after the other.
    await begin(sqlite, Math.max(askedAt + patience, performance.now() + patience / 10));
    const state = { open: true };
    const events: AuditEvent[] = [];
    const tx = operations((event) => events.push(event));
    const mayRun = () => {
      if (!state.open) throw new Error("a transaction was used after its end");
    };
    try {
      mustBeInPlace();
      const result = await current.run(state, () => work(guarded(tx, { file, mayRun })));
      state.open = false;
      sqlite.exec("COMMIT");
      // Nothing is said to be done that went into a file that was taken away meanwhile.
      mustBeInPlace();
      events.forEach(audited);
      return result;
    } catch (error) {
      state.open = false;
      // Some failures, such as a full disk, may have rolled back by themselves.
      if (sqlite.inTransaction) sqlite.exec("ROLLBACK");
      throw error;
    } finally {
      endedAt = performance.now();
    }
  };

  const run: Transactions["run"] = (work) => {
    // It would wait for itself for ever.
    if (current.getStore()?.open) throw new Error("a transaction was begun inside a transaction");
    const askedAt = performance.now();
    const result = last.then(() => runOne(work, askedAt));
    last = result.catch(() => undefined);
    return result;
  };

  return {
    run,
    async runLazily(work, { premise, conclude }) {
      const state = { open: false };
      const worked = Promise.withResolvers<void>();
      // Heard by the transaction where one began; else by nobody.
      worked.promise.catch(() => undefined);
      let transaction: Promise<void> | null = null;
      let begun: Promise<void> | null = null;
      const begin = () => {
        begun ??= new Promise<void>((resolve, reject) => {
          transaction = run(async (tx) => {
            await premise?.(tx);
            resolve();
            await worked.promise;
            await conclude(tx);
          });
          state.open = true;
          transaction.catch(reject);
        });
        return begun;
      };
      try {
        const result = await current.run(state, () => work(begin));
        await begin();
        worked.resolve();
        await transaction;
        return result;
      } catch (error) {
        worked.reject(error);
        await Promise.resolve(transaction).catch(() => undefined);
        throw error;
      } finally {
        state.open = false;
      }
    },
    async settled() {
      await last;
    },
  };
}

async function begin(sqlite: Connection["sqlite"], giveUpAt: number): Promise<void> {
  for (;;) {
    try {
      sqlite.exec("BEGIN IMMEDIATE");
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() >= giveUpAt) throw error;
    }
    // Apart, so that two that wait don't meet again.
    await pause(1 + Math.random() * 4);
  }
}
