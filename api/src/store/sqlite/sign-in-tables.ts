import { account, person, session, verification } from "@beian/drizzle/schema";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import type { SignInTables } from "../store.ts";
import type { Connection } from "./connection.ts";
import type { Transactions } from "./transactions.ts";

/**
 * better-auth's own way to the tables of people and sessions. Each of its writes takes its turn among the transactions:
 * on the connection for writing it would otherwise end up in somebody else's, and go away with it.
 */
export function signInTables(parts: {
  reader: Connection;
  writer: Connection;
  transactions: Transactions;
}): SignInTables {
  const { reader, writer, transactions } = parts;
  const config = {
    provider: "sqlite",
    schema: { user: person, session, account, verification },
    transaction: false,
  } as const;
  return {
    adapter(options) {
      const reads = drizzleAdapter(reader.orm, config)(options);
      const writes = drizzleAdapter(writer.orm, config)(options);
      const inTurn = <Result>(work: () => Promise<Result>) => transactions.run(work);
      const adapter: typeof reads = {
        ...reads,
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
  };
}
