import type { IncomingMessage, ServerResponse } from "node:http";
import type { Text } from "@beian/shared";
import { unread } from "../answering/question.ts";
import { limits, limitText } from "../graphql/limits/limit-exceeded.ts";
import { safeHeaders } from "../safe-headers.ts";

/** Why a request is refused before anything reads it as GraphQL. */
export class RequestRefused extends Error {
  readonly status: number;
  readonly code: string;
  readonly text: Text;

  constructor(status: number, code: string, text: Text) {
    super(`${text.zh} / ${text.en}`);
    this.status = status;
    this.code = code;
    this.text = text;
  }
}

/** A name or address with or without a port: what a URL can be made of. */
const hostForm = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~-]+)(:\d{1,5})?$/;

/** Throws RequestRefused for a Host header that names no host, whatever is asked. */
export function refuseOddHost({ headers: { host } }: IncomingMessage): void {
  if (!host || (hostForm.test(host) && URL.canParse(`http://${host}`))) return;
  throw new RequestRefused(400, "BAD_REQUEST", {
    zh: "请求头 Host 不是有效的主机名",
    en: "the header Host names no host",
  });
}

/**
 * Refuses what could be a form of another site's page, and bodies that are too large: by their stated length, else by
 * reading them, and then what it answers with is to be read in the request's place.
 */
export async function withinRequestLimits(request: IncomingMessage): Promise<IncomingMessage> {
  if (request.method !== "POST") return request;
  if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? ""))
    throw new RequestRefused(415, "UNSUPPORTED_MEDIA_TYPE", {
      zh: "请求正文须为 application/json",
      en: "the body must be application/json",
    });
  if (request.headers["content-encoding"] !== undefined)
    throw new RequestRefused(415, "UNSUPPORTED_MEDIA_TYPE", {
      zh: "不接受压缩的请求正文",
      en: "compressed bodies aren't taken",
    });
  const { "content-length": length } = request.headers;
  if (length !== undefined) {
    if (Number(length) > limits.body) throw tooLarge();
    return request;
  }
  const chunks: Buffer[] = [];
  let read = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    read += chunk.length;
    if (read > limits.body) throw tooLarge();
    chunks.push(chunk);
  }
  return unread(request, Buffer.concat(chunks).toString());
}

/** Refuses in the form of a GraphQL error. */
export function sendRefused(response: ServerResponse, { status, code, message, text }: RequestRefused): void {
  // What is left of a body that nobody wants is not waited for.
  if (status === 413) response.setHeader("connection", "close");
  const limit = code === "LIMIT_EXCEEDED" ? { limit: { name: "body", value: limits.body } } : {};
  response.writeHead(status, {
    ...safeHeaders,
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code, ...limit, messages: text } }] }));
}

function tooLarge(): RequestRefused {
  return new RequestRefused(413, "LIMIT_EXCEEDED", limitText("body"));
}
