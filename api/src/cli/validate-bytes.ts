import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { CommandRefused } from "./command.ts";

/** A file's bytes, to be read as often as needed: how they are to be read is known once all of them were seen. */
export interface Bytes {
  readonly size: number;
  read(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** Standard input can't be read twice, so that it is held until its end: about 100,000 filings. */
export const mostHeld = 64 * 1024 * 1024;

const partSize = 256 * 1024;

/** The bytes that a file has now. Throws CommandRefused where there is none. */
export async function bytesOfFile(file: string): Promise<Bytes> {
  const handle = await open(file).catch(() => null);
  const found = await handle?.stat();
  if (!handle || !found?.isFile()) {
    await handle?.close();
    throw new CommandRefused({ zh: `没有这个文件：${file}`, en: `there is no such file: ${file}` });
  }
  const { size } = found;
  return {
    size,
    // What is written to it meanwhile is no part of what was looked at.
    async *read() {
      for (let at = 0; at < size; ) {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(partSize, size - at)), { position: at });
        if (bytesRead === 0) return;
        at += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    },
    close: () => handle.close(),
  };
}

/** The bytes that come by a stream, to its end. Throws CommandRefused where they are too many to be held. */
export async function bytesOfStream(stream: Readable): Promise<Bytes> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostHeld)
      throw new CommandRefused({
        zh: `标准输入最多 ${mostHeld / 1024 / 1024} MB，更大的请存成文件再核对`,
        en: `standard input may have ${mostHeld / 1024 / 1024} MB at most; keep more in a file and check that`,
      });
    parts.push(part);
  }
  return {
    size,
    async *read() {
      yield* parts;
    },
    close: () => Promise.resolve(),
  };
}
