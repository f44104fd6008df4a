import type { Server } from "node:http";

/** Listens on a free port of 127.0.0.1, prints the address, and ends when told to. */
export function listen(server: Server): void {
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    process.stdout.write(`http://127.0.0.1:${address.port}/graphql\n`);
  });
  process.once("SIGTERM", () => process.exit(0));
}
