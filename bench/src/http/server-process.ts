import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A server in a process of its own. */
export interface ServerProcess {
  readonly name: string;
  readonly url: string;
  /** Processor time that it has used so far, in milliseconds, of all its threads; NaN where the system doesn't tell. */
  cpu(): number;
  /** Memory that it holds, in bytes; NaN where the system doesn't tell. */
  memory(): number;
  stop(): Promise<void>;
}

/** The product's own server: without a bound on what one caller may ask, for here one asks it all. */
export function startProduct(dataDir: string): Promise<ServerProcess> {
  return startServer("ours", "api/src/main.ts", {
    DATA_DIR: dataDir,
    API_PORT: "0",
    HOST: "127.0.0.1",
    COST_PER_MINUTE: String(1e9),
    MUTATIONS_PER_MINUTE: String(1e9),
  });
}

/** Starts a script that prints the address it listens on, and waits until it does. */
export async function startServer(
  name: string,
  /** From the repository's root. */
  script: string,
  env: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [scriptAt(script)], {
    env: { ...process.env, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  endsWithThis(child);
  const url = await addressOf(name, child);
  return {
    name,
    url,
    cpu: () => ticksOf(child) * 10,
    memory: () => residentOf(child),
    async stop() {
      if (child.exitCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}

const endingWithThis = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of endingWithThis) child.kill("SIGKILL");
});

/** Has a process end with this one at the latest. */
export function endsWithThis(child: ChildProcess): void {
  endingWithThis.add(child);
}

export function scriptAt(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

async function addressOf(name: string, child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error(`${name} has no output`);
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url === undefined) continue;
    // What it says from here on nobody reads, and a full pipe would stop it.
    child.stdout.resume();
    return url;
  }
  throw new Error(`${name} ended before it listened`);
}

/** User and system time in hundredths of a second. */
function ticksOf({ pid }: ChildProcess): number {
  const fields =
    read(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /, "")
      .split(" ") ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

function residentOf({ pid }: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`) ?? "")?.[1]) * 1_024;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
