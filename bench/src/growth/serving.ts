import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { provinceCodes } from "../../../shared/src/index.ts";
import { randomOf } from "../../oracle/random.ts";
import { ask } from "../http/ask.ts";
import { startProduct } from "../http/server-process.ts";
import { dayAt, instantAt } from "./grow.ts";

/** What a history costs the server that answers from it. */
export interface Serving {
  /** From starting the process until it listens, its rules at hand, in milliseconds. */
  readonly ready: number;
  /** Resident memory in bytes, once it listens and after reads of the past. */
  readonly memoryAtRest: number;
  readonly memoryAfterReads: number;
}

/** Provinces on random days as known at random instants. */
const reads = 300;

/** The product's server on a copy of the history; started twice, since the first start brings the product's own rules. */
export async function serve(history: string, directory: string): Promise<Serving> {
  mkdirSync(directory, { recursive: true });
  copyFileSync(history, join(directory, "beian.db"));
  await (await startProduct(directory)).stop();
  const began = performance.now();
  const server = await startProduct(directory);
  const ready = performance.now() - began;
  try {
    const memoryAtRest = server.memory();
    const chance = randomOf(1);
    for (let turn = 0; turn < reads; turn += 1) {
      const code = provinceCodes[turn % provinceCodes.length];
      const [asOf, knownAt] = [dayAt(chance()), new Date(instantAt(chance())).toISOString()];
      const query = `{ province(code: ${code}) { rules(asOf: "${asOf}", knownAt: "${knownAt}") { origin } } }`;
      await ask(server, JSON.stringify({ query }));
    }
    return { ready, memoryAtRest, memoryAfterReads: server.memory() };
  } finally {
    await server.stop();
  }
}
