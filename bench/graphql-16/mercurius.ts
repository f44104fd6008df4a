import Fastify from "fastify";
import { mercurius } from "mercurius";
import { provinces, typeDefs } from "./published-schema.ts";

const app = Fastify();
await app.register(mercurius, { schema: typeDefs, resolvers: { Query: { provinces: () => provinces } }, jit: 1 });
const address = await app.listen({ port: 0, host: "127.0.0.1" });
process.stdout.write(`${address}/graphql\n`);
process.once("SIGTERM", () => process.exit(0));
