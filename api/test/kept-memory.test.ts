import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");

function heap(): number {
  if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed + process.memoryUsage().external;
}

const mebibyte = 1_048_576;
const keptBytes = 16 * mebibyte;

let server: TestServer;
let instants: readonly string[];
beforeAll(async () => {
  server = await startServer({ keptBytes, metricsFrom: ["127.0.0.1"] });
  const query = "{ latestChanges(first: 100) { publishedAt } }";
  const { latestChanges } = dataOf(await server.gql<{ latestChanges: { publishedAt: string }[] }>(query));
  instants = [...new Set(latestChanges.map(({ publishedAt }) => publishedAt))].slice(0, 6);
});
afterAll(() => server.close());

async function kept(): Promise<number> {
  const text = await (await server.fetch("/metrics")).text();
  return Number(/^beian_kept_bytes (\S+)$/m.exec(text)?.[1]);
}

/** One of many that are all prepared: a writer keeps what it says of each of a book's five thousand rules. */
function askedOf(number: number): string {
  const same = Array.from({ length: 30 }, (_, index) => `a${number}_${index}: effectiveFrom`).join(" ");
  return `query ($at: DateTime) { provinces { version rules(knownAt: $at) { ${same} } } viewer { id } }`;
}

test("prepared queries by rule books fill no more than the bound, and the heap hardly more", { timeout: 600_000 }, async () => {
  expect(instants.length).toBe(6);
  const flood = async (queries: number) => {
    for (let number = 0; number < queries; number += 1)
      for (const at of instants)
        for (let time = 0; time < (at === instants[0] ? 3 : 1); time += 1)
          dataOf(await server.gql(askedOf(number), { at }));
  };
  // All books are made, and what is kept is full.
  await flood(2);
  const before = heap();
  await flood(8);
  expect(await kept()).toBeGreaterThan(keptBytes / 4);
  expect(await kept()).toBeLessThanOrEqual(keptBytes);
  // Without a bound it would be some 30 texts of 30 bytes for 5,000 rules, by 8 queries and 6 books: 200 MiB.
  expect(heap() - before).toBeLessThan(2 * keptBytes);
});

test("texts of every kind share that bound: answers, documents, names of operations", { timeout: 300_000 }, async () => {
  for (let number = 0; number < 60; number += 1) {
    const words = Array.from({ length: 200 }, () => "name").join(" ");
    const query = `query q${number} { provinces { ${words} rules { content { summary } } } }`;
    await server.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: `application/json;q=0.${number}` },
      body: JSON.stringify({ query, operationName: `q${number}` }),
    });
    if (number % 10 === 9) expect(await kept()).toBeLessThanOrEqual(keptBytes);
  }
});
