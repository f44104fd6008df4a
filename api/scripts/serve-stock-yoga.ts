// The product's own schema and resolvers on graphql-yoga as it comes: what npm run bench compares the product's server with.

import { createServer } from "node:http";
import { createYoga } from "graphql-yoga";
import { productFindings } from "../src/bring-rules.ts";
import { createDomain } from "../src/domain/domain.ts";
import { createPasswordHashing } from "../src/domain/password-hash.ts";
import type { Context } from "../src/graphql/builder.ts";
import { createContext } from "../src/graphql/context.ts";
import { eventStreamOf } from "../src/graphql/event-stream.ts";
import { unlimited } from "../src/graphql/limits/budget.ts";
import { schema } from "../src/graphql/schema.ts";
import { readOrMakeKey } from "../src/secrets.ts";
import { openStore } from "../src/store/open.ts";

const dataDir = process.env.DATA_DIR ?? "./data";
const now = () => new Date();
const store = await openStore({ dataDir, now, mustExist: true });
const key = readOrMakeKey(dataDir, "receipt");
const noWebhooks = { key, isHostAllowed: () => false, send: async () => ({ error: "UNSENT" }), onError: () => {} };
const domain = await createDomain({
  productFindings,
  store,
  now,
  receiptKey: key,
  hashing: createPasswordHashing(),
  webhooks: noWebhooks,
});
const actor = { kind: "ANONYMOUS", origin: "bench" } as const;
const actorNow = async () => actor;
const yoga = createYoga<object, Context>({
  schema,
  logging: false,
  context: ({ request }) =>
    createContext(domain, { actor, actorNow, events: eventStreamOf(request), listsInTurns: false }, unlimited),
});
const server = createServer(yoga);
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  process.stdout.write(`http://127.0.0.1:${address.port}/graphql\n`);
});
process.once("SIGTERM", () => process.exit(0));
