import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compiled } from "./compiled.ts";

/** The API in a process of its own, as an operator starts it, on a free port and an empty data directory. */
export interface ServedApi {
  readonly url: string;
  readonly port: number;
  readonly child: ChildProcess;
  /** All that it wrote so far, to stdout and stderr. */
  readonly said: () => string;
  /** Resolves once it has written something that matches. */
  hears(pattern: RegExp): Promise<RegExpExecArray>;
  /** The exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  /** Ends it, and removes its data. */
  close(): Promise<void>;
}

const entry = fileURLToPath(new URL("../src/main.ts", import.meta.url));

export async function serveApi(environment: Readonly<Record<string, string>> = {}): Promise<ServedApi> {
  const dataDir = mkdtempSync(join(tmpdir(), "beian-served-"));
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, ...compiled, NODE_ENV: "production", API_PORT: "0", DATA_DIR: dataDir, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const listeners = new Set<() => void>();
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      for (const listener of listeners) listener();
    });
  const hears = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said);
        if (!found) return;
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      void ended.then((code) => reject(new Error(`it ended with ${code} and said: ${said}`)));
      look();
    });
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const port = Number((await hears(/GraphQL: http:\/\/127\.0\.0\.1:(\d+)\/graphql/))[1]);
    return { url: `http://127.0.0.1:${port}`, port, child, said: () => said, hears, ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}
