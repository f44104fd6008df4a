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
