import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drafted } from "./change-steps.ts";
import type { TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ metricsFrom: ["127.0.0.1"], webhookHosts: ["127.0.0.1"] });
});
afterAll(() => server.close());

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly requestId?: string;
  readonly [key: string]: unknown;
}
const lines = () => server.logged.map((line): Line => JSON.parse(line));
/** At least info; a warning where the machine is slow. */
const told = expect.toBeOneOf([30, 40]);
const error = 50;

/** The line of the request that had this id. */
async function lineOf(requestId: string): Promise<Line> {
  const found = () => lines().find((line) => line.requestId === requestId && line.msg === "request");
  await expect.poll(found, { timeout: 10_000 }).toBeDefined();
  const line = found();
  if (!line) throw new Error("no line");
  return line;
}

let asked = 0;
async function ask(query: string, variables: object, token?: string): Promise<Line & { answer: string }> {
  asked += 1;
  const requestId = `asked-by-test-${asked}`;
  const response = await server.fetch("/graphql", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-request-id": requestId,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await response.text();
  return { ...(await lineOf(requestId)), answer };
}

const create = `mutation ($input: CreateChangeInput!) { createChange(input: $input) {
  __typename ... on ChangeSuccess { change { number version } } } }`;
const draft = { title: "植入标题", reason: "植入理由" };

describe("a line names who did what to which change, and how it came out", () => {
  test("by a token, of a change made and one refused", async () => {
    const { person, token } = await server.person("EDITOR");
    const made = await ask(create, { input: draft }, token);
    const [, number] = /"number":(\d+)/.exec(made.answer) ?? [];
    expect(made).toMatchObject({
      level: told,
      operation: "createChange",
      outcome: "answered",
      cost: expect.any(Number),
      actor: { kind: "TOKEN", person: person.id, token: expect.stringMatching(/^[0-9a-f]{16}$/) },
      acts: expect.arrayContaining([{ action: "change.create", change: Number(number) }]),
    });
    const publish = `mutation ($input: PublishChangeInput!) { publishChange(input: $input) { __typename } }`;
    const input = { number: Number(number), version: 1 };
    expect(await ask(publish, { input }, token)).toMatchObject({
      level: told,
      outcome: "refused",
      actor: { person: person.id },
      acts: [{ action: "change.publish", change: Number(number), refused: "FORBIDDEN" }],
      refused: ["FORBIDDEN"],
    });
  });

  test("of a stranger, without where they come from", async () => {
    const line = await ask(create, { input: draft });
    expect(line).toMatchObject({ outcome: "refused", actor: { kind: "ANONYMOUS" }, refused: ["FORBIDDEN"] });
    expect(line).not.toHaveProperty("acts");
    expect(JSON.stringify(line)).not.toContain("127.0.0.1");
  });

  test("of what can't be read, by the code alone", async () => {
    expect(await ask("{ nothing }", {})).toMatchObject({ refused: ["GRAPHQL_VALIDATION_FAILED"] });
    expect(await ask("{", {})).toMatchObject({ refused: ["GRAPHQL_PARSE_FAILED"] });
    expect(await ask("{ province(code: $code) { name } }", { code: 1 })).toMatchObject({
      outcome: "refused",
      refused: ["GRAPHQL_VALIDATION_FAILED"],
    });
    expect(await ask("{ provinces { name } }", {}, "beian_wrong")).toMatchObject({ refused: ["UNAUTHENTICATED"] });
  });

  test("of signing in and of failing to, by the person's id", async () => {
    const { person, email, password } = await server.person("VIEWER");
    const attempt = (typed: string, id: string) =>
      server.fetch("/api/auth/sign-in/email", {
        method: "POST",
        headers: { "content-type": "application/json", "x-request-id": id },
        body: JSON.stringify({ email, password: typed }),
      });
    await attempt("植入的错误密码不对", "sign-in-wrong");
    expect(await lineOf("sign-in-wrong")).toMatchObject({
      level: told,
      status: 401,
      refused: ["INVALID_EMAIL_OR_PASSWORD"],
      acts: [{ action: "person.signIn", subject: person.id, refused: "WRONG_PASSWORD" }],
    });
    await attempt(password, "sign-in-right");
    expect(await lineOf("sign-in-right")).toMatchObject({
      level: told,
      status: 200,
      acts: [{ action: "person.signIn", subject: person.id }],
    });
    const figures = await (await server.fetch("/metrics")).text();
    expect(figures).toMatch(/^beian_sign_ins_total\{outcome="SIGNED_IN"\} 1$/m);
    expect(figures).toMatch(/^beian_sign_ins_total\{outcome="INVALID_EMAIL_OR_PASSWORD"\} 1$/m);
  });

  test("nothing that anybody typed, no name, no secret", async () => {
    const { person, email, password, token } = await server.person("ADMINISTRATOR");
    const { number } = await drafted(
      server,
      { token },
      [{ province: "ZJ", requirement: "house-number", value: "REQUIRED", noteZh: "植入备注" }],
      draft,
    );
    await ask(
      `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { __typename } }`,
      { input: { name: "植入名称", url: "http://127.0.0.1:1/植入路径?key=planted-key" } },
      token,
    );
    await ask(
      `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { __typename } }`,
      { input: { name: "植入姓名", email: "planted@example.com", password: "planted long password", role: "VIEWER" } },
      token,
    );
    await ask(
      `mutation ($input: CommentInput!) { commentOnChange(input: $input) { __typename } }`,
      { input: { number, text: "植入评论" } },
      token,
    );
    const all = server.logged.join("");
    for (const word of [
      "植入",
      encodeURIComponent("植入"),
      "planted",
      email,
      password,
      token,
      person.name,
      "127.0.0.1:1",
    ])
      expect(all).not.toContain(word);
  });
});

describe("nobody outside can write an error into the log", () => {
  const body = (size: number) => JSON.stringify({ query: `{ provinces { name } } #${"x".repeat(size)}` });
  const head = (path: string, length: number | "chunked", more = "") =>
    `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${more}${
      length === "chunked" ? "transfer-encoding: chunked" : `content-length: ${length}`
    }\r\n\r\n`;

  /** Sends bytes, and goes away in one way or the other after a while. */
  async function breakOff(bytes: string, how: "end" | "reset", afterMs: number): Promise<void> {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    socket.on("error", () => {});
    await once(socket, "connect");
    socket.write(bytes);
    await pause(afterMs);
    if (how === "end") socket.end();
    else socket.resetAndDestroy();
    socket.resume();
    await pause(5);
    socket.destroy();
  }

  const everywhere = `{ validateEverywhere(filing: {}) { outcome } comparison { rows { groups { content { summary } } } } }`;
  const uploads: Readonly<Record<string, string>> = {
    "a plain question, half": head("/graphql", 200) + body(10),
    "a long one, half": head("/graphql", 900_000) + body(100_000),
    "a chunked one, half": `${head("/graphql", "chunked")}40\r\n${"x".repeat(30)}`,
    "a chunked one, wrongly": `${head("/graphql", "chunked")}zz\r\n`,
    "one to sign in, half": `${head("/api/auth/sign-in/email", 500)}{"email":"a`,
    "one to sign in, chunked": `${head("/api/auth/sign-in/email", "chunked")}10\r\n{"em`,
    "one with a token, half": head("/graphql", 300, "authorization: Bearer x\r\n") + body(10),
    "one with a cookie, half": head("/graphql", 300, "cookie: beian.session_token=x.y\r\n") + body(10),
    "nothing of it": head("/graphql", 300),
    "more than is taken": head("/graphql", 9_000_000) + body(200_000),
    "headers, half": "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-le",
    "a whole question, and gone":
      head("/graphql", Buffer.byteLength(JSON.stringify({ query: everywhere }))) +
      JSON.stringify({ query: everywhere }),
    "a stream, and gone": `GET /graphql?query=${encodeURIComponent("subscription{rulesPublished{change{number}}}")} HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\n\r\n`,
    "figures, and gone": "GET /metrics HTTP/1.1\r\nhost: x\r\n\r\n",
  };

  test("by breaking off what they send or are sent", { timeout: 120_000 }, async () => {
    const before = lines().length;
    for (const bytes of Object.values(uploads))
      for (const how of ["end", "reset"] as const)
        for (const afterMs of [0, 3, 30]) await breakOff(bytes, how, afterMs);
    await expect.poll(async () => (await server.fetch("/health/live")).status).toBe(200);
    await pause(500);
    const since = lines().slice(before);
    expect(since.length).toBeGreaterThan(20);
    expect(since.filter(({ level }) => level >= error)).toEqual([]);
  });

  const requests: readonly (readonly [string, string])[] = [
    ["GET", "/graphql"],
    ["GET", "//"],
    ["GET", "//graphql?query={__typename}"],
    ["GET", "/graphql?query=%"],
    ["GET", "/graphql?query={__typename}&query={__typename}"],
    ["GET", "/graphql?variables=%00"],
    ["GET", "/graphql?query=%FF%FE{"],
    ["GET", "http://[/graphql?query={__typename}"],
    ["GET", "http://other.example/graphql?query={__typename}"],
    ["GET", "*"],
    ["OPTIONS", "*"],
    ["OPTIONS", "/graphql"],
    ["TRACE", "/graphql"],
    ["CONNECT", "x:1"],
    ["HEAD", "/graphql?query={__typename}"],
    ["PUT", "/graphql"],
    ["PATCH", "/graphql"],
    ["DELETE", "/api/auth/sign-out"],
    ["QUERY", "/graphql"],
    ["GET", "/api/auth/%"],
    ["GET", "/api/auth/get-session"],
    ["POST", "/api/auth/sign-out"],
    ["GET", "/rulebooks/%00.json"],
    ["GET", `/rulebooks/${"0".repeat(64)}.json`],
    ["GET", "/health/%"],
    ["GET", "/#"],
  ];
  const odd: readonly string[] = [
    "accept: \u00ff\u00fe, */*;q=x\r\n",
    "cookie: =;;=\u00ff; beian.session_token=%E0%A4%A\r\n",
    "cookie: beian.session_token=..; __Host-beian.session_token=%\r\n",
    "authorization: Bearer \u00ff\r\n",
    "authorization: Basic x\r\n",
    "x-forwarded-for: %, , ,::::\r\n",
    "origin: \u00ff://\r\n",
    "if-none-match: \u00ff\r\naccept-encoding: \u00ff;q=\r\n",
    "traceparent: \u00ff\r\nlast-event-id: \u00ff\r\n",
    "content-type: \u00ff/\u00ff\r\n",
    "upgrade: websocket\r\nconnection: upgrade\r\n",
    "expect: 100-continue\r\n",
    "expect: \u00ff\r\n",
  ];
  const bodies: readonly string[] = [
    "",
    "\u0000",
    "{",
    "[]",
    '"x"',
    "1e999",
    '{"query":null}',
    '{"query":{}}',
    '{"query":"{__typename}","variables":[]}',
    '{"query":"{__typename}","variables":{"__proto__":1}}',
    '{"query":"{__typename}","operationName":{}}',
    '{"query":"{__typename}","extensions":[]}',
    '{"query":"{__typename}","extensions":{"persistedQuery":{"version":1,"sha256Hash":[]}}}',
    '{"query":"\\ud800"}',
    `${"[".repeat(5_000)}`,
    '{"email":{},"password":[]}',
    '{"email":"\\u0000@x","password":"\\ud800\\ud800\\ud800\\ud800\\ud800\\ud800\\ud800\\ud800\\ud800\\ud800\\ud800\\ud800"}',
  ];

  test("by asking oddly", { timeout: 120_000 }, async () => {
    const before = lines().length;
    const send = (bytes: string) =>
      new Promise<void>((resolve) => {
        const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
        const timer = setTimeout(() => socket.destroy(), 300);
        socket.on("error", () => {});
        socket.on("close", () => {
          clearTimeout(timer);
          resolve();
        });
        socket.resume();
        socket.write(Buffer.from(bytes, "latin1"));
      });
    const close = "connection: close\r\n\r\n";
    const all: string[] = [];
    for (const [method, path] of requests) all.push(`${method} ${path} HTTP/1.1\r\nhost: x\r\n${close}`);
    for (const headers of odd) {
      all.push(`GET /graphql?query={provinces{name}} HTTP/1.1\r\nhost: x\r\n${headers}${close}`);
      all.push(`GET /api/auth/get-session HTTP/1.1\r\nhost: x\r\n${headers}${close}`);
      const json = JSON.stringify({ query: "mutation { __typename }" });
      all.push(
        `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${json.length}\r\n${headers}${close}${json}`,
      );
    }
    for (const path of ["/graphql", "/api/auth/sign-in/email", "/api/auth/change-password", "/api/auth/end-session"])
      for (const text of bodies)
        for (const padding of path === "/graphql" ? [0, 70_000] : [0]) {
          const padded = `${text}${" ".repeat(padding)}`;
          all.push(
            `POST ${path} HTTP/1.1\r\nhost: x\r\norigin: http://x\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(padded, "latin1")}\r\n${close}${padded}`,
          );
        }
    for (let from = 0; from < all.length; from += 10) await Promise.all(all.slice(from, from + 10).map(send));
    const since = lines().slice(before);
    expect(since.length).toBeGreaterThan(all.length * 0.6);
    expect(since.filter(({ level }) => level >= error)).toEqual([]);
  });
});
