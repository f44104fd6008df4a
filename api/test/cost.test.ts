import { monitorEventLoopDelay } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { limits } from "../src/graphql/limits/limit-exceeded.ts";
import { type CostlyDocument, costlyDocuments, promisedDocuments } from "./costly-documents.ts";
import { dataOf, startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.gql("{ provinces { rules { origin } } }");
});
afterAll(() => server.close());

interface Taken {
  /** Milliseconds of the thread, which other work on the machine doesn't add to. */
  readonly cpu: number;
  /** Of these, the most without anybody having their turn. */
  readonly longest: number;
  readonly bytes: number;
  readonly memory: number;
}

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");
const threadMs = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/** Asks, and measures what server and client together take of this thread. */
async function taken({ query, variables }: CostlyDocument) {
  collect();
  const heap = process.memoryUsage().heapUsed;
  let isOver = false;
  let longest = 0;
  let peak = heap;
  const began = threadMs();
  let last = began;
  const look = () => {
    const now = threadMs();
    longest = Math.max(longest, now - last);
    last = now;
    peak = Math.max(peak, process.memoryUsage().heapUsed);
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  const answer = await server.gql(query, variables);
  isOver = true;
  return { answer, cpu: threadMs() - began, longest, memory: peak - heap };
}
