import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { parse, validate } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { schema } from "../src/graphql/schema.ts";
import type { TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const folder = new URL("../persisted/", import.meta.url);
const documents = readdirSync(folder).map((name) => {
  const text = readFileSync(new URL(name, folder), "utf8");
  return { name, text, hash: createHash("sha256").update(text).digest("hex") };
});

function addressOf(hash: string, variables: object = {}): string {
  const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } });
  return `/graphql?${new URLSearchParams({ extensions, variables: JSON.stringify(variables) })}`;
}

test.each(documents)("$name is answered by its hash as by its text, and again by its ETag", async ({ text, hash }) => {
  expect(validate(schema, parse(text))).toEqual([]);
  const variables = { province: "ZJ" };
  const byHash = await server.fetch(addressOf(hash, variables));
  expect(byHash.status).toBe(200);
  const body = await byHash.json();
  const byText = await server.gql(text, text.includes("$province") ? variables : {});
  expect(byText.errors).toEqual([]);
  expect(body).toEqual({ data: byText.data });

  const etag = byHash.headers.get("etag");
  expect(etag).toMatch(/^(W\/)?"[^"]+"$/);
  expect(byHash.headers.get("cache-control")).toBe("public, no-cache");
  const again = await server.fetch(addressOf(hash, variables), { headers: { "if-none-match": etag ?? "" } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
});

test("a hash that isn't registered is an error that says so, on either way", async () => {
  const unknown = "0".repeat(64);
  const got = await server.fetch(addressOf(unknown));
  expect(JSON.stringify(await got.json())).toContain("PersistedQueryNotFound");
  const posted = await server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: unknown } } }),
  });
  expect(JSON.stringify(await posted.json())).toContain("PersistedQueryNotFound");
});

test("a document by hash is answered to a POST too, and any other document goes on being taken", async () => {
  const [{ hash }] = documents as [(typeof documents)[number]];
  const posted = await server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
      variables: { province: "ZJ" },
    }),
  });
  expect(Object.keys(await posted.json())).toEqual(["data"]);
  expect((await server.gql("{ viewer { name } }")).errors).toEqual([]);
});
