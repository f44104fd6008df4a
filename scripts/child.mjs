import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onOrphaned } from "./orphan.mjs";

/** The repository's root, absolute. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Where Node keeps what it makes of the sources, so that the next start needn't: of the file that it begins with, too. */
export const compiled = { NODE_COMPILE_CACHE: join(root, "node_modules/.cache/compiled") };

/**
 * Runs a program to its end, with this terminal as its own, and gives its exit code (128 + n where signal n ended it).
 * @param {string} command an absolute path
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options });
    // Ctrl-C reaches the child by itself; this process only waits for what the child makes of it.
    const ignore = () => {};
    const forward = () => child.kill("SIGTERM");
    process.on("SIGINT", ignore);
    process.on("SIGTERM", forward);
    onOrphaned(forward);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.off("SIGINT", ignore);
      process.off("SIGTERM", forward);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
