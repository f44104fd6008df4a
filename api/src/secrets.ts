import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const keyBytes = 32;

/** A secret of this instance, made at first use, readable by its owner only. Throws where the file holds no such key. */
export function readOrMakeKey(dataDir: string, name: string): Uint8Array {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, `${name}.key`);
  try {
    // "wx" lets one of two starting processes make it; the other reads it.
    writeFileSync(file, `${randomBytes(keyBytes).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const text = readFileSync(file, "utf8").trim();
  if (!new RegExp(`^[0-9a-f]{${keyBytes * 2}}$`).test(text)) throw new Error(`${file} holds no key`);
  return Buffer.from(text, "hex");
}
