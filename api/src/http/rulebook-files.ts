import type { IncomingMessage, ServerResponse } from "node:http";
import { canonicalJson } from "@beian/shared";
import { LRUCache } from "lru-cache";
import type { StoredBody } from "../answering/stored-body.ts";
import { sendStored, storedBody } from "../answering/stored-body.ts";
import type { Rulebooks } from "../domain/rulebooks.ts";
import { safeHeaders } from "../safe-headers.ts";

/** Answers a path under /rulebooks/ with the document of that digest; false where it names none. */
export type RulebookFiles = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

const filesInMemory = 16;

const headers = {
  ...safeHeaders,
  // What the digest names never changes, so it is loaded once.
  "cache-control": "public, max-age=31536000, immutable",
  vary: "accept-encoding, origin",
};

/** Serves rule books by digest, each made into bytes once. */
export function sendRulebooks(rulebooks: Pick<Rulebooks, "named">): RulebookFiles {
  const files = new LRUCache<string, StoredBody>({ max: filesInMemory });
  return async (path, request, response) => {
    const digest = /^\/rulebooks\/([0-9a-f]{64})\.json$/.exec(path)?.[1];
    if (digest === undefined) return false;
    let file = files.get(digest);
    if (!file) {
      const document = await rulebooks.named(digest);
      if (document === null) return false;
      file = storedBody("application/json; charset=utf-8", Buffer.from(canonicalJson(document)), digest);
      files.set(digest, file);
    }
    await sendStored(request, response, file, headers);
    return true;
  };
}
