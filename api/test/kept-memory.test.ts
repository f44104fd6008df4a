import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDocuments } from "../src/answering/documents.ts";
import { createMemory } from "../src/answering/memory.ts";
import { createPreparedQueries } from "../src/answering/prepared-queries.ts";
import { createContext } from "../src/graphql/context.ts";
import type { TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");

/** Once what is let go of is gone: buffers only go with the second collection after the one that frees their owners. */
async function heap(): Promise<number> {
  for (let time = 1; time <= 3; time += 1) {
    if (typeof collect === "function") collect();
    await setImmediate();
  }
  return process.memoryUsage().heapUsed + process.memoryUsage().external;
}

const mebibyte = 1_048_576;
const keptBytes = 8 * mebibyte;

let server: TestServer;
let instants: readonly number[];
beforeAll(async () => {
  server = await startServer({ keptBytes, metricsFrom: ["127.0.0.1"] });
  const latest = await server.app.domain.changes.latest(40);
  instants = [...new Set(latest.flatMap(({ publishedAt }) => publishedAt ?? []))].slice(0, 4);
});
afterAll(() => server.close());

/** One of many that are all prepared: a writer keeps what it says of each of a book's two thousand rules. */
function askedOf(number: number): string {
  const same = Array.from({ length: 30 }, (_, index) => `a${number}_${index}: effectiveFrom`).join(" ");
  return `query ($at: DateTime) { provinces { rules(knownAt: $at) { ${same} } } }`;
}

test("prepared queries by rule books fill no more than the bound, and the heap hardly more", {
  timeout: 600_000,
}, async () => {
  expect(instants.length).toBe(4);
  const memory = createMemory(keptBytes);
  const known = createPreparedQueries(memory, createDocuments(memory));
  const actor = { kind: "ANONYMOUS", origin: null } as const;
  const flood = async (queries: number) => {
    for (let number = 0; number < queries; number += 1)
      for (const instant of instants) {
        const query = askedOf(number);
        const asked = [1, 2, 3].map(() => known(query, undefined)).at(-1);
        const events = { lastEventId: null, id: null };
        const asking = { actor, actorNow: async () => actor, events, listsInTurns: false };
        const context = createContext(server.app.domain, asking);
        const bytes = await asked?.prepared?.write({ at: new Date(instant).toISOString() }, context, { isOver: false });
        expect(bytes?.length).toBeGreaterThan(mebibyte);
        expect(memory.taken()).toBeLessThanOrEqual(keptBytes);
      }
  };
  // By then all books are made, and what may be kept is full.
  await flood(4);
  const before = await heap();
  await flood(20);
  expect(memory.taken()).toBeGreaterThan(0);
  // Without a bound it would be 2 MiB a query and book, 128 MiB more.
  expect((await heap()) - before).toBeLessThan(3 * keptBytes);
});

test("answers, documents and names that come over HTTP share that bound, and the figure tells of it", async () => {
  const kept = async () => {
    const text = await (await server.fetch("/metrics")).text();
    return Number(/^beian_kept_bytes (\S+)$/m.exec(text)?.[1]);
  };
  const before = await kept();
  for (let number = 0; number < 25; number += 1) {
    const words = Array.from({ length: 200 }, () => "name").join(" ");
    const query = `query q${number} { provinces { ${words} rules { content { summary } } } }`;
    await server.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: `application/json;q=0.${number}` },
      body: JSON.stringify({ query, operationName: `q${number}` }),
    });
    expect(await kept()).toBeLessThanOrEqual(keptBytes);
  }
  expect(await kept()).toBeGreaterThan(before);
});
