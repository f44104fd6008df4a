import { type IncomingMessage, type OutgoingHttpHeaders, request as requestOverHttp } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import en from "../messages/en/states.json";
import zh from "../messages/zh/states.json";
import { log } from "../operations/log.ts";
import { metrics } from "../operations/metrics.ts";
import { apiAddress } from "./api-address.ts";
import { apiAnswers } from "./api-answers.ts";
import { untilApiHangs } from "./until-api-hangs.ts";

/** In bytes, as the API has it. */
export const largestBody = 1_048_576;

/**
 * Hands a browser's request on to the API and streams the answer back as it comes: nothing is buffered, and a
 * subscription may stay silent for as long as it likes. The browser thus knows one origin only.
 */
export async function forwardToApi(request: Request): Promise<Response> {
  if (Number(request.headers.get("content-length")) > largestBody) return refusal(413, "BODY_TOO_LARGE");
  // Asked first, so that one learns within two seconds that nobody is there; what is asked then may take its time.
  if (!(await apiAnswers())) {
    metrics().apiFailures.inc({ asker: "gateway" });
    return refusal(503, "API_UNREACHABLE");
  }
  try {
    return responseFrom(await untilApiHangs((hung) => send(request, hung)));
  } catch (error) {
    if (error instanceof BodyTooLarge) return refusal(413, "BODY_TOO_LARGE");
    if (!request.signal.aborted) {
      metrics().apiFailures.inc({ asker: "gateway" });
      log().warn({ err: error }, "the API could not be reached");
    }
    return refusal(503, "API_UNREACHABLE");
  }
}

class BodyTooLarge extends Error {}

function send(request: Request, hung: AbortSignal): Promise<IncomingMessage> {
  const { pathname, search } = new URL(request.url);
  return new Promise((resolve, reject) => {
    // node:http rather than fetch: it has no time-out of its own.
    const outgoing = requestOverHttp(apiAddress(pathname + search), {
      method: request.method,
      headers: headersFor(request),
      signal: AbortSignal.any([request.signal, hung]),
    });
    outgoing.once("response", resolve);
    outgoing.once("error", reject);
    if (request.body) pipeline(upToLargest(request.body), outgoing).catch(reject);
    else outgoing.end();
  });
}

async function* upToLargest(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let passed = 0;
  for await (const chunk of body) {
    passed += chunk.byteLength;
    if (passed > largestBody) throw new BodyTooLarge();
    yield chunk;
  }
}

/** Headers that concern one connection alone, and so end here. */
const hopByHop = new Set([
  "connection",
  "expect",
  "host",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * What is meant for the API whoever says that it ends here: who asks, from where, from which page, and what the body is. A
 * caller that names it in Connection would otherwise take away what this gateway says of them.
 */
const endToEnd =
  /^(accept|authorization|cache-control|content-.+|cookie|forwarded|last-event-id|origin|referer|sec-.+|set-cookie|user-agent|x-forwarded-.+|x-request-id)$/;

function endsHere(headers: Headers): (name: string) => boolean {
  const named = (headers.get("connection") ?? "").split(",").map((name) => name.trim().toLowerCase());
  return (name) => hopByHop.has(name) || (named.includes(name) && !endToEnd.test(name));
}

function headersFor(request: Request): OutgoingHttpHeaders {
  const dropped = endsHere(request.headers);
  const outgoing: OutgoingHttpHeaders = {};
  // x-forwarded-for has the caller's address at its end: see instrumentation.ts.
  for (const [name, value] of request.headers) if (!dropped(name)) outgoing[name] = value;
  // The host that the browser asked for, whatever the caller says it was; the API compares it with the page's origin.
  delete outgoing["x-forwarded-host"];
  // Next drops what a route handler says of its body's encoding, and compresses plain answers by itself.
  outgoing["accept-encoding"] = "identity";
  const host = request.headers.get("host");
  return host === null ? outgoing : { ...outgoing, "x-forwarded-host": host };
}

function responseFrom(incoming: IncomingMessage): Response {
  const received = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) received.append(name, value);
  }
  const dropped = endsHere(received);
  const headers = new Headers([...received].filter(([name]) => !dropped(name)));
  if (headers.get("content-type")?.startsWith("text/event-stream")) {
    // Without it Next would compress the stream, and hold events back until a block is full.
    headers.set("cache-control", "no-cache, no-transform");
  }
  const status = incoming.statusCode ?? 502;
  if (hasNoBody(status)) {
    incoming.resume();
    return new Response(null, { status, headers });
  }
  // The same stream, by another declaration of its type.
  return new Response(Readable.toWeb(incoming) as ReadableStream<Uint8Array<ArrayBuffer>>, { status, headers });
}

function hasNoBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/** What a GraphQL client reads as an error, and any other client by its status. */
function refusal(status: number, code: keyof typeof zh.gateway): Response {
  const headers = { "cache-control": "no-store", ...(status === 503 ? { "retry-after": "5" } : {}) };
  const message = `${zh.gateway[code]} / ${en.gateway[code]}`;
  return Response.json({ errors: [{ message, extensions: { code } }] }, { status, headers });
}
