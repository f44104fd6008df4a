import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** Asks the API; throws with its first message where it answers errors. */
export type Ask = <Data>(query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Data>;

const entry = fileURLToPath(new URL("../api/src/main.ts", import.meta.url));
const patienceMs = 60_000;
/** On a machine that does much else, too. */
const startingMs = 240_000;

/** Runs work against the real API on a new database, which is gone afterwards. */
export async function withServedApi<Result>(work: (ask: Ask) => Promise<Result>): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), "beian-check-"));
  const port = await freePort();
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, API_PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataDir },
    // The accounts that a new database prints are nobody's business here.
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    await ready(`http://127.0.0.1:${port}/health/ready`, () => child.exitCode !== null);
    return await work(askAt(`http://127.0.0.1:${port}/graphql`));
  } finally {
    child.kill("SIGTERM");
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** What createTally makes. */
export type Tally = ReturnType<typeof createTally>;

/** Counts what held and what didn't, says each of the latter, and closes with the sums. */
export function createTally() {
  let held = 0;
  const broken: string[] = [];
  return {
    expect(holds: boolean, otherwise: string): void {
      if (holds) held += 1;
      else broken.push(otherwise);
    },
    close(): void {
      for (const line of broken) console.error(`✗ ${line}`);
      console.log(`${held} passed, ${broken.length} failed`);
      if (broken.length > 0) process.exitCode = 1;
    },
  };
}

/** A file of the documents that the project answers to. */
export function sharedFile(path: string): string {
  const directory = process.env.SHARED_DIR;
  if (!directory) throw new Error("SHARED_DIR must name the folder of the documents");
  return join(directory, path);
}

function askAt(url: string): Ask {
  return async <Data>(query: string, variables?: Readonly<Record<string, unknown>>) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(patienceMs),
    });
    const answer = (await response.json()) as { data?: Data | null; errors?: readonly { message: string }[] };
    const [error] = answer.errors ?? [];
    if (error || !answer.data) throw new Error(error?.message ?? `no data, status ${response.status}`);
    return answer.data;
  };
}

export async function ready(url: string, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + startingMs;
  while (Date.now() < deadline && !hasEnded()) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Error("the API didn't start");
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
