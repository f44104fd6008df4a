import { createHmac } from "node:crypto";
import { once } from "node:events";
import type { IncomingHttpHeaders, RequestListener, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import type { Certificate } from "./certificates.ts";

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real server that takes webhooks, on a port of its own. */
export interface Receiver {
  readonly host: string;
  readonly url: string;
  readonly received: readonly Received[];
  /** How it answers from now on; with 204 at first. */
  answer(how: (response: ServerResponse) => void): void;
}

/** By http at 127.0.0.1, or by https at localhost where it is given a certificate. */
export async function startReceiver(certificate?: Certificate): Promise<Receiver> {
  const received: Received[] = [];
  let respond = (response: ServerResponse) => {
    response.writeHead(204).end();
  };
  const take: RequestListener = (request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body });
      respond(response);
    });
  };
  const server = certificate ? createSecureServer(certificate, take) : createServer(take);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the receiver has no port");
  const host = `${certificate ? "localhost" : "127.0.0.1"}:${address.port}`;
  return {
    host,
    url: `${certificate ? "https" : "http"}://${host}/hooks`,
    received,
    answer(how) {
      respond = how;
    },
  };
}

/** Whether one of the message's signatures was made by the secret, as the specification of Standard Webhooks checks it. */
export function isSignedBy(secret: string, { headers, body }: Received): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const expected = `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
  return String(headers["webhook-signature"]).split(" ").includes(expected);
}
