import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { startServer } from "./harness.ts";

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");

function heap(): number {
  if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed;
}

test("long documents, right and wrong, aren't kept in memory", { timeout: 120_000 }, async () => {
  const server = await startServer();
  try {
    const send = async (query: string) => {
      const response = await server.gql(query);
      return response.status;
    };
    const long = "x".repeat(900_000);
    expect(await send(`{ __typename } # ${long}`)).toBe(200);
    expect(await send(`{ __typename # ${long}`)).toBe(400);
    const before = heap();
    for (let index = 0; index < 30; index += 1) {
      await send(`{ __typename } # ${index} ${long}`);
      await send(`{ __typename # ${index} ${long}`);
    }
    // Kept, they would be 54 million bytes.
    expect(heap() - before).toBeLessThan(15_000_000);
  } finally {
    await server.close();
  }
});
