import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approved, at, took } from "./change-steps.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";
import { patienceMs } from "./patience.ts";

let server: TestServer;
let editor: TestPerson;
let reviewer: TestPerson;
let age = 20;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  editor = await server.person("EDITOR");
  reviewer = await server.person("REVIEWER");
});
afterAll(() => server.close());

async function publish(): Promise<number> {
  age += 1;
  const edit = { province: "ZJ", requirement: "organisation-minimum-age", value: age };
  const change = await approved(server, { editor, reviewer }, [edit]);
  return (await took(server, "publishChange", at(change), reviewer)).number;
}

/** What stands in an event's lines, by the names of server-sent events. */
type RawEvent = Readonly<Record<string, string>>;

/** A stream as an EventSource reads it: by GET, event for event, without the comments that keep it alive. */
async function connect(lastEventId?: string, after = "", as?: { token: string }) {
  const stop = new AbortController();
  const query = `subscription { told: rulesPublished${after} { change { number author { name } } } }`;
  const response = await fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, {
    headers: {
      accept: "text/event-stream",
      ...(as ? { authorization: `Bearer ${as.token}` } : {}),
      ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
    },
    signal: AbortSignal.any([stop.signal, AbortSignal.timeout(patienceMs)]),
  });
  const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const next = async (): Promise<RawEvent> => {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end < 0) {
        const { done, value } = await reader.read();
        if (done) return {};
        text += value;
        continue;
      }
      const lines = text.slice(0, end).split("\n");
      text = text.slice(end + 2);
      const fields = lines.flatMap((line) => {
        const [, name, value] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
        return name === undefined || value === undefined ? [] : [[name, value] as const];
      });
      if (fields.length > 0) return Object.fromEntries(fields);
    }
  };
  return {
    next,
    number: async () => {
      const event = await next();
      expect(event.event).toBe("next");
      return { id: event.id ?? "", number: JSON.parse(event.data ?? "").data.told.change.number as unknown };
    },
    async close() {
      await reader.cancel().catch(() => {});
      stop.abort();
    },
  };
}

describe("server-sent events", () => {
  it("carry ids, and a connection that names the last one goes on after it", async () => {
    const first = await connect();
    const { id: start, ...rest } = await first.next();
    expect([start, rest]).toEqual([expect.stringMatching(/^[\w-]+$/), {}]);
    const one = await publish();
    const told = await first.number();
    expect(told.number).toBe(one);
    await first.close();

    const [two, three] = [await publish(), await publish()];
    const second = await connect(told.id);
    expect((await second.next()).id).toBe(told.id);
    expect((await second.number()).number).toBe(two);
    const last = await second.number();
    expect(last.number).toBe(three);
    await second.close();

    // The header says more than the argument, which a browser repeats as it was.
    const third = await connect(last.id, `(after: "${start}")`);
    expect((await third.next()).id).toBe(last.id);
    const four = await publish();
    expect((await third.number()).number).toBe(four);
    await third.close();
  });

  it("miss nothing where the connection was lost before any event came", async () => {
    const first = await connect();
    const { id } = await first.next();
    await first.close();
    const missed = await publish();
    const again = await connect(id);
    await again.next();
    expect((await again.number()).number).toBe(missed);
    await again.close();
  });

  it("tell of people only as long as the listener may see them", async () => {
    const listener = await server.person("VIEWER");
    const stream = await connect(undefined, "", listener);
    await stream.next();
    const author = async () => {
      await publish();
      const { data = "{}" } = await stream.next();
      return JSON.parse(data);
    };
    expect(await author()).toMatchObject({ data: { told: { change: { author: { name: editor.person.name } } } } });
    const operator = { kind: "SYSTEM", origin: "test" } as const;
    await server.app.domain.people.disable(operator, listener.person.id);
    expect(await author()).toMatchObject({ data: null, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    await server.app.domain.people.enable(operator, listener.person.id);
    const [token] = await server.app.domain.tokens.of(operator, listener.person);
    await server.app.domain.tokens.revoke(operator, token?.id ?? "");
    expect(await author()).toMatchObject({ data: null, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    await stream.close();
  });

  it("go on after the server was started again", async () => {
    const first = await connect();
    await first.next();
    const one = await publish();
    const { id, number } = await first.number();
    expect(number).toBe(one);
    const two = await publish();
    expect((await first.number()).number).toBe(two);
    await server.restart();
    await first.close();
    const again = await connect(id);
    await again.next();
    expect((await again.number()).number).toBe(two);
    const three = await publish();
    expect((await again.number()).number).toBe(three);
    await again.close();
  });

  it.each(["nonsense", "MSAyMDI2", "9".repeat(200)])("refuse the id %s, which was never given", async (id) => {
    const stream = await connect(id);
    const { data = "{}" } = await stream.next();
    await stream.close();
    const [error] = JSON.parse(data).errors;
    expect(error.message).toMatch(/Last-Event-ID：.*游标.* \/ Last-Event-ID: not a cursor/);
    expect(error.extensions).toMatchObject({ code: "BAD_USER_INPUT", inputPath: ["Last-Event-ID"] });
  });
});
