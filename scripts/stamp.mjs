import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * SHA-256 over names and contents of files and, recursively, folders. What doesn't exist counts as absent.
 * @param {string} base the folder that names are relative to
 * @param {readonly string[]} paths relative to base
 * @param {(path: string) => boolean} [leaveOut] true for a relative path that doesn't count
 */
export function hashOf(base, paths, leaveOut = () => false) {
  const hash = createHash("sha256");
  for (const path of paths) add(join(base, path));
  return hash.digest("hex");

  /** @param {string} absolute */
  function add(absolute) {
    const name = relative(base, absolute);
    if (leaveOut(name)) return;
    const stat = statSync(absolute, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      for (const entry of readdirSync(absolute).sort()) add(join(absolute, entry));
    } else if (stat?.isFile()) {
      const content = readFileSync(absolute);
      hash.update(`${name}\0${content.length}\0`).update(content);
    }
  }
}

/**
 * Does a piece of work unless it was done for the same hash before. A failed or interrupted run leaves no stamp.
 * @param {string} file where the hash of the last finished run is kept
 * @param {string} hash
 * @param {() => Promise<void>} work
 */
export async function onceFor(file, hash, work) {
  if (readStamp(file) === hash) return;
  rmSync(file, { force: true });
  await work();
  writeFileSync(file, hash);
}

/** @param {string} file */
function readStamp(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, "utf8") : undefined;
}
