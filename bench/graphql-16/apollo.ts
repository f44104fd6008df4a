import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { provinces, typeDefs } from "./published-schema.ts";

const server = new ApolloServer({ typeDefs, resolvers: { Query: { provinces: () => provinces } } });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: "127.0.0.1" } });
process.stdout.write(`${url}\n`);
process.once("SIGTERM", () => process.exit(0));
