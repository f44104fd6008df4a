import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Compress, Encoding } from "./compression.ts";
import { encodings } from "./compression.ts";
import type { Holding } from "./memory.ts";

/** Bytes to be sent many times over: hashed at once, compressed once each way when somebody first takes it that way. */
export interface StoredBody {
  readonly contentType: string;
  /** Of the bytes as they are; a compressed form has one of its own. */
  readonly etag: string;
  readonly bytes: Buffer;
  /** Null where it isn't compressed now, and had better be sent as it is. */
  compressed(encoding: Encoding): Promise<Buffer | null>;
}

/** Below this a packet holds it anyway. */
const worthCompressing = 1_024;

export interface StoredBodyParts {
  readonly contentType: string;
  readonly bytes: Buffer;
  /** The bytes' SHA-256 unless they have a name of their own already. */
  readonly etag?: string;
  readonly compress: Compress;
  /** Charges what further forms take. */
  readonly charge: Holding["charge"];
}

export function storedBody({ contentType, bytes, etag, compress, charge }: StoredBodyParts): StoredBody {
  const made = new Map<Encoding, Promise<Buffer | null>>();
  return {
    contentType,
    etag: etag ?? createHash("sha256").update(bytes).digest("base64url"),
    bytes,
    compressed(encoding) {
      const known = made.get(encoding);
      if (known !== undefined) return known;
      const form = compress(encoding, bytes);
      made.set(encoding, form);
      const unmade = () => made.delete(encoding);
      form.then((compressed) => (compressed === null ? unmade() : charge(compressed.length)), unmade);
      return form;
    },
  };
}

/** Sends the bytes in the form that the client takes best, or 304 where it has them. HEAD gets the headers alone. */
export async function sendStored(
  request: IncomingMessage,
  response: ServerResponse,
  body: StoredBody,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const encoding = body.bytes.length < worthCompressing ? null : takenEncoding(request.headers["accept-encoding"]);
  const etag = encoding === null ? `"${body.etag}"` : `"${body.etag}-${encoding}"`;
  // Of a POST there is no earlier answer to compare with.
  if (request.method !== "POST" && isKnown(request.headers["if-none-match"], etag)) {
    response.writeHead(304, { ...headers, etag }).end();
    return;
  }
  const form = encoding === null ? null : await body.compressed(encoding);
  const bytes = form ?? body.bytes;
  bodies.set(response, body);
  response.writeHead(200, {
    ...headers,
    "content-type": body.contentType,
    "content-length": bytes.length,
    ...(encoding === null || form === null ? { etag: `"${body.etag}"` } : { etag, "content-encoding": encoding }),
  });
  if (request.method === "HEAD") response.end();
  else response.end(bytes);
}

/** The best that an Accept-Encoding header takes; null for neither. */
export function takenEncoding(header: string | string[] | undefined): Encoding | null {
  if (header === undefined) return null;
  const refused = /;\s*q=0(?:\.0{0,3})?\s*$/;
  const offers = String(header)
    .toLowerCase()
    .split(",")
    .map((offer) => offer.trim())
    .filter((offer) => !refused.test(offer))
    .map((offer) => offer.split(";", 1)[0]?.trim());
  return encodings.find((encoding) => offers.includes(encoding)) ?? null;
}

/** Whether an If-None-Match header names the tag, weakly or not, or any. */
function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));
}

const bodies = new WeakMap<ServerResponse, StoredBody>();

/** The body that a response sends, which others may be sending too: it is in memory but once. */
export function sharedBodyOf(response: ServerResponse): StoredBody | undefined {
  return bodies.get(response);
}
