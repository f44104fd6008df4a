import type { LookupAddress, LookupOptions } from "node:dns";
import { lookup } from "node:dns/promises";
import * as http from "node:http";
import * as https from "node:https";
import type { LookupFunction } from "node:net";
import type { SendOutcome, SendWebhook } from "../domain/webhooks/deliveries.ts";
import { isPublicAddress } from "../domain/webhooks/public-address.ts";
import type { IsHostAllowed } from "../domain/webhooks/subscriber-url.ts";
import { whyUnreachable } from "../domain/webhooks/subscriber-url.ts";
import { createLane, LaneFull } from "../operations/lane.ts";

/** All the addresses that a name has. */
export type ResolveName = (hostname: string, options: LookupOptions) => Promise<readonly LookupAddress[]>;

/** Name servers that don't answer hold threads that hashing, compression and files need too. */
const lookUps = createLane({ atOnce: 2, waiting: 32 });

/** As everything else on this machine looks names up. */
export const resolveBySystem: ResolveName = (hostname, options) =>
  lookUps(() => lookup(hostname, { ...options, all: true }));

/** How much of an answer is kept for the log, in characters. */
const longestResponse = 500;

/**
 * Sends webhooks so that nobody gets at what only this machine can reach: by https, to public addresses, all of a name's
 * checked as the connection to them is made, and no redirect is followed. Hosts that the operator allowed are exempt.
 */
export function createSendWebhook(
  isHostAllowed: IsHostAllowed,
  resolveName: ResolveName = resolveBySystem,
): SendWebhook {
  const anywhere = lookupBy(resolveName, () => true);
  const publicOnly = lookupBy(resolveName, isPublicAddress);
  return ({ url, headers, body, signal }) => {
    if (whyUnreachable(url, isHostAllowed)) return Promise.resolve({ error: refusedAddress });
    const lookup = isHostAllowed(url) ? anywhere : publicOnly;
    return new Promise((resolve) => {
      const fail = (error: unknown) => resolve({ error: signal.aborted ? reasonOf(signal) : codeOf(error) });
      const { request } = url.protocol === "https:" ? https : http;
      request(url, {
        method: "POST",
        headers: { ...headers, "content-length": Buffer.byteLength(body) },
        // A connection of its own: one kept alive would have been checked for another delivery.
        agent: false,
        lookup,
        signal,
      })
        .on("error", fail)
        .on("response", (response) => readAnswer(response, resolve))
        .end(body);
    });
  };
}

const refusedAddress = "ADDRESS_REFUSED";

/** Looks a name up, and fails where any of its addresses mustn't be reached. What is answered is what is connected to. */
function lookupBy(resolveName: ResolveName, mayReach: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolveName(hostname, options).then(
      (addresses) => {
        const [first] = addresses;
        if (!first || !addresses.every(({ address }) => mayReach(address)))
          return callback(Object.assign(new Error("not a public address"), { code: refusedAddress }), []);
        if (options.all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}

/** The status is what counts; the body is read as far as it's kept, and what comes late is left. */
function readAnswer(response: http.IncomingMessage, resolve: (outcome: SendOutcome) => void): void {
  const { statusCode: status = 0 } = response;
  const retryAfter = response.headers["retry-after"] ?? null;
  let text = "";
  const done = () => {
    resolve({ status, response: text.slice(0, longestResponse), retryAfter });
    response.destroy();
  };
  response
    .setEncoding("utf8")
    .on("data", (part: string) => {
      text += part;
      if (text.length >= longestResponse) done();
    })
    .on("end", done)
    .on("error", done)
    .on("close", done);
}

function reasonOf({ reason }: AbortSignal): string {
  return reason instanceof DOMException && reason.name === "TimeoutError" ? "TIMED_OUT" : "ABORTED";
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "UNKNOWN";
  // Of several addresses tried, each failed in its own way.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (first instanceof LaneFull) return "BUSY";
  return first instanceof Error && "code" in first && typeof first.code === "string" ? first.code : error.name;
}
