import { request as requestOverHttp } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enterpriseOf } from "./filings.ts";
import type { TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const validate = "query ($filing: FilingInput!) { validateFiling(filing: $filing) { outcome } }";

describe("what can't be taken is refused with the name of the field, in both languages", () => {
  test.each<[string, string, object, string]>([
    ["an unknown province", "{ province(code: QQ) { name } }", {}, "ProvinceCode"],
    ["a day that the calendar lacks", `{ rulebook(asOf: "2026-02-30") { digest } }`, {}, "asOf"],
    ["a day out of range", `{ rulebook(asOf: "9999-01-01") { digest } }`, {}, "asOf"],
    [
      "such a day as a variable",
      "query ($day: Date) { rulebook(asOf: $day) { digest } }",
      { day: "2026-13-01" },
      "day",
    ],
    ["an instant without offset", `{ rulebook(knownAt: "2026-01-01T00:00:00") { digest } }`, {}, "knownAt"],
    ["an unknown row", `{ comparison(requirements: ["house-number", "x"]) { asOf } }`, {}, "requirements.1"],
    ["a page of none", "{ province(code: ZJ) { history(first: 0) { totalCount } } }", {}, "first"],
    ["a made-up cursor", `{ province(code: ZJ) { history(after: "x") { totalCount } } }`, {}, "after"],
    ["too many ids", "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: Array(101).fill("x") }, "ids"],
    [
      "a null character",
      validate,
      { filing: enterpriseOf("北京市", { subject: { name: "a\u0000b" } }) },
      "filing.subject.name",
    ],
    [
      "half a character",
      validate,
      { filing: enterpriseOf("北京市", { principal: { name: "\ud800" } }) },
      "filing.principal.name",
    ],
    [
      "a megabyte",
      validate,
      { filing: enterpriseOf("北京市", { subject: { name: "长".repeat(300_000) } }) },
      "filing.subject.name",
    ],
    ["an empty name", validate, { filing: enterpriseOf("北京市", { subject: { name: " " } }) }, "filing.subject.name"],
    [
      "an impossible date in a filing",
      validate,
      { filing: { ...enterpriseOf("北京市"), submittedOn: "2026-02-30" } },
      "submittedOn",
    ],
    ["a missing field", validate, { filing: { ...enterpriseOf("北京市"), principal: { name: "x" } } }, "mobile"],
  ])("%s", async (_, query, variables, field) => {
    const { status, errors } = await server.gql(query, variables);
    expect(status).toBeLessThan(500);
    expect(errors).not.toHaveLength(0);
    expect(errors[0]?.message).toContain(field);
  });

  test("the refusal's words come apart by language", async () => {
    const { errors } = await server.gql(validate, { filing: enterpriseOf("北京市", { subject: { name: "" } }) });
    expect(errors[0]?.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      inputPath: ["filing", "subject", "name"],
      messages: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringContaining("must not be empty") },
    });
  });
});

test("what isn't GraphQL is refused without a fault of ours", async () => {
  const bodies = ["", "{", "null", "[]", '{"query":1}', '{"query":"{"}', "\u0000", "x".repeat(100_000)];
  for (const body of bodies) {
    const response = await server.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
      body,
    });
    expect([body.slice(0, 20), response.status >= 400 && response.status < 500]).toEqual([body.slice(0, 20), true]);
    expect(await response.text()).not.toMatch(/node_modules|\.ts:|SQLITE/);
  }
});

describe("an address", () => {
  test.each([
    ["variables", "query={provinces{name}}&variables=%7B"],
    ["variables", "query={provinces{name}}&variables=1"],
    ["extensions", "query={__typename}&variables=%7B%7D&extensions=~%7B%40"],
    ["extensions", "extensions=%22x%22"],
  ])("whose %s aren't JSON is refused by their name: %s", async (name, search) => {
    // With a length, as hardly anybody sends a GET, it takes another way.
    const ways: readonly Readonly<Record<string, string>>[] = [{}, { "content-length": "0" }];
    for (const headers of ways) {
      const { status, text } = await getWith(`/graphql?${search}`, headers);
      expect(status).toBe(400);
      expect(JSON.parse(text)).toMatchObject({
        errors: [
          {
            message: expect.stringContaining(name),
            extensions: {
              code: "BAD_USER_INPUT",
              inputPath: [name],
              messages: { zh: expect.stringMatching(/不是/), en: expect.stringContaining("not an object of JSON") },
            },
          },
        ],
      });
    }
  });
});

test.each(["x y", "a/b", "a@b", "[::1", "x:y", "<script>", "备案"])(
  "a host that is none is refused: %s",
  async (host) => {
    for (const path of ["/graphql?query={__typename}", "/health/live", "/api/auth/get-session"]) {
      const { status, text } = await getWith(path, { host: Buffer.from(host).toString("latin1") });
      expect(status).toBe(400);
      expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
    }
  },
);

test.each(["127.0.0.1:4000", "[::1]:4000", "rules.example.com", "api", "beian_api:80"])(
  "a host by whatever name it is reached is taken: %s",
  async (host) => expect((await getWith("/graphql?query={__typename}", { host })).status).toBe(200),
);

test("other paths and methods are refused plainly", async () => {
  for (const path of ["/graphql", "/health/live", "/nope"])
    expect([path, (await getWith(path, {}, "TRACE")).status]).toEqual([path, 405]);
  expect((await server.fetch("/nope")).status).toBe(404);
  expect((await server.fetch("/health/live", { method: "DELETE" })).status).toBe(405);
  expect((await server.fetch("/health/live")).status).toBe(200);
  expect((await server.fetch("/health/ready")).status).toBe(200);
});

/** Sends headers that fetch keeps to itself. */
function getWith(
  path: string,
  headers: Readonly<Record<string, string>>,
  method = "GET",
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = requestOverHttp(`${server.url}${path}`, { method, headers: { ...headers, connection: "close" } });
    request.once("response", (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.once("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.once("error", reject);
    request.end();
  });
}
