import { once } from "node:events";
import type { Socket } from "node:net";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

const withinMs = 1_500;
const bytes = 24 * 1_048_576;
/** More than the system takes up for a connection by itself. */
const pipelined = 60;

let server: TestServer;
let digest: string;
beforeAll(async () => {
  server = await startServer({ unread: { withinMs, bytes } });
  const query = "{ rulebook { digest } }";
  digest = dataOf(await server.gql<{ rulebook: { digest: string } }>(query)).rulebook.digest;
});
afterAll(() => server.close());

const rules = "{ provinces { code rules { requirement { key title } content { summary } effectiveUntil } } }";
const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
const post = (body: object) => {
  const text = JSON.stringify(body);
  return `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};

/** A connection of somebody who asks and doesn't read. */
async function asking(text: string, of: TestServer = server): Promise<{ socket: Socket; end: Promise<number> }> {
  const socket = connect(Number(new URL(of.url).port), "127.0.0.1");
  await once(socket, "connect");
  socket.pause();
  socket.on("error", () => {});
  const from = performance.now();
  const end = once(socket, "close").then(() => performance.now() - from);
  socket.write(text);
  return { socket, end };
}

/** Connections that the server has open. */
const open = () =>
  new Promise<number>((resolve, reject) =>
    server.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );

const kinds = (): readonly (readonly [string, string])[] => [
  ["kept bytes", get(`/graphql?query=${encodeURIComponent(rules)}`).repeat(pipelined)],
  ["what a writer made", post({ query: rules.replace("{", "{ viewer { id }") }).repeat(pipelined)],
  ["what yoga made", post({ query: rules, extensions: {} }).repeat(pipelined)],
  ["a rule book's file", get(`/rulebooks/${digest}.json`).repeat(pipelined)],
];

test("an answer of any kind that nobody reads is ended, and its connection with it", { timeout: 240_000 }, async () => {
  for (const [what, text] of kinds()) {
    const before = await open();
    const { socket } = await asking(text);
    await expect.poll(open, { timeout: 30_000 }).toBe(before + 1);
    await expect.poll(open, { timeout: 60_000, message: what }).toBe(before);
    socket.destroy();
  }
});

test("drops of another request don't keep one alive that reads nothing", { timeout: 120_000 }, async () => {
  const before = await open();
  const { socket } = await asking(get(`/graphql?query=${encodeURIComponent(rules)}`).repeat(pipelined));
  const drops = setInterval(() => socket.write("G"), 200);
  try {
    await expect.poll(open, { timeout: 90_000, interval: 200 }).toBe(before + 1);
    await expect.poll(open, { timeout: 90_000 }).toBe(before);
  } finally {
    clearInterval(drops);
    socket.destroy();
  }
});

test("whoever reads slowly is served to the end, and a stream in which nothing happens stays open", {
  timeout: 240_000,
}, async () => {
  const stream = await asking(
    post({ query: "subscription { rulesPublished { change { number } } }" }).replace(
      "Host:",
      "Accept: text/event-stream\r\nHost:",
    ),
  );
  let hasEnded = false;
  void stream.end.then(() => {
    hasEnded = true;
  });
  const { socket } = await asking(get(`/rulebooks/${digest}.json`).repeat(pipelined));
  let read = 0;
  let answers = 0;
  socket.on("data", (chunk: Buffer) => {
    read += chunk.length;
    answers += chunk.toString("latin1").split("HTTP/1.1 200").length - 1;
  });
  const from = performance.now();
  while (answers < pipelined && !socket.destroyed) {
    socket.resume();
    await pause(20);
    socket.pause();
    await pause(answers < pipelined / 2 ? 100 : 0);
  }
  expect([answers, read > 1_000_000]).toEqual([pipelined, true]);
  while (performance.now() - from < withinMs * 3) await pause(100);
  expect(hasEnded).toBe(false);
  socket.destroy();
  stream.socket.destroy();
});

test("what waits to be read is bounded in all: the oldest are ended before their time", {
  timeout: 240_000,
}, async () => {
  const bounded = await startServer({ unread: { withinMs: 300_000, bytes: 8 * 1_048_576 } });
  const connections = () =>
    new Promise<number>((resolve) => bounded.app.server.getConnections((_, count) => resolve(count)));
  const sockets: Socket[] = [];
  try {
    for (let number = 0; number < 4; number += 1) {
      const { socket } = await asking(
        post({ query: rules.replace("{", "{ viewer { id }") }).repeat(pipelined),
        bounded,
      );
      sockets.push(socket);
    }
    await expect.poll(connections, { timeout: 60_000 }).toBeLessThan(sockets.length);
    // Many who wait for the same bytes hold them but once.
    const { rulebook } = dataOf(await bounded.gql<{ rulebook: { digest: string } }>("{ rulebook { digest } }"));
    const same = get(`/rulebooks/${rulebook.digest}.json`);
    for (let number = 0; number < 40; number += 1) sockets.push((await asking(same.repeat(2), bounded)).socket);
    await pause(2_500);
    expect(await connections()).toBeGreaterThanOrEqual(40);
  } finally {
    for (const socket of sockets) socket.destroy();
    await bounded.close();
  }
});
