import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Bytes to be sent many times over: hashed at once, compressed once each way when somebody first takes it that way. */
export interface StoredBody {
  readonly contentType: string;
  /** Of the bytes as they are; a compressed form has one of its own. */
  readonly etag: string;
  readonly bytes: Buffer;
  compressed(encoding: Encoding): Promise<Buffer>;
}

export const encodings = ["br", "gzip"] as const;
export type Encoding = (typeof encodings)[number];

/** Below this a packet holds it anyway. */
const worthCompressing = 1_024;

/** The tag is the bytes' SHA-256 unless they have a name of their own already. */
export function storedBody(contentType: string, bytes: Buffer, etag?: string): StoredBody {
  const made = new Map<Encoding, Promise<Buffer>>();
  return {
    contentType,
    etag: etag ?? createHash("sha256").update(bytes).digest("base64url"),
    bytes,
    compressed(encoding) {
      const form = made.get(encoding) ?? compress[encoding](bytes);
      made.set(encoding, form);
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
  const bytes = encoding === null ? body.bytes : await body.compressed(encoding);
  response.writeHead(200, {
    ...headers,
    etag,
    "content-type": body.contentType,
    "content-length": bytes.length,
    ...(encoding === null ? {} : { "content-encoding": encoding }),
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

const compress: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  // 9 of 11: the last two levels take ten times as long for a few percent.
  br: (bytes) => brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

const brotli = promisify(brotliCompress);
