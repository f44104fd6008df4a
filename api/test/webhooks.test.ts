import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { deliveryLimits } from "../src/domain/webhooks/deliveries.ts";
import { openStore } from "../src/store/open.ts";
import { createSendWebhook } from "../src/webhooks/send-webhook.ts";
import { approved, at, took } from "./change-steps.ts";
import { rules } from "./command-line.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";
import { patienceMs } from "./patience.ts";
import type { Receiver } from "./receiver.ts";
import { isSignedBy, startReceiver } from "./receiver.ts";

let server: TestServer;
let receiver: Receiver;
let administrator: TestPerson;
let editor: TestPerson;
let reviewer: TestPerson;
let age = 20;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00", webhookHosts: ["127.0.0.1"] });
  administrator = await server.person("ADMINISTRATOR");
  editor = await server.person("EDITOR");
  reviewer = await server.person("REVIEWER");
});
beforeEach(async () => {
  receiver = await startReceiver();
});
afterAll(() => server.close());

interface Result {
  readonly __typename: string;
  readonly secret?: string;
  readonly webhook?: { readonly id: string; readonly enabled: boolean; readonly url: string };
  readonly path?: readonly string[];
  readonly message?: string;
}

const operations = {
  createWebhook: "CreateWebhookInput",
  rotateWebhookSecret: "WebhookStepInput",
  disableWebhook: "WebhookStepInput",
  enableWebhook: "WebhookStepInput",
  pingWebhook: "WebhookStepInput",
} as const;

async function ask(operation: keyof typeof operations, input: object, as?: TestPerson): Promise<Result> {
  const givesSecret = operation === "createWebhook" || operation === "rotateWebhookSecret";
  const success = givesSecret ? "WebhookSecretSuccess { secret" : "WebhookSuccess {";
  const query = `mutation($input: ${operations[operation]}!) { result: ${operation}(input: $input) { __typename
    ... on ${success} webhook { id enabled url } } ... on Problem { message } ... on InvalidInput { path } } }`;
  return dataOf(await server.gql<{ result: Result }>(query, { input }, as)).result;
}

async function registered(url = receiver.url): Promise<{ id: string; secret: string }> {
  const { webhook, secret, message } = await ask("createWebhook", { name: "接收方", url }, administrator);
  if (!webhook || secret === undefined) throw new Error(message);
  // So that later tests' publications don't go to a receiver that is gone.
  onTestFinished(async () => {
    server.clock.set(server.clock.now());
    await ask("disableWebhook", { id: webhook.id }, administrator);
  });
  return { id: webhook.id, secret };
}

interface Delivery {
  readonly messageId: string;
  readonly type: string;
  readonly eventId: string;
  readonly state: string;
  readonly nextAttemptAt: string | null;
  readonly change: { readonly number: number } | null;
  readonly attempts: readonly {
    readonly number: number;
    readonly at: string;
    readonly status: number | null;
    readonly error: string | null;
    readonly response: string | null;
    readonly durationMs: number;
  }[];
}

async function log(id: string, page = "first: 100") {
  const query = `query($id: String!) { webhook(id: $id) { deliveries(${page}) { edges { cursor node { messageId type eventId state nextAttemptAt change { number } attempts { number at status error response durationMs } } } pageInfo { hasNextPage hasPreviousPage } } } }`;
  type Answer = {
    webhook: {
      deliveries: {
        edges: readonly { cursor: string; node: Delivery }[];
        pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean };
      };
    };
  };
  return dataOf(await server.gql<Answer>(query, { id }, administrator)).webhook.deliveries;
}

async function deliveriesOf(id: string): Promise<readonly Delivery[]> {
  return (await log(id)).edges.map(({ node }) => node);
}

/** The log once it's as awaited; what it is in the end where that never comes. */
async function logged(id: string, holds: (deliveries: readonly Delivery[]) => boolean): Promise<readonly Delivery[]> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const deliveries = await deliveriesOf(id);
    if (holds(deliveries) || Date.now() > giveUpAt) return deliveries;
    await pause(50);
  }
}

async function until(holds: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  while (!holds() && Date.now() < giveUpAt) await pause(20);
  expect(holds()).toBe(true);
}

async function publish(more: object = {}): Promise<number> {
  age += 1;
  const edit = { province: "ZJ", requirement: "organisation-minimum-age", value: age };
  const change = await approved(server, { editor, reviewer }, [edit]);
  return (await took(server, "publishChange", { ...at(change), ...more }, reviewer)).number;
}

async function versionOf(number: number): Promise<number> {
  const answer = await server.gql<{ change: { version: number } }>(`{ change(number: ${number}) { version } }`);
  return dataOf(answer).change.version;
}

const numbersReceived = () => receiver.received.map(({ body }) => JSON.parse(body).data.change?.number ?? null);

describe("a webhook", () => {
  test("is told of a publication by a POST that its secret signed", async () => {
    const { id, secret } = await registered();
    const number = await publish();
    await until(() => receiver.received.length === 1);
    const [message] = receiver.received;
    if (!message) throw new Error("nothing came");
    expect(JSON.parse(message.body)).toEqual({
      type: "rules.published",
      timestamp: expect.stringMatching(/^2026-11-24T/),
      data: {
        eventId: `publication-${number}`,
        change: {
          number,
          title: "调整规则",
          effectiveFrom: "2026-11-24",
          publishedAt: expect.stringMatching(/^2026-11-24T/),
        },
        provinces: ["ZJ"],
        cursor: expect.any(String),
      },
    });
    const seconds = Number(message.headers["webhook-timestamp"]);
    expect(Math.abs(seconds * 1_000 - server.clock.now().getTime())).toBeLessThan(20_000);
    expect(message.headers).toMatchObject({ "x-beian-event": "rules.published", "content-type": "application/json" });
    expect(isSignedBy(secret, message)).toBe(true);
    expect(isSignedBy(`whsec_${Buffer.alloc(32).toString("base64")}`, message)).toBe(false);
    expect(isSignedBy(secret, { ...message, body: `${message.body} ` })).toBe(false);
    const [delivery] = await logged(id, ([first]) => first?.state === "DELIVERED");
    expect(delivery).toMatchObject({
      messageId: message.headers["webhook-id"],
      eventId: message.headers["x-beian-event-id"],
      state: "DELIVERED",
      change: { number },
      nextAttemptAt: null,
      attempts: [{ number: 1, status: 204, error: null, response: "", durationMs: expect.any(Number) }],
    });
  });

  test("is told of nothing from before it was registered, and of each publication once", async () => {
    await publish();
    const { id } = await registered();
    const numbers = [await publish(), await publish()];
    await logged(id, (deliveries) => deliveries.filter(({ state }) => state === "DELIVERED").length === 2);
    expect(numbersReceived()).toEqual(numbers);
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(new Set(ids).size).toBe(2);
  });

  test("is told of a scheduled publication when its day begins in Beijing, also by a server started since", async () => {
    const { id } = await registered();
    const day = new Date(server.clock.now().getTime() + 2 * 24 * 3_600_000).toISOString().slice(0, 10);
    const number = await publish({ effectiveFrom: day });
    const now = await publish();
    await until(() => receiver.received.length === 1);
    expect(numbersReceived()).toEqual([now]);
    server.clock.set(`${day}T08:00:00+08:00`);
    await server.restart();
    await until(() => receiver.received.length === 2);
    expect(numbersReceived()).toEqual([now, number]);
    expect((await logged(id, ([first]) => first?.state === "DELIVERED"))[0]?.change?.number).toBe(number);
  });

  test("isn't told of what was cancelled before its day", async () => {
    const { id } = await registered();
    const day = new Date(server.clock.now().getTime() + 2 * 24 * 3_600_000).toISOString().slice(0, 10);
    const number = await publish({ effectiveFrom: day });
    const draft = await took(server, "revertChange", { number, version: await versionOf(number) }, editor);
    const submitted = await took(server, "submitChange", at(draft), editor);
    const good = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
    await took(server, "publishChange", at(good), reviewer);
    server.clock.set(`${day}T08:00:00+08:00`);
    await server.restart();
    const now = await publish();
    await logged(id, ([first]) => first?.state === "DELIVERED");
    expect(numbersReceived()).toEqual([now]);
  });

  test("is told once where the server ends before it has answered", async () => {
    const { id } = await registered();
    receiver.answer((response) => setTimeout(() => response.writeHead(204).end(), 300));
    const number = await publish();
    await until(() => receiver.received.length === 1);
    await server.restart();
    const done = await logged(id, ([first]) => first?.state === "DELIVERED");
    expect(done.map(({ attempts }) => attempts.length)).toEqual([1]);
    expect(numbersReceived()).toEqual([number]);
  });

  test("is told once by two processes on one database", async () => {
    const other = await server.another();
    try {
      const { id } = await registered();
      const numbers: number[] = [];
      for (let turn = 0; turn < 4; turn += 1) numbers.push(await publish());
      const done = await logged(id, (all) => all.filter(({ state }) => state === "DELIVERED").length === 4);
      expect(done.map(({ attempts }) => attempts.length)).toEqual([1, 1, 1, 1]);
      expect(numbersReceived()).toEqual(numbers);
    } finally {
      await other.close();
    }
  });

  test("can be tried by a ping", async () => {
    const { id, secret } = await registered();
    expect((await ask("pingWebhook", { id }, administrator)).__typename).toBe("WebhookSuccess");
    await until(() => receiver.received.length === 1);
    const [message] = receiver.received;
    expect(message && JSON.parse(message.body)).toMatchObject({ type: "ping", data: {} });
    expect(message && isSignedBy(secret, message)).toBe(true);
    expect(await logged(id, ([first]) => first?.state === "DELIVERED")).toMatchObject([{ type: "ping", change: null }]);
  });

  test("is told nothing while it's disabled, and goes on from then when it's enabled", async () => {
    const { id } = await registered();
    receiver.answer((response) => response.writeHead(503).end());
    await publish();
    await logged(id, ([first]) => first?.attempts.length === 1);
    expect((await ask("disableWebhook", { id }, administrator)).webhook?.enabled).toBe(false);
    expect((await deliveriesOf(id)).map(({ state }) => state)).toEqual(["CANCELLED"]);
    expect(await ask("pingWebhook", { id }, administrator)).toMatchObject({ __typename: "InvalidInput" });
    server.clock.advance(24 * 3_600_000);
    await publish();
    receiver.answer((response) => response.writeHead(200).end());
    expect((await ask("enableWebhook", { id }, administrator)).webhook?.enabled).toBe(true);
    const number = await publish();
    const all = await logged(id, ([first]) => first?.state === "DELIVERED");
    expect(all.map(({ state, change }) => [state, change?.number])).toEqual([
      ["DELIVERED", number],
      ["CANCELLED", expect.any(Number)],
    ]);
    expect(receiver.received).toHaveLength(2);
  });
});

describe("a failed attempt", () => {
  test("is made again with longer and longer waits, each in the log, until one succeeds", async () => {
    const { id, secret } = await registered();
    server.clock.freeze();
    receiver.answer((response) => response.writeHead(500).end(`wrong ${"x".repeat(5_000)}`));
    await publish();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      const [delivery] = await logged(
        id,
        ([first]) => first?.attempts.length === attempt && first.nextAttemptAt !== null,
      );
      expect(delivery).toMatchObject({ state: "PENDING" });
      const wait = Date.parse(delivery?.nextAttemptAt ?? "") - server.clock.now().getTime();
      waits.push(wait);
      server.clock.advance(wait);
    }
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(7_500 * 3 ** index);
      expect(wait).toBeLessThanOrEqual(12_500 * 3 ** index);
    }
    receiver.answer((response) => response.writeHead(200).end("thanks"));
    server.clock.advance(3_600_000);
    const [delivery] = await logged(id, ([first]) => first?.state === "DELIVERED");
    const attempts = delivery?.attempts ?? [];
    expect(attempts.slice(0, 4).map(({ status, response }) => [status, response?.length])).toEqual(
      Array.from({ length: 4 }, () => [500, 500]),
    );
    expect(attempts.at(-1)).toMatchObject({ status: 200, response: "thanks" });
    const bodies = new Set(receiver.received.map(({ body }) => body));
    const ids = new Set(receiver.received.map(({ headers }) => headers["webhook-id"]));
    expect([bodies.size, ids.size]).toEqual([1, 1]);
    expect(receiver.received.every((message) => isSignedBy(secret, message))).toBe(true);
    const times = receiver.received.map(({ headers }) => Number(headers["webhook-timestamp"]));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
  });

  test("is the last one after twelve", async () => {
    const { id } = await registered();
    receiver.answer((response) => response.socket?.destroy());
    await publish();
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await logged(id, ([first]) => first?.attempts.length === attempt);
      server.clock.advance(7 * 3_600_000);
    }
    const [delivery] = await logged(id, ([first]) => first?.state === "FAILED");
    expect(delivery).toMatchObject({ state: "FAILED", nextAttemptAt: null });
    expect(delivery?.attempts.map(({ error }) => error)).toEqual(Array.from({ length: 12 }, () => "ECONNRESET"));
    server.clock.advance(24 * 3_600_000);
    await pause(600);
    expect(receiver.received).toHaveLength(12);
  });

  test("doesn't hold up others, nor is it lost where the server stops meanwhile", async () => {
    const hanging = await startReceiver();
    hanging.answer(() => {});
    const slow = await registered(hanging.url);
    const quick = await registered(receiver.url);
    for (const one of [slow, quick]) await ask("pingWebhook", { id: one.id }, administrator);
    await until(() => hanging.received.length === 1);
    await logged(quick.id, ([first]) => first?.state === "DELIVERED");
    expect((await deliveriesOf(slow.id))[0]).toMatchObject({ state: "PENDING", attempts: [], nextAttemptAt: null });
    // What is under way is given back at once, without waiting for an answer.
    const stopping = Date.now();
    await server.restart();
    expect(Date.now() - stopping).toBeLessThan(8_000);
    hanging.answer((response) => response.writeHead(200).end());
    expect(await logged(slow.id, ([first]) => first?.state === "DELIVERED")).toMatchObject([
      { state: "DELIVERED", attempts: [{ number: 1, status: 200 }] },
    ]);
  });

  test("that was cut short with its process is made again once its lease ends", async () => {
    const { id } = await registered();
    // What a process leaves that claimed a delivery and was killed before its end.
    const store = await openStore({ dataDir: server.dataDir, now: server.clock.now });
    await store.transaction(async (tx) => {
      const event = { webhookId: id, type: "ping", eventId: "cut-short", changeNumber: null, body: "{}" };
      await tx.deliveries.add([event]);
      const [delivery] = (await tx.deliveries.page(id, { first: 1 })).entries.map(({ item }) => item);
      const claimed = { claim: "of the dead", attempts: 1, dueAt: tx.at + deliveryLimits.leaseMs };
      await tx.deliveries.update(delivery?.id ?? 0, claimed);
    });
    await store.close();
    server.clock.advance(deliveryLimits.leaseMs - 20_000);
    await pause(600);
    expect(receiver.received).toEqual([]);
    server.clock.advance(21_000);
    const [delivery] = await logged(id, ([first]) => first?.state === "DELIVERED");
    expect(delivery?.attempts.map(({ number, status }) => [number, status])).toEqual([[2, 204]]);
  });

  test("isn't put off where the clock was ahead when it failed", async () => {
    const { id } = await registered();
    server.clock.advance(30 * 24 * 3_600_000);
    receiver.answer((response) => response.writeHead(500).end());
    await ask("pingWebhook", { id }, administrator);
    await logged(id, ([first]) => first?.attempts.length === 1);
    receiver.answer((response) => response.writeHead(200).end());
    server.clock.advance(-30 * 24 * 3_600_000);
    expect((await logged(id, ([first]) => first?.state === "DELIVERED"))[0]?.state).toBe("DELIVERED");
  });
});

describe("a receiver", () => {
  interface Standing {
    readonly enabled: boolean;
    readonly goneAt: string | null;
    readonly quietUntil: string | null;
  }
  const standing = async (id: string) =>
    dataOf(
      await server.gql<{ webhook: Standing }>(
        "query($id: String!) { webhook(id: $id) { enabled goneAt quietUntil } }",
        { id },
        administrator,
      ),
    ).webhook;
  const hours = (count: number) => count * 3_600_000;

  test("that is gone is told nothing any more, and its owner is told why", async () => {
    const { id } = await registered();
    server.clock.freeze();
    receiver.answer((response) => response.writeHead(503).end());
    await publish();
    await logged(id, ([first]) => first?.attempts.length === 1);
    receiver.answer((response) => response.writeHead(410).end("moved away"));
    await ask("pingWebhook", { id }, administrator);
    const all = await logged(id, ([first]) => first?.state === "CANCELLED");
    expect(all.map(({ state, nextAttemptAt }) => [state, nextAttemptAt])).toEqual([
      ["CANCELLED", null],
      ["CANCELLED", null],
    ]);
    expect(all[0]?.attempts).toMatchObject([{ number: 1, status: 410, response: "moved away" }]);
    const goneAt = server.clock.now().toISOString();
    expect(await standing(id)).toEqual({ enabled: false, goneAt, quietUntil: null });
    const listed = await rules(server.dataDir, ["webhook", "list"]);
    expect(listed.out.split("\n").find((line) => line.startsWith(id))).toMatch(/^[^\t]+\tgone\t/);
    const query = `{ auditEvents(first: 100) { edges { node { actorKind action subject details } } } }`;
    type Event = {
      readonly actorKind: string;
      readonly action: string;
      readonly subject: string | null;
      readonly details: unknown;
    };
    const { auditEvents } = dataOf(
      await server.gql<{ auditEvents: { edges: readonly { node: Event }[] } }>(query, {}, administrator),
    );
    const events = auditEvents.edges.map(({ node }) => node).filter((node) => node.subject === id);
    expect(events[0]).toMatchObject({ actorKind: "SYSTEM", action: "webhook.disable", details: { status: 410 } });

    const before = receiver.received.length;
    await publish();
    server.clock.advance(hours(48));
    await pause(600);
    expect(receiver.received).toHaveLength(before);
    expect(await ask("pingWebhook", { id }, administrator)).toMatchObject({ __typename: "InvalidInput" });

    receiver.answer((response) => response.writeHead(204).end());
    await ask("enableWebhook", { id }, administrator);
    expect(await standing(id)).toEqual({ enabled: true, goneAt: null, quietUntil: null });
    await ask("pingWebhook", { id }, administrator);
    await logged(id, ([first]) => first?.state === "DELIVERED");
    expect((await rules(server.dataDir, ["audit", "verify"])).code).toBe(0);
  });

  test.each([
    ["429 with seconds", 429, () => "3600", hours(1)],
    ["503 with a date", 503, (now: Date) => new Date(now.getTime() + hours(2)).toUTCString(), hours(2)],
    ["more than a day", 429, () => "999999999", hours(24)],
  ])("that asks to be left alone is, in all that waits for it: %s", async (_, status, retryAfter, waits) => {
    const { id } = await registered();
    server.clock.set(new Date(Math.ceil(server.clock.now().getTime() / 1_000) * 1_000).toISOString());
    server.clock.freeze();
    receiver.answer((response) => response.writeHead(status, { "retry-after": retryAfter(server.clock.now()) }).end());
    const asked = server.clock.now().getTime();
    await ask("pingWebhook", { id }, administrator);
    await logged(id, ([first]) => first?.attempts.length === 1);
    await ask("pingWebhook", { id }, administrator);
    const until = new Date(asked + waits).toISOString();
    const all = await logged(id, (both) => both.length === 2);
    expect(all.map(({ state, nextAttemptAt }) => [state, nextAttemptAt])).toEqual([
      ["PENDING", until],
      ["PENDING", until],
    ]);
    expect((await standing(id)).quietUntil).toBe(until);
    receiver.answer((response) => response.writeHead(200).end());
    server.clock.advance(waits - 1_000);
    await pause(600);
    expect(receiver.received).toHaveLength(1);
    server.clock.advance(1_001);
    const done = await logged(id, (both) => both.every(({ state }) => state === "DELIVERED"));
    expect(done.map(({ attempts }) => attempts.length)).toEqual([1, 2]);
  });

  test.each([
    ["that asks for less than our own wait", 429, "1"],
    ["that asks for a day gone by", 503, "Mon, 30 Nov 2020 09:00:00 GMT"],
    ["that asks in no words of HTTP", 429, "in a while"],
    ["that answers another status", 500, "3600"],
  ])("%s is told again after our own", async (_, status, retryAfter) => {
    const { id } = await registered();
    server.clock.freeze();
    receiver.answer((response) => response.writeHead(status, { "retry-after": retryAfter }).end());
    await ask("pingWebhook", { id }, administrator);
    const [delivery] = await logged(id, ([first]) => first?.attempts.length === 1 && first.nextAttemptAt !== null);
    const wait = Date.parse(delivery?.nextAttemptAt ?? "") - server.clock.now().getTime();
    expect(wait).toBeGreaterThanOrEqual(7_500);
    expect(wait).toBeLessThanOrEqual(12_500);
  });

  test("whose wish was noted while the clock was ahead isn't left alone for longer than it asked", async () => {
    const { id } = await registered();
    server.clock.advance(hours(24 * 30));
    receiver.answer((response) => response.writeHead(429, { "retry-after": "60" }).end());
    await ask("pingWebhook", { id }, administrator);
    await logged(id, ([first]) => first?.attempts.length === 1);
    receiver.answer((response) => response.writeHead(200).end());
    server.clock.advance(-hours(24 * 30));
    expect((await logged(id, ([first]) => first?.state === "DELIVERED"))[0]?.state).toBe("DELIVERED");
  });
});

describe("a secret", () => {
  test("is shown once, and stands nowhere in the clear", async () => {
    const { id, secret } = await registered();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await publish();
    await logged(id, ([first]) => first?.state === "DELIVERED");
    const fields = dataOf(
      await server.gql<{ __type: { fields: readonly { name: string }[] } }>(
        '{ __type(name: "Webhook") { fields { name } } }',
      ),
    ).__type.fields.map(({ name }) => name);
    expect(fields.filter((name) => /secret/i.test(name))).toEqual(["previousSecretUntil"]);
    const raw = secret.slice("whsec_".length);
    for (const file of readdirSync(server.dataDir)) {
      // By a process of its own: to open and close the database in this one would take SQLite's locks away.
      const bytes = execFileSync("cat", [join(server.dataDir, file)], { maxBuffer: 100_000_000 });
      for (const form of [raw, Buffer.from(raw, "base64")]) expect([file, bytes.includes(form)]).toEqual([file, false]);
    }
    expect(server.logged.join("")).not.toContain(raw);
  });

  test("can be rotated: for a day both sign, then the new one alone", async () => {
    const { id, secret } = await registered();
    const rotated = await ask("rotateWebhookSecret", { id }, administrator);
    expect(rotated.__typename).toBe("WebhookSecretSuccess");
    const renewed = rotated.secret ?? "";
    expect(renewed).not.toBe(secret);
    await ask("pingWebhook", { id }, administrator);
    await until(() => receiver.received.length === 1);
    server.clock.advance(24 * 3_600_000 + 1_000);
    await ask("pingWebhook", { id }, administrator);
    await until(() => receiver.received.length === 2);
    const signedBy = (one: string) => receiver.received.map((message) => isSignedBy(one, message));
    expect([signedBy(secret), signedBy(renewed)]).toEqual([
      [true, false],
      [true, true],
    ]);
  });
});

describe("addresses that aren't public", () => {
  test.each([
    "http://example.com/hook",
    "https://127.0.0.2/hook",
    "https://127.2/hook",
    "https://2130706434/hook",
    "https://0x7f000002/hook",
    "https://10.0.0.1",
    "https://169.254.169.254/latest/meta-data",
    "https://100.64.0.1",
    "https://[::1]/",
    "https://[::ffff:127.0.0.2]/",
    "https://[fd00::1]/",
    "https://user:secret@example.com/",
    "https://example.com/#part",
    "ftp://example.com/",
    "file:///etc/passwd",
    "nonsense",
  ])("%s can't be registered", async (url) => {
    const refused = await ask("createWebhook", { name: "内网", url }, administrator);
    expect(refused).toMatchObject({
      __typename: "InvalidInput",
      path: ["input", "url"],
      message: expect.stringMatching(/[一-鿿]/),
    });
  });

  test("nor can one that is too long", async () => {
    const url = `https://example.com/${"x".repeat(2_000)}`;
    expect((await ask("createWebhook", { name: "长", url }, administrator)).__typename).toBe("InvalidInput");
  });

  test("a name that leads to one is refused when it's connected to", async () => {
    const { port } = new URL(receiver.url);
    const { id } = await registered(`https://localhost:${port}/hook`);
    await ask("pingWebhook", { id }, administrator);
    const [delivery] = await logged(id, ([first]) => first?.attempts.length === 1);
    expect(delivery?.attempts).toMatchObject([{ status: null, error: "ADDRESS_REFUSED" }]);
    expect(receiver.received).toEqual([]);
  });

  test("a host that the operator doesn't allow any more is reached no more", async () => {
    const send = createSendWebhook(() => false);
    const request = { url: new URL(receiver.url), headers: {}, body: "{}", signal: AbortSignal.timeout(5_000) };
    expect(await send(request)).toEqual({ error: "ADDRESS_REFUSED" });
    expect(await send({ ...request, url: new URL("https://127.0.0.1:1/") })).toEqual({ error: "ADDRESS_REFUSED" });
    expect(receiver.received).toEqual([]);
  });

  test("a redirect to one isn't followed, nor is any other", async () => {
    const inside = await startReceiver();
    const { id } = await registered();
    for (const status of [301, 302, 307, 308]) {
      receiver.answer((response) => response.writeHead(status, { location: inside.url }).end());
      await ask("pingWebhook", { id }, administrator);
      const [delivery] = await logged(id, ([first]) => first?.attempts.length === 1);
      expect(delivery).toMatchObject({ state: "PENDING", attempts: [{ status }] });
    }
    expect(inside.received).toEqual([]);
  });
});

describe("who may", () => {
  test.each(["STRANGER", "VIEWER", "EDITOR", "REVIEWER"] as const)("a %s does and sees nothing of it", async (role) => {
    const { id } = await registered();
    const as = role === "STRANGER" ? undefined : await server.person(role);
    for (const operation of Object.keys(operations) as (keyof typeof operations)[]) {
      const input = operation === "createWebhook" ? { name: "名", url: receiver.url } : { id };
      expect([operation, (await ask(operation, input, as)).__typename]).toEqual([operation, "NotAllowed"]);
    }
    for (const query of ["{ webhooks { id url } }", `{ webhook(id: "${id}") { id url } }`]) {
      const { data, errors } = await server.gql<Record<string, unknown>>(query, {}, as);
      expect(errors[0]?.extensions?.code).toBe("FORBIDDEN");
      expect(JSON.stringify(data)).not.toContain(receiver.host);
    }
    expect(receiver.received).toEqual([]);
    expect(await deliveriesOf(id)).toEqual([]);
  });

  test("what administrators do is in the audit, refusals too, without the address's path", async () => {
    const { id } = await registered(`${receiver.url}/path-with-a-password`);
    for (const operation of ["pingWebhook", "rotateWebhookSecret", "disableWebhook", "enableWebhook"] as const)
      await ask(operation, { id }, administrator);
    expect((await ask("disableWebhook", { id: "nobody" }, administrator)).__typename).toBe("NotFound");
    await ask("disableWebhook", { id }, editor);
    const query = "{ auditEvents(first: 20) { edges { node { action subject details actor { name } } } } }";
    type Answer = { auditEvents: { edges: { node: { action: string; subject: string | null; details: object } }[] } };
    const events = dataOf(await server.gql<Answer>(query, {}, administrator)).auditEvents.edges.map(({ node }) => node);
    const acts = events
      .filter(({ action }) => action.startsWith("webhook."))
      .reverse()
      .slice(-7);
    const row = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(acts.map(({ action, subject, details }) => [action, subject, details])).toEqual([
      ["webhook.create", id, { host: receiver.host, row }],
      ["webhook.ping", id, {}],
      ["webhook.rotateSecret", id, { row }],
      ["webhook.disable", id, { row }],
      ["webhook.enable", id, { row }],
      ["webhook.disable", "nobody", { refused: "NOT_FOUND" }],
      ["webhook.disable", id, { refused: "FORBIDDEN" }],
    ]);
  });
});

test("operators keep webhooks from the command line, while the product runs", { timeout: 180_000 }, async () => {
  const url = `${receiver.url}/cli`;
  const refused = await rules(server.dataDir, ["webhook", "create", "--name", "接收方", "--url", url]);
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toMatch(/--url：仅支持 https.* \/ --url: must be https/);
  const made = await rules(server.dataDir, [
    "webhook",
    "create",
    "--name",
    "接收方",
    "--url",
    "https://example.com/cli",
  ]);
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^whsec_\S{44}\n$/) });
  const id = /webhook ([0-9a-f]{16})\n$/.exec(made.err)?.[1] ?? "";
  const disabled = await rules(server.dataDir, ["webhook", "disable", "--id", id]);
  expect(disabled).toMatchObject({ code: 0, err: "" });
  const { out } = await rules(server.dataDir, ["webhook", "list"]);
  expect(out).toContain(`${id}\tdisabled\t`);
  expect(out).not.toContain("whsec_");
});

test("the log is handed out in parts, newest first", async () => {
  const { id } = await registered();
  for (let turn = 0; turn < 5; turn += 1) await ask("pingWebhook", { id }, administrator);
  const whole = await log(id);
  expect(whole.edges).toHaveLength(5);
  const first = await log(id, "first: 2");
  expect(first.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false });
  const second = await log(id, `first: 3, after: "${first.edges[1]?.cursor}"`);
  expect(second.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
  const events = [...first.edges, ...second.edges].map(({ node }) => node.eventId);
  expect(events).toEqual(whole.edges.map(({ node }) => node.eventId));
});

test("the log forgets what came to an end 90 days ago, and nothing else", async () => {
  const { id } = await registered();
  const day = 24 * 3_600_000;
  await ask("pingWebhook", { id }, administrator);
  await logged(id, ([first]) => first?.state === "DELIVERED");
  receiver.answer((response) => response.writeHead(500).end());
  server.clock.advance(89 * day);
  await ask("pingWebhook", { id }, administrator);
  const both = await logged(id, ([first]) => first?.attempts.length === 1);
  expect(both.map(({ state }) => state)).toEqual(["PENDING", "DELIVERED"]);
  server.clock.advance(2 * day);
  const left = await logged(id, (all) => all.length === 1);
  expect(left.map(({ eventId }) => eventId)).toEqual([both[0]?.eventId]);
});
