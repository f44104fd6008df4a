import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Edit } from "./change-steps.ts";
import { approved, at, drafted, took } from "./change-steps.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";
import { patienceMs } from "./patience.ts";

let server: TestServer;
let editor: TestPerson;
let reviewer: TestPerson;
const listeners: Listener[] = [];

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  editor = await server.person("EDITOR");
  reviewer = await server.person("REVIEWER");
});
afterEach(async () => {
  for (const listener of listeners.splice(0)) await listener.close();
});
afterAll(() => server.close());

const requirement = "organisation-minimum-age";
let age = 30;
const edit = (province: string): Edit => ({ province, requirement, value: ++age });

interface Told {
  readonly cursor: string;
  readonly change: { readonly number: number; readonly title: string; readonly status: string };
  readonly provinces: readonly { readonly code: string }[];
}

interface Listener {
  readonly told: readonly Told[];
  close(): Promise<void>;
}

/** Listens over server-sent events, as a browser would; resolves once the server has answered. */
async function listen(args = "", url = server.url): Promise<Listener> {
  const stop = new AbortController();
  const query = `subscription { rulesPublished${args} { cursor change { number title status } provinces { code } } }`;
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ query }),
    signal: stop.signal,
  });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const told: Told[] = [];
  const begun = Promise.withResolvers<void>();
  const reading = (async () => {
    let text = "";
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) {
      text += decoder.decode(part, { stream: true });
      // The place from which it tells, before any event.
      begun.resolve();
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const data = /^data: (\{.*)$/m.exec(event)?.[1];
        if (data) told.push(JSON.parse(data).data.rulesPublished);
      }
    }
  })().catch(begun.reject);
  const listener: Listener = {
    told,
    async close() {
      stop.abort();
      await reading;
    },
  };
  listeners.push(listener);
  await begun.promise;
  return listener;
}

async function until(holds: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  while (!holds() && Date.now() < giveUpAt) await pause(20);
  expect(holds()).toBe(true);
}

const publish = async (edits: readonly Edit[], more: object = {}) =>
  took(server, "publishChange", { ...at(await approved(server, { editor, reviewer }, edits)), ...more }, reviewer);

describe("rulesPublished", () => {
  it("tells of a publication that holds at once, and of none of its drafts", async () => {
    const listener = await listen();
    await drafted(server, editor, [edit("BJ")]);
    const change = await publish([edit("ZJ"), edit("GD")]);
    await until(() => listener.told.length > 0);
    expect(listener.told).toMatchObject([
      { change: { number: change.number, status: "PUBLISHED" }, provinces: [{ code: "ZJ" }, { code: "GD" }] },
    ]);
  });

  it("tells only of the provinces asked for; a national default is of all", async () => {
    const listener = await listen("(provinces: [SC])");
    await publish([edit("ZJ")]);
    const own = await publish([edit("SC")]);
    const all = await publish([{ province: null, requirement: "certificate-sync-days", value: 9 }]);
    await until(() => listener.told.length === 2);
    expect(listener.told.map(({ change }) => change.number)).toEqual([own.number, all.number]);
    expect(listener.told[1]?.provinces).toHaveLength(31);
  });

  it("goes on after a lost connection without missing or repeating", async () => {
    const first = await listen();
    const before = await publish([edit("HB")]);
    await until(() => first.told.length === 1);
    await first.close();
    const missed = [await publish([edit("HB")]), await publish([edit("HN")])];
    const again = await listen(`(after: "${first.told[0]?.cursor}")`);
    await until(() => again.told.length === 2);
    const later = await publish([edit("HB")]);
    await until(() => again.told.length === 3);
    expect(first.told.map(({ change }) => change.number)).toEqual([before.number]);
    expect(again.told.map(({ change }) => change.number)).toEqual([...missed, later].map(({ number }) => number));
    const third = await listen(`(after: "${again.told[0]?.cursor}")`);
    await until(() => third.told.length === 2);
    expect(third.told.map(({ cursor }) => cursor)).toEqual(again.told.slice(1).map(({ cursor }) => cursor));
  });

  it("refuses a cursor that it never gave", async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream" },
      body: JSON.stringify({ query: 'subscription { rulesPublished(after: "nonsense") { cursor } }' }),
      signal: AbortSignal.timeout(patienceMs),
    });
    expect(await response.text()).toContain("BAD_USER_INPUT");
  });

  it("tells of what another process published on the same database", async () => {
    const listener = await listen();
    const other = await server.another();
    try {
      const change = await approved(server, { editor, reviewer }, [edit("QH")]);
      const { actor } = reviewer;
      await other.domain.changes.publish(actor, at(change));
      await until(() => listener.told.length === 1);
      expect(listener.told[0]?.change.number).toBe(change.number);
      const { data } = await server.gql<{ province: { rule: { revision: { change: { number: number } } } } }>(
        `{ province(code: QH) { rule(requirement: "${requirement}") { revision { change { number } } } } }`,
      );
      expect(data?.province.rule.revision.change.number).toBe(change.number);
    } finally {
      await other.close();
    }
  });

  it("tells of a scheduled publication when its day begins in Beijing, also to those who were away", async () => {
    const early = await listen();
    const scheduled = await publish([edit("XZ")], { effectiveFrom: "2026-11-26" });
    const atOnce = await publish([edit("GS")]);
    await until(() => early.told.length === 1);
    expect(early.told[0]?.change.number).toBe(atOnce.number);
    server.clock.set("2026-11-25T23:59:58+08:00");
    server.clock.freeze();
    await pause(600);
    expect(early.told).toHaveLength(1);
    server.clock.set("2026-11-26T00:00:00+08:00");
    await until(() => early.told.length === 2);
    expect(early.told[1]?.change).toEqual({ number: scheduled.number, title: scheduled.title, status: "PUBLISHED" });
    const away = await listen(`(after: "${early.told[0]?.cursor}")`);
    await until(() => away.told.length === 1);
    expect(away.told[0]?.change.number).toBe(scheduled.number);
  });
});

describe("what is cancelled before its day", () => {
  it("is told to nobody, neither when it is cancelled nor on its day, nor to those who were away", async () => {
    const listener = await listen();
    const first = await publish([edit("NX")]);
    await until(() => listener.told.length === 1);
    const scheduled = await publish([edit("QH")], { effectiveFrom: "2026-12-03" });
    const draft = await took(server, "revertChange", at(scheduled), editor);
    const submitted = await took(server, "submitChange", at(draft), editor);
    const good = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
    await took(server, "publishChange", at(good), reviewer);
    server.clock.set("2026-12-03T00:00:01+08:00");
    const last = await publish([edit("NX")]);
    await until(() => listener.told.length === 2);
    expect(listener.told.map(({ change }) => change.number)).toEqual([first.number, last.number]);
    const away = await listen(`(after: "${listener.told[0]?.cursor}")`);
    await until(() => away.told.length === 1);
    expect(away.told.map(({ change }) => change.number)).toEqual([last.number]);
  });
});

describe("a server that stops", () => {
  it("ends subscriptions instead of waiting for them", async () => {
    const stopping = await startServer();
    const listener = await listen("", stopping.url);
    await stopping.close();
    await listener.close();
    expect(listener.told).toEqual([]);
  });
});

describe("two processes on one database", () => {
  it("never publish conflicting changes", async () => {
    const other = await server.another();
    try {
      const { actor } = reviewer;
      for (let round = 0; round < 5; round += 1) {
        const mine = await approved(server, { editor, reviewer }, [edit("NX")]);
        const theirs = await approved(server, { editor, reviewer }, [edit("NX")]);
        const results = await Promise.allSettled([
          server.app.domain.changes.publish(actor, at(mine)),
          other.domain.changes.publish(actor, at(theirs)),
        ]);
        expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
        const lost = results.find((result) => result.status === "rejected");
        expect(lost?.status === "rejected" && lost.reason).toMatchObject({ code: "CONFLICT" });
      }
    } finally {
      await other.close();
    }
  });
});
