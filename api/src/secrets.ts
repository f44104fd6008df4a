import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const keyBytes = 32;
/** What an instance has secrets for. */
const names = ["receipt", "webhook", "session"] as const;
type KeyName = (typeof names)[number];

/** A file of the data directory holds no key; its message is one line for an operator. */
export class NoKey extends Error {
  constructor(file: string, cause?: unknown) {
    super(`密钥文件无效，请放回原来的文件：${file} / it holds no key; put back the file that was there: ${file}`, {
      cause,
    });
    this.name = "NoKey";
  }
}

/** Throws NoKey for a key's file that is there and holds none. Makes nothing. */
export function mustHoldKeys(dataDir: string): void {
  const files = names.map((name) => fileOf(dataDir, name));
  for (const file of files) if (existsSync(file)) readKey(file);
}

/** A secret of this instance, made at first use, readable by its owner only. Throws NoKey. */
export function readOrMakeKey(dataDir: string, name: KeyName): Uint8Array {
  const file = fileOf(dataDir, name);
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    makeKey(file);
  }
  return readKey(file);
}

/** Gives it its name once it is whole: of two starting processes one makes it, and a full disk leaves none. */
function makeKey(file: string): void {
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, `${randomBytes(keyBytes).toString("hex")}\n`, { mode: 0o600 });
    linkSync(part, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(part, { force: true });
  }
}

function readKey(file: string): Uint8Array {
  const text = keyText(file);
  if (!new RegExp(`^[0-9a-f]{${keyBytes * 2}}$`).test(text)) throw new NoKey(file);
  return Buffer.from(text, "hex");
}

function keyText(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new NoKey(file, error);
  }
}

function fileOf(dataDir: string, name: KeyName): string {
  return join(dataDir, `${name}.key`);
}
