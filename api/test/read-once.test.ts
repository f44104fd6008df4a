import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => server.close());

const query = "{ province(code: ZJ) { name } }";

// Answered by our own writer, by GraphQL.js behind it, and by yoga: refused, in another form, or with more than is plain.
test.each<[string, object, Record<string, string>]>([
  ["a query that is written", { query, variables: {} }, {}],
  ["a query that can't be", { query: "{ province(code: ZJ) { nme } }" }, {}],
  ["a mutation", { query: "mutation { submitChange(input: { number: 1, version: 1 }) { __typename } }" }, {}],
  ["extensions", { query, extensions: {} }, {}],
  ["an older media type", { query }, { accept: "application/json" }],
  ["variables that don't fit", { query: "query ($code: ProvinceCode!) { province(code: $code) { name } }" }, {}],
])("of %s the JSON is read once", async (_, asked, headers) => {
  const body = JSON.stringify(asked);
  const parse = vi.spyOn(JSON, "parse");
  const response = await server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...headers },
    body,
  });
  const read = parse.mock.calls.filter(([text]) => text === body);
  await response.json();
  expect(read).toHaveLength(1);
});

test("what isn't JSON, or no object of it, is told as such", async () => {
  for (const body of ["{", "1", "null"]) {
    const response = await server.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
  }
});
