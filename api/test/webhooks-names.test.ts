import type { LookupAddress } from "node:dns";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";
import { patienceMs } from "./patience.ts";
import { startReceiver } from "./receiver.ts";

const [open, inside] = ["93.184.215.14", "127.0.0.1"];

/** What the names of these tests lead to. */
const names: Readonly<Record<string, readonly string[]>> = {
  "inside.example.com": [inside],
  "first-open.example.com": [open, inside],
  "first-inside.example.com": [inside, open],
  "open-and-metadata.example.com": [open, "169.254.169.254"],
  "open-and-local.example.com": ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", "fd00::1"],
  "mapped.example.com": ["::ffff:127.0.0.1"],
  "nothing.example.com": [],
};
const lookedUp: string[] = [];

let server: TestServer;
let administrator: TestPerson;
beforeAll(async () => {
  server = await startServer({
    webhookHosts: ["allowed.example.com"],
    async resolveName(hostname) {
      lookedUp.push(hostname);
      const addresses = hostname === "allowed.example.com" ? [inside] : names[hostname];
      if (!addresses) throw Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
      return addresses.map((address): LookupAddress => ({ address, family: address.includes(":") ? 6 : 4 }));
    },
  });
  administrator = await server.person("ADMINISTRATOR");
});
afterAll(() => server.close());

/** Registers a webhook, tries it, and answers how the first attempt ended. */
async function attempted(url: string): Promise<{ status: number | null; error: string | null } | undefined> {
  const create = `mutation($input: CreateWebhookInput!) { made: createWebhook(input: $input) { ... on WebhookSecretSuccess { webhook { id } } } }`;
  type Made = { made: { webhook: { id: string } } };
  const { webhook } = dataOf(await server.gql<Made>(create, { input: { name: "名", url } }, administrator)).made;
  const step = (operation: string) =>
    server.gql(
      `mutation($input: WebhookStepInput!) { ${operation}(input: $input) { __typename } }`,
      { input: { id: webhook.id } },
      administrator,
    );
  dataOf(await step("pingWebhook"));
  const log =
    "query($id: String!) { webhook(id: $id) { deliveries { edges { node { attempts { status error } } } } } }";
  type Attempt = { status: number | null; error: string | null };
  type Log = { webhook: { deliveries: { edges: { node: { attempts: Attempt[] } }[] } } };
  for (const giveUpAt = Date.now() + patienceMs; Date.now() < giveUpAt; await pause(50)) {
    const { edges } = dataOf(await server.gql<Log>(log, webhook, administrator)).webhook.deliveries;
    const [attempt] = edges[0]?.node.attempts ?? [];
    if (!attempt) continue;
    dataOf(await step("disableWebhook"));
    return attempt;
  }
  return undefined;
}

test.each(Object.keys(names))("%s isn't connected to, since not every address of it is public", async (name) => {
  const receiver = await startReceiver();
  const { port } = new URL(receiver.url);
  lookedUp.length = 0;
  expect(await attempted(`https://${name}:${port}/hooks`)).toEqual({ status: null, error: "ADDRESS_REFUSED" });
  // Looked up once: a second answer, which nobody looked at, is never connected to.
  expect(lookedUp).toEqual([name]);
  expect(receiver.received).toEqual([]);
});

test("a name that leads nowhere is told as such", async () => {
  expect(await attempted("https://nowhere.example.com/")).toEqual({ status: null, error: "ENOTFOUND" });
});

test("a host that the operator allowed may lead inside", async () => {
  const receiver = await startReceiver();
  const { port } = new URL(receiver.url);
  expect(await attempted(`http://allowed.example.com:${port}/hooks`)).toEqual({ status: 204, error: null });
  expect(receiver.received).toHaveLength(1);
});
