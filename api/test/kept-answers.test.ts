import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import fc from "fast-check";
import { getOperationAST, isCompositeType, parse } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asksForPublishedOnly } from "../src/answering/published-only.ts";
import { schema } from "../src/graphql/schema.ts";
import { approved, at, took } from "./change-steps.ts";
import { enterpriseOf } from "./filings.ts";
import { documents } from "./fuzz/generated.ts";
import type { TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T02:00:00Z" });
});
afterAll(() => server.close());

const json = { "content-type": "application/json" };
const rules = "{ provinces { code rules { requirement { key title } content { summary } effectiveUntil } } }";

function post(body: object, headers: Record<string, string> = {}): Promise<Response> {
  return server.fetch("/graphql", { method: "POST", headers: { ...json, ...headers }, body: JSON.stringify(body) });
}

function get(query: string, headers: Record<string, string> = {}): Promise<Response> {
  return server.fetch(`/graphql?query=${encodeURIComponent(query)}`, { headers });
}

const questions: readonly (readonly [string, object])[] = [
  ["published data", { query: rules }],
  [
    "one of several operations",
    { query: "query a { provinces { code } } query b { provinces { name } }", operationName: "b" },
  ],
  [
    "variables",
    { query: "query ($code: ProvinceCode!) { province(code: $code) { name } }", variables: { code: "ZJ" } },
  ],
  [
    "a wrong variable",
    { query: "query ($code: ProvinceCode!) { province(code: $code) { name } }", variables: { code: "XX" } },
  ],
  ["a wrong date", { query: "query ($on: Date) { rulebook(asOf: $on) { digest } }", variables: { on: "2026-02-30" } }],
  ["an unknown field", { query: "{ provinces { colour } }" }],
  ["a syntax error", { query: "{ provinces" }],
  ["an unknown operation", { query: "query a { provinces { code } }", operationName: "c" }],
  ["no query", { variables: {} }],
  ["null for what isn't there", { query: '{ node(id: "x") { id } viewer { name } }' }],
  ["an error beside data", { query: '{ provinces { code } comparison(requirements: ["none"]) { asOf } }' }],
  [
    "fragments and directives",
    {
      query:
        "query ($no: Boolean = false) { provinces(codes: [BJ]) { ...f name @include(if: $no) } } fragment f on Province { code __typename }",
    },
  ],
  [
    "a verdict",
    {
      query:
        "query ($filing: FilingInput!) { validateFiling(filing: $filing) { outcome receipt checks { status findings { code message } rule { content { value { __typename } } } } } }",
      variables: { filing: enterpriseOf("浙江省杭州市") },
    },
  ],
  [
    "an unreadable filing",
    {
      query: "query ($filing: FilingInput!) { validateFiling(filing: $filing) { outcome } }",
      variables: { filing: { subject: {} } },
    },
  ],
];

test.each(questions)(
  "the short way answers %s as the long way does, the first time and the fifth",
  async (_, question) => {
    for (const accept of ["application/json", "application/graphql-response+json", "*/*"]) {
      // Whatever has more than the three plain members goes the long way.
      const long = await post({ ...question, extensions: {} }, { accept });
      const expected = [long.status, long.headers.get("content-type"), await long.text()];
      for (let time = 1; time <= 5; time += 1) {
        const short = await post(question, { accept });
        expect([short.status, short.headers.get("content-type"), await short.text()]).toEqual(expected);
      }
    }
  },
);

test("a server whose short way is closed answers the same, byte for byte", { timeout: 180_000 }, async () => {
  const plain = await server.another({ shortWay: false });
  plain.server.listen(0, "127.0.0.1");
  await once(plain.server, "listening");
  try {
    const address = plain.server.address();
    if (address === null || typeof address === "string") throw new Error("the server has no port");
    const asked = async (url: string, body: object) => {
      const init = { method: "POST", headers: json, body: JSON.stringify(body) };
      const response = await fetch(url, init);
      return [response.status, response.headers.get("content-type"), toldOnce(await response.text())];
    };
    const folder = new URL("../persisted/", import.meta.url);
    const registered = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
    const generated = fc.sample(documents(), { numRuns: 60, seed: 1 });
    const filing = enterpriseOf("浙江省杭州市");
    const variables = { code: "ZJ", province: "ZJ", key: "principal-legal-representative", locale: "EN", filing };
    const all = [
      ...questions.map(([, question]) => question),
      ...registered.map((query) => ({ query, variables })),
      ...generated.map((query) => ({ query })),
    ];
    for (const question of all) {
      const expected = await asked(`http://127.0.0.1:${address.port}/graphql`, question);
      for (let time = 1; time <= 3; time += 1)
        expect([question, ...(await asked(`${server.url}/graphql`, question))]).toEqual([question, ...expected]);
    }
    const address0 = `http://127.0.0.1:${address.port}/graphql?query=${encodeURIComponent(rules)}`;
    const byGet = await fetch(address0);
    expect(byGet.headers.get("etag")).toBeNull();
    expect(await byGet.text()).toBe(await (await get(rules)).text());
    const refusals = ["variables=x", "extensions=[]"].map((odd) =>
      Promise.all([fetch(`${address0}&${odd}`), fetch(`${server.url}/graphql?query={__typename}&${odd}`)]),
    );
    for (const [off, on] of await Promise.all(refusals))
      expect([off.status, await off.text()]).toEqual([on.status, await on.text()]);
  } finally {
    await plain.close();
  }
});

test("what is published, and a new day, take the place of what was kept", async () => {
  const [editor, reviewer] = [await server.person("EDITOR"), await server.person("REVIEWER")];
  const query = "{ province(code: ZJ) { version rules { content { summary } } } comparison(provinces: [ZJ]) { asOf } }";
  const read = async () => (await get(query)).text();
  const before = await read();
  expect(await read()).toBe(before);
  const change = await approved(server, { editor, reviewer }, [
    { province: "ZJ", requirement: "server-purchase-months", value: 19 },
  ]);
  await took(server, "publishChange", at(change), reviewer);
  const after = await read();
  expect(after).not.toBe(before);
  expect(after).toContain("19");
  server.clock.set("2026-11-24T16:00:01Z");
  expect(await read()).toContain("2026-11-25");
});

test("by GET it has a tag by which it isn't sent twice, one a form", async () => {
  const plain = await get(rules, { "accept-encoding": "identity" });
  const text = await plain.text();
  expect(plain.headers.get("cache-control")).toBe("public, no-cache");
  expect(plain.headers.get("vary")).toContain("accept-encoding");
  const etag = plain.headers.get("etag") ?? "";
  expect((await get(rules, { "accept-encoding": "identity", "if-none-match": `W/${etag}, "x"` })).status).toBe(304);
  expect((await get(rules, { "accept-encoding": "identity", "if-none-match": '"x"' })).status).toBe(200);
  expect((await get(rules, { "accept-encoding": "br", "if-none-match": etag })).status).toBe(200);
  expect((await post({ query: rules }, { "if-none-match": "*" })).status).toBe(200);
  const url = `${server.url}/graphql?query=${encodeURIComponent(rules)}`;
  for (const [encoding, decode] of [
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
  ] as const) {
    const { headers, bytes } = await raw(url, `${encoding}, x;q=0.5`);
    expect(headers["content-encoding"]).toBe(encoding);
    expect(headers.etag).not.toBe(etag);
    expect(decode(bytes).toString()).toBe(text);
  }
  expect((await raw(url, "br;q=0, gzip;q=0.0")).headers["content-encoding"]).toBeUndefined();
});

test("a wrong token is told as such, whatever is kept", async () => {
  expect((await get(rules)).status).toBe(200);
  expect((await get(rules, { authorization: "Bearer wrong" })).status).toBe(401);
});

test("of what isn't published nothing is kept", async () => {
  for (const query of [
    "{ viewer { name } }",
    '{ provinceOfAddress(address: "杭州市西湖区") { code } }',
    "{ __schema { types { name } } }",
  ])
    expect((await get(query)).headers.get("etag")).toBeNull();
});

test("published are the rule book and the catalogue, and nothing that people do or hand in", () => {
  const marked = Object.values(schema.getTypeMap()).filter(
    (type) => isCompositeType(type) && type.extensions.published === true,
  );
  expect(marked.map(({ name }) => name).sort()).toEqual([
    "BooleanValue",
    "CellGroup",
    "ChoiceValue",
    "ChoicesValue",
    "Comparison",
    "ComparisonRow",
    "IntegerValue",
    "Province",
    "Question",
    "Requirement",
    "RequirementOption",
    "Rule",
    "RuleContent",
    "RuleDifference",
    "RuleValue",
    "Rulebook",
    "ValueGroup",
  ]);
  const published = (query: string, operationName?: string) => {
    const document = parse(query);
    const operation = getOperationAST(document, operationName);
    return operation ? asksForPublishedOnly(schema, document, operation) : null;
  };
  expect(published(rules)).toBe(true);
  expect(
    published(
      "{ a: requirements { key groups { provinces { name } content { value { ... on ChoiceValue { option { key } } } } } } }",
    ),
  ).toBe(true);
  expect(published("{ rulebook { digest document } }")).toBe(true);
  expect(published("{ comparison { rows { distinct groups { columns origin content { summary } } } } }")).toBe(true);
  for (const query of [
    "{ province(code: ZJ) { rules { revision { change { title } } } } }",
    "{ province(code: ZJ) { history(first: 1) { totalCount } } }",
    '{ provinceOfAddress(address: "x") { code } }',
    '{ node(id: "x") { id } }',
    "{ viewer { id } }",
    "{ provinces { ...f } } fragment f on Province { history(first: 1) { totalCount } }",
    "{ samples { id } }",
    "mutation { signOut }",
    "fragment f on Requirement { key } { change(number: 1) { edits { after { summary } } } }",
  ])
    expect([query, published(query)]).toEqual([query, false]);
  const two = "query a { provinces { ...f } } query b { changes { totalCount } } fragment f on Province { code }";
  expect([published(two), published(two, "a"), published(two, "b"), published(two, "")]).toEqual([
    null,
    true,
    false,
    null,
  ]);
  expect(published("fragment f on Province { code }")).toBeNull();
});

/** Where several fields without which there is no answer fail, the first one to is told: which, GraphQL leaves to chance. */
function toldOnce(text: string): string {
  const { data, errors = [] }: { data?: unknown; errors?: { extensions: { code: string } }[] } = JSON.parse(text);
  return data === null ? `no data: ${errors.map(({ extensions }) => extensions.code)}` : text;
}

/** What goes over the wire, which fetch() would have unpacked. */
function raw(url: string, encoding: string) {
  return new Promise<{ headers: Record<string, unknown>; bytes: Buffer }>((resolve, reject) => {
    request(url, { headers: { "accept-encoding": encoding }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ headers: response.headers, bytes: Buffer.concat(chunks) }));
    })
      .on("error", reject)
      .end();
  });
}
