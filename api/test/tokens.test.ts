import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestServer } from "./harness.ts";
import { dataOf, startServer, system } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T02:00:00Z" });
});
afterAll(() => server.close());

const ask = "{ province(code: ZJ) { code } }";
const day = 86_400_000;

test("a token that holds answers, and its last use is known to the minute", async () => {
  const editor = await server.person("EDITOR");
  const used = async () => (await server.app.domain.tokens.of(system, editor.person))[0]?.lastUsedAt ?? null;
  expect(await used()).toBeNull();
  expect(dataOf(await server.gql(ask, {}, editor))).toEqual({ province: { code: "ZJ" } });
  const first = await used();
  expect(first).not.toBeNull();
  await server.gql(ask, {}, editor);
  expect(await used()).toBe(first);
  server.clock.advance(61_000);
  await server.gql(ask, {}, editor);
  expect(await used()).toBeGreaterThan(first ?? 0);
});

test.each([
  ["beian_", "无效"],
  [`beian_${"A".repeat(43)}`, "无效"],
  ["x", "无效"],
])("%s is refused with 401 in both languages", async (token, zh) => {
  const { status, data, errors } = await server.gql(ask, {}, { token });
  expect(status).toBe(401);
  expect(data).toBeNull();
  expect(errors[0]?.extensions).toMatchObject({
    code: "UNAUTHENTICATED",
    messages: { zh: expect.stringContaining(zh), en: expect.stringContaining("token") },
  });
});

test("another scheme than Bearer is refused, not taken for a stranger", async () => {
  const response = await server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Basic YTpi" },
    body: JSON.stringify({ query: ask }),
  });
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toBe("Bearer");
});

test("a token expires to the millisecond", async () => {
  const { person } = await server.person("VIEWER");
  const { token, record } = await server.app.domain.tokens.create(system, { owner: person, name: "short", days: 1 });
  server.clock.set(new Date(record.expiresAt - 5_000));
  expect((await server.gql(ask, {}, { token })).status).toBe(200);
  server.clock.set(new Date(record.expiresAt));
  const late = await server.gql(ask, {}, { token });
  expect(late.status).toBe(401);
  expect(late.errors[0]?.message).toContain("过期");
  server.clock.advance(-day);
});

test("a revoked token is refused at the next request, and only it", async () => {
  const viewer = await server.person("VIEWER");
  const second = await server.app.domain.tokens.create(system, { owner: viewer.person, name: "second", days: 2 });
  await server.app.domain.tokens.revoke(system, second.record.id);
  expect((await server.gql(ask, {}, second)).errors[0]?.message).toContain("撤销");
  expect((await server.gql(ask, {}, viewer)).status).toBe(200);
  await expect(server.app.domain.tokens.revoke(system, second.record.id)).rejects.toThrow("已撤销");
});

test("the tokens of a disabled person rest until they are enabled again", async () => {
  const reviewer = await server.person("REVIEWER");
  await server.app.domain.people.disable(system, reviewer.person.id);
  expect((await server.gql(ask, {}, reviewer)).status).toBe(401);
  await server.app.domain.people.enable(system, reviewer.person.id);
  expect((await server.gql(ask, {}, reviewer)).status).toBe(200);
});

test("neither the database nor the log holds a token", async () => {
  const { token, person } = await server.person("EDITOR");
  await server.gql(ask, {}, { token });
  const [record] = await server.app.domain.tokens.of(system, person);
  expect(JSON.stringify(record)).not.toContain(token.slice("beian_".length));
  expect(server.logged.join("")).not.toContain(token.slice("beian_".length));
});
