import type { IncomingMessage, ServerResponse } from "node:http";
import { canonicalJson } from "@beian/shared";
import type { Compress } from "../answering/compression.ts";
import type { Memory } from "../answering/memory.ts";
import type { StoredBody } from "../answering/stored-body.ts";
import { sendStored, storedBody } from "../answering/stored-body.ts";
import type { Rulebooks } from "../domain/rulebooks.ts";
import { keyOf } from "../key-of.ts";
import { safeHeaders } from "../safe-headers.ts";

/** Answers a path under /rulebooks/ with the document of that digest; false where it names none. */
export type RulebookFiles = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

const headers = {
  ...safeHeaders,
  // What the digest names never changes, so it is loaded once.
  "cache-control": "public, max-age=31536000, immutable",
  vary: "accept-encoding, origin",
};

export interface RulebookFilesParts {
  readonly rulebooks: Pick<Rulebooks, "named">;
  readonly memory: Memory;
  readonly compress: Compress;
}

/** Serves rule books by digest, each made into bytes once while there is room for them. */
export function sendRulebooks({ rulebooks, memory, compress }: RulebookFilesParts): RulebookFiles {
  const files = memory.keeper<StoredBody>();
  return async (path, request, response) => {
    const digest = /^\/rulebooks\/([0-9a-f]{64})\.json$/.exec(path)?.[1];
    if (digest === undefined) return false;
    const key = keyOf(digest);
    let file = files.get(key);
    if (!file) {
      const document = await rulebooks.named(digest);
      if (document === null) return false;
      const contentType = "application/json; charset=utf-8";
      const bytes = Buffer.from(canonicalJson(document));
      file = files.keep(key, bytes.length, (charge) =>
        storedBody({ contentType, bytes, etag: digest, compress, charge }),
      );
    }
    await sendStored(request, response, file, headers);
    return true;
  };
}
