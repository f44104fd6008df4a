import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { compiled } from "./compiled.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the product's command line in a process of its own; kills it where it doesn't end. */
export async function rules(
  dataDir: string,
  args: readonly string[],
  stdin = "",
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const child = spawn(process.execPath, ["api/src/cli/main.ts", ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...compiled, DATA_DIR: dataDir, ...env },
    timeout: 600_000,
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(stdin);
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}
