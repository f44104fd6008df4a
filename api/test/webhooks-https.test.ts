import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Authority } from "./certificates.ts";
import { makeAuthority } from "./certificates.ts";
import { patienceMs } from "./patience.ts";
import { isSignedBy, startReceiver } from "./receiver.ts";
import type { ServedApi } from "./served-api.ts";
import { serveApi } from "./served-api.ts";

let trusted: Authority;
let unknown: Authority;
let api: ServedApi;
let cookie: string;

beforeAll(async () => {
  trusted = makeAuthority();
  unknown = makeAuthority();
  // As an operator does who trusts an authority of their own, and allows a host within the house.
  api = await serveApi({ NODE_EXTRA_CA_CERTS: trusted.rootFile, WEBHOOK_HOSTS: "localhost" });
  const [, email, password] = await api.hears(/(administrator@\S+)\s+(\S+)/);
  const takeCookie = async (path: string, body: object) => {
    const response = await post(`/api/auth${path}`, body);
    expect(response.status).toBe(200);
    cookie = response.headers
      .getSetCookie()
      .map((one) => one.split(";", 1)[0])
      .join("; ");
  };
  await takeCookie("/sign-in/email", { email, password });
  // With a first password nothing else can be done.
  await takeCookie("/change-password", { currentPassword: password, newPassword: "a password of one's own" });
}, 120_000);
afterAll(async () => {
  await api?.close();
  trusted?.remove();
  unknown?.remove();
});

function post(path: string, body: object): Promise<Response> {
  const headers = { "content-type": "application/json", ...(cookie === undefined ? {} : { cookie }) };
  const init = { method: "POST", headers, body: JSON.stringify(body), signal: AbortSignal.timeout(patienceMs) };
  return fetch(`${api.url}${path}`, init);
}

async function ask<Data>(query: string, variables: object): Promise<Data> {
  const { data, errors } = JSON.parse(await (await post("/graphql", { query, variables })).text());
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

interface Told {
  readonly secret: string;
  readonly state: string;
  readonly attempts: readonly { readonly status: number | null; readonly error: string | null }[];
}

/** Registers a webhook and tries it; answers once the first attempt has ended. */
async function tried(url: string): Promise<Told> {
  const create = `mutation($input: CreateWebhookInput!) { made: createWebhook(input: $input) { ... on WebhookSecretSuccess { secret webhook { id } } } }`;
  type Made = { made: { secret: string; webhook: { id: string } } };
  const { secret, webhook } = (await ask<Made>(create, { input: { name: "接收方", url } })).made;
  await ask("mutation($input: WebhookStepInput!) { pingWebhook(input: $input) { __typename } }", {
    input: { id: webhook.id },
  });
  type Log = { webhook: { deliveries: { edges: readonly { node: Omit<Told, "secret"> }[] } } };
  const log =
    "query($id: String!) { webhook(id: $id) { deliveries { edges { node { state attempts { status error } } } } } }";
  for (const giveUpAt = Date.now() + patienceMs; Date.now() < giveUpAt; await pause(50)) {
    const [delivery] = (await ask<Log>(log, webhook)).webhook.deliveries.edges.map(({ node }) => node);
    if (delivery && delivery.attempts.length > 0) return { secret, ...delivery };
  }
  throw new Error("no attempt ended");
}

test("a receiver whose chain leads to a trusted root is told by https", async () => {
  const receiver = await startReceiver(trusted.issue("localhost"));
  const { secret, state, attempts } = await tried(receiver.url);
  expect({ state, attempts }).toEqual({ state: "DELIVERED", attempts: [{ status: 204, error: null }] });
  const [message] = receiver.received;
  expect(message && isSignedBy(secret, message)).toBe(true);
});

test.each([
  ["of a root that nobody trusts", () => unknown.issue("localhost"), /^(SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_)/],
  ["for another name", () => trusted.issue("elsewhere.example.com"), /^ERR_TLS_CERT_ALTNAME_INVALID$/],
  [
    "without what leads from it to the root",
    () => {
      const { key, cert } = trusted.issue("localhost");
      return { key, cert: cert.slice(0, cert.indexOf("-----BEGIN", 1)) };
    },
    /^UNABLE_TO_/,
  ],
] as const)("a receiver with a certificate %s is told nothing, and the log says why", async (_, certificate, error) => {
  const receiver = await startReceiver(certificate());
  const { state, attempts } = await tried(receiver.url);
  expect({ state, attempts }).toEqual({
    state: "PENDING",
    attempts: [{ status: null, error: expect.stringMatching(error) }],
  });
  expect(receiver.received).toEqual([]);
});
