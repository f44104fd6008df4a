import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { createLane, LaneFull } from "../operations/lane.ts";

export const encodings = ["br", "gzip"] as const;
export type Encoding = (typeof encodings)[number];

/** Compresses; null where so much is being compressed that the bytes had better be sent as they are. */
export type Compress = (encoding: Encoding, bytes: Buffer) => Promise<Buffer | null>;

/** Of the four threads that hash passwords and look up names too, compressing takes one, and its row is over in a second. */
const bounds = { atOnce: 1, waiting: 4 };

export function createCompress(): Compress {
  const run = createLane(bounds);
  return async (encoding, bytes) => {
    try {
      return await run(() => forms[encoding](bytes));
    } catch (error) {
      if (error instanceof LaneFull) return null;
      throw error;
    }
  };
}

// The highest levels take ten times as long for a few percent.
const forms: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 6 }),
};
