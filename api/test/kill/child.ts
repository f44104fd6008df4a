import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { compiled } from "../compiled.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export interface Child {
  /** Resolves once it printed something that matches, with the first group; throws where it ends before. */
  said(pattern: RegExp): Promise<string>;
  /** SIGKILL, and waits until it's gone; false where it had ended by itself. */
  kill(): Promise<boolean>;
  /** Its exit code once it ended by itself, and what it wrote to standard error. */
  ended(): Promise<{ readonly code: number | null; readonly err: string }>;
}

/** A process of the product's own, which can be killed at any moment. */
export function startChild(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Child {
  const child: ChildProcess = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...compiled, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const closed = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  return {
    async said(pattern) {
      for (;;) {
        const hasEnded = child.exitCode !== null || child.signalCode !== null;
        // What it said last may still be on its way.
        if (hasEnded) await closed;
        const found = pattern.exec(out);
        if (found) return found[1] ?? "";
        if (hasEnded) throw new Error(`${script} ended early: ${err}`);
        await pause(2);
      }
    },
    async kill() {
      const running = child.exitCode === null && child.signalCode === null;
      child.kill("SIGKILL");
      await closed;
      return running;
    },
    async ended() {
      return { code: await closed, err };
    },
  };
}
