import { AsyncLocalStorage } from "node:async_hooks";
import { account, person, session, verification } from "@beian/drizzle/schema";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import type { SignInTables } from "../ports/store.ts";
import type { Connection } from "./connection.ts";
import type { Transactions } from "./transactions.ts";
import { storeTrouble } from "./troubles.ts";

/** What better-auth writes in one call that is to stand or fall as one. */
interface WholeAct {
  readonly begin: () => Promise<void>;
  isOver: boolean;
  failure: { readonly error: unknown } | null;
}

/**
 * better-auth's own way to the tables of people and sessions. Each of its writes takes its turn among the transactions:
 * on the connection for writing it would otherwise end up in somebody else's, and go away with it. Within an act, all of
 * them are in the act's own.
 */
export function signInTables(parts: {
  reader: Connection;
  writer: Connection;
  transactions: Transactions;
  file: string;
}): SignInTables {
  const { reader, writer, transactions, file } = parts;
  const acts = new AsyncLocalStorage<WholeAct>();
  const config = {
    provider: "sqlite",
    schema: { user: person, session, account, verification },
    transaction: false,
  } as const;
  return {
    adapter(options) {
      const reads = drizzleAdapter(reader.orm, config)(options);
      const writes = drizzleAdapter(writer.orm, config)(options);
      /** better-auth's errors keep what caused them, which is to be told from a bug. */
      const told = async <Result>(read: Promise<Result>): Promise<Result> => {
        try {
          return await read;
        } catch (error) {
          throw storeTrouble(error, file);
        }
      };
      const inTurn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
        const act = acts.getStore();
        if (!act || act.isOver) return told(transactions.run(work));
        try {
          await act.begin();
          return await told(work());
        } catch (error) {
          act.failure ??= { error };
          throw error;
        }
      };
      const adapter: typeof reads = {
        ...reads,
        findOne: (given) => told(reads.findOne(given)),
        findMany: (given) => told(reads.findMany(given)),
        count: (given) => told(reads.count(given)),
        create: (given) => inTurn(() => writes.create(given)),
        update: (given) => inTurn(() => writes.update(given)),
        updateMany: (given) => inTurn(() => writes.updateMany(given)),
        delete: (given) => inTurn(() => writes.delete(given)),
        deleteMany: (given) => inTurn(() => writes.deleteMany(given)),
        consumeOne: (given) => inTurn(() => writes.consumeOne(given)),
        incrementOne: (given) => inTurn(() => writes.incrementOne(given)),
        transaction: (work) => work(adapter),
      };
      return adapter;
    },
    async asOne(work, around) {
      try {
        return await transactions.runLazily(async (begin) => {
          const act: WholeAct = { begin, isOver: false, failure: null };
          try {
            const result = await acts.run(act, work);
            if (act.failure) throw act.failure.error;
            return result;
          } catch (error) {
            throw act.failure?.error ?? error;
          } finally {
            act.isOver = true;
          }
        }, around);
      } catch (error) {
        throw storeTrouble(error, file);
      }
    },
  };
}
