import { readdirSync, readFileSync } from "node:fs";
import { request as requestOverHttp } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getIntrospectionQuery } from "graphql";
import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enterpriseOf } from "./filings.ts";
import type { TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

let server: TestServer;
const page = "https://forms.example.com";
beforeAll(async () => {
  server = await startServer({ publicUrl: "https://rules.example.com", corsOrigins: [page] });
});
afterAll(() => server.close());

const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
  server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...headers },
    body,
  });
const ask = (query: string, variables?: object) => post(JSON.stringify({ query, variables }));

interface Refused {
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: {
      readonly code: string;
      readonly limit?: { readonly name: string; readonly value: number };
      readonly messages: { readonly zh: string; readonly en: string };
    };
  }[];
}

describe("GraphQL over HTTP", async () => {
  const audits = serverAudits({ url: () => `${server.url}/graphql`, fetchFn: fetch });
  test.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))("%s", async (_, audit) => {
    expect(await audit.fn()).toMatchObject({ status: "ok" });
  });
});

describe("a limit", () => {
  const nested = (depth: number) => `${"{ revertedBy ".repeat(depth)} { id }${" }".repeat(depth)}`;
  test.each<[string, string, number]>([
    ["tokens", `{ ${"__typename ".repeat(1_001)} }`, 1_000],
    ["aliases", `{ ${Array.from({ length: 51 }, (_, index) => `a${index}: __typename`).join(" ")} }`, 50],
    ["directives", `{ __typename ${"@a ".repeat(21)} }`, 20],
    ["depth", `{ change(number: 1) ${nested(16)} }`, 16],
    [
      "depth",
      `{ change(number: 1) { ...a } } ${"abcdefghijklmnop"
        .split("")
        .map(
          (name, index, all) =>
            `fragment ${name} on Change { revertedBy { ${index + 1 < all.length ? `...${all[index + 1]}` : "id"} } }`,
        )
        .join(" ")}`,
      16,
    ],
    ["cost", "{ changes(first: 100) { edges { node { impact { changed } } } } }", 400_000],
    [
      "cost",
      "query ($first: Int = 100) { changes(first: $first) { edges { node { lint { id: __typename } impact { changed } } } } }",
      400_000,
    ],
    [
      "cost",
      "{ provinces { rules { revision { change { edits { rule: __typename } impact { changed } } } } } }",
      400_000,
    ],
  ])("on %s names itself and its value in both languages", async (name, query, value) => {
    const response = await ask(query);
    expect(response.status).toBe(400);
    const { errors }: Refused = JSON.parse(await response.text());
    expect(errors).toHaveLength(1);
    const [error] = errors;
    expect(error?.extensions).toMatchObject({ code: "LIMIT_EXCEEDED", limit: { name, value } });
    expect(error?.extensions.messages.zh).toMatch(new RegExp(`\\p{Script=Han}.*${value}`, "u"));
    expect(error?.extensions.messages.en).toMatch(new RegExp(`${value}.*${name}`));
  });

  test("on the body counts its bytes, announced or not", async () => {
    const body = JSON.stringify({ query: "{ __typename }", variables: { a: "规".repeat(350_000) } });
    const refused = await post(body);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: "LIMIT_EXCEEDED", limit: { name: "body", value: 1_048_576 } } }],
    });
    expect(await postUnannounced(body)).toBe(413);
    expect(await postUnannounced(JSON.stringify({ query: "{ __typename }" }))).toBe(200);
  });

  test("lets what just keeps to it pass", async () => {
    for (const query of [
      `{ provinces(codes: [${"ZJ ".repeat(988)}]) { code } }`,
      `{ ${Array.from({ length: 50 }, (_, index) => `a${index}: __typename`).join(" ")} }`,
      `{ change(number: 1) ${nested(14)} }`,
      "{ changes(first: 3) { edges { node { impact { changed } } } } }",
      getIntrospectionQuery(),
    ])
      dataOf(await server.gql(query));
  });

  test("on cost leaves room for a thousand filings in one call", async () => {
    const filings = Array.from({ length: 1_000 }, () => enterpriseOf("浙江省杭州市西湖区文三路"));
    const query =
      "query ($filings: [FilingInput!]!) { validateFilings(filings: $filings) { outcome findings { code path message remedy } } }";
    expect(Buffer.byteLength(JSON.stringify({ query, variables: { filings } }))).toBeLessThan(1_048_576);
    const { validateFilings } = dataOf(await server.gql<{ validateFilings: unknown[] }>(query, { filings }));
    expect(validateFilings).toHaveLength(1_000);
  });

  test("lets every document of the admin pass", async () => {
    const documents = adminDocuments();
    expect(documents.length).toBeGreaterThan(2);
    const refused = (
      await Promise.all(documents.map(async (query) => ({ query, answer: await (await ask(query)).text() })))
    ).filter(({ answer }) => answer.includes("LIMIT_EXCEEDED"));
    expect(refused).toEqual([]);
  });
});

describe("what isn't plain JSON by POST, or a query by GET", () => {
  const query = "{ __typename }";
  const boundary = "x";
  test.each<[string, string, string]>([
    ["a form", "application/x-www-form-urlencoded", new URLSearchParams({ query }).toString()],
    [
      "a form with files",
      `multipart/form-data; boundary=${boundary}`,
      `--${boundary}\r\n\r\n${query}\r\n--${boundary}--`,
    ],
    ["plain text", "text/plain", JSON.stringify({ query })],
    ["a bare document", "application/graphql", query],
    ["JSON of another kind", "application/jsonp", JSON.stringify({ query })],
  ])("%s is refused", async (_, type, body) => {
    const response = await post(body, { "content-type": type });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "UNSUPPORTED_MEDIA_TYPE" } }] });
  });

  test("a compressed body is refused", async () => {
    expect((await post("", { "content-encoding": "gzip" })).status).toBe(415);
  });

  test("several at once are refused", async () => {
    expect((await post(JSON.stringify([{ query }, { query }]))).status).toBe(400);
  });

  test("a mutation by GET is refused, and changes nothing", async () => {
    const mutation = "mutation { withdrawChange(input: { number: 1, version: 1 }) { __typename } }";
    const response = await server.fetch(`/graphql?query=${encodeURIComponent(mutation)}`);
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toContain("POST");
  });
});

test("errors name what is wrong, and nothing that is near", async () => {
  const texts = await Promise.all([
    ask("{ provinc { name } }"),
    ask("{ province(cod: ZJ) { nam } }"),
    ask("{ province(code: ZZ) { name } }"),
    ask("query ($code: ProvinceCode!) { province(code: $code) { name } }", { code: "ZZ" }),
    ask("query ($filing: FilingInput!) { validateFiling(filing: $filing) { outcome } }", { filing: { subjekt: 1 } }),
  ]).then((responses) => Promise.all(responses.map((response) => response.text())));
  for (const text of texts) expect(text).not.toMatch(/did you mean/i);
  const many = await ask(`{ ${Array.from({ length: 40 }, (_, index) => `nothing${index}`).join(" ")} }`);
  const { errors }: Refused = JSON.parse(await many.text());
  expect(errors.length).toBeLessThanOrEqual(11);
});

test("the query page isn't served unless it is switched on", async () => {
  const response = await server.fetch("/graphql", { headers: { accept: "text/html" } });
  expect(await response.text()).not.toMatch(/graphiql/i);
});

describe("another site's pages", () => {
  const read = (origin: string) => post('{"query":"{ __typename }"}', { origin });
  test("may read the API from the origins named, never with a cookie", async () => {
    const response = await read(page);
    expect(response.headers.get("access-control-allow-origin")).toBe(page);
    expect(response.headers.get("vary")).toContain("origin");
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    const first = await server.fetch("/graphql", {
      method: "OPTIONS",
      headers: { origin: page, "access-control-request-method": "POST" },
    });
    expect(first.status).toBe(204);
    expect(first.headers.get("access-control-allow-headers")).toContain("content-type");
  });

  test.each(["https://evil.example", "https://forms.example.com.evil.example", "http://forms.example.com", "null"])(
    "of %s may not",
    async (origin) => {
      expect((await read(origin)).headers.get("access-control-allow-origin")).toBeNull();
      const first = await server.fetch("/graphql", {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "POST" },
      });
      expect(first.headers.get("access-control-allow-origin")).toBeNull();
    },
  );
});

test("every answer keeps browsers from taking it for a page, a script or a frame", async () => {
  const { rulebook } = dataOf(await server.gql<{ rulebook: { digest: string } }>("{ rulebook { digest } }"));
  const published = `/graphql?query=${encodeURIComponent("{ provinces { name } }")}`;
  for (const [path, init] of [
    ["/health/live", {}],
    ["/nothing", {}],
    ["/api/auth/get-session", {}],
    ["/api/auth/nothing", {}],
    [`/rulebooks/${rulebook.digest}.json`, {}],
    [published, {}],
    [published, {}],
    ["/graphql?query=%7B", {}],
    ["/graphql", { method: "POST" }],
    ["/graphql", { headers: { authorization: "Bearer wrong" } }],
    ["/graphql", { method: "DELETE" }],
  ] as const) {
    const { headers } = await server.fetch(path, init);
    expect([path, headers.get("x-content-type-options")]).toEqual([path, "nosniff"]);
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
    expect(headers.get("cache-control")).not.toBeNull();
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("server")).toBeNull();
  }
});

describe("whoever asks too much", () => {
  let busy: TestServer;
  beforeAll(async () => {
    busy = await startServer({ allowances: { mutations: 3, cost: 120_000 }, trustedProxies: ["127.0.0.1"] });
    busy.clock.freeze();
  });
  afterAll(() => busy.close());

  const send = (query: string, headers: Readonly<Record<string, string>>) =>
    busy.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query }),
    });
  const mutation = "mutation { withdrawChange(input: { number: 999, version: 1 }) { __typename } }";
  const heavy = "{ changes(first: 1) { edges { node { impact { changed } } } } }";

  test.each([
    ["mutations", mutation, 3, 20],
    ["heavy queries", heavy, 2, 21],
  ])("in %s is told when to come back, and nobody else is", async (_, query, allowed, seconds) => {
    const here = { "x-forwarded-for": "203.0.113.7" };
    for (let index = 0; index < allowed; index += 1) expect((await send(query, here)).status).toBe(200);
    const refused = await send(query, here);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(seconds);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: "TOO_MANY_REQUESTS" } }] });
    expect((await send("{ __typename }", here)).status).toBe(200);
    expect((await send(query, { "x-forwarded-for": "203.0.113.8" })).status).toBe(200);
    // Who signs in is counted by themselves.
    const { token } = await busy.person("EDITOR");
    expect((await send(query, { ...here, authorization: `Bearer ${token}` })).status).toBe(200);
    busy.clock.advance(Number(refused.headers.get("retry-after")) * 1_000);
    expect((await send(query, here)).status).toBe(200);
  });

  test("in subscriptions is refused, until one of them ends", async () => {
    const over: AbortController[] = [];
    const listen = async () => {
      const end = new AbortController();
      over.push(end);
      const response = await fetch(`${busy.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "text/event-stream" },
        body: JSON.stringify({ query: "subscription { rulesPublished { cursor } }" }),
        signal: end.signal,
      });
      return response.status;
    };
    for (let index = 0; index < 20; index += 1) expect(await listen()).toBe(200);
    expect(await listen()).toBe(429);
    over[0]?.abort();
    await expect.poll(listen).toBe(200);
    for (const end of over) end.abort();
  });
});

/** Posts without saying how long the body is; answers the status. */
function postUnannounced(body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = requestOverHttp(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", connection: "close" },
    });
    request.once("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.once("error", reject);
    request.write(body.slice(0, body.length / 2));
    request.end(body.slice(body.length / 2));
  });
}

/** Every operation of the admin with the fragments of its file, read from its sources. */
function adminDocuments(): readonly string[] {
  const folder = fileURLToPath(new URL("../../admin", import.meta.url));
  const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/node_modules|\.next|\.d\.ts|\.test\./.test(name))
    .flatMap((name) => [...readFileSync(join(folder, name), "utf8").matchAll(/graphql\(\s*`([^`]+)`/g)])
    .map(([, text = ""]) => text);
  const fragments = new Map(
    texts.flatMap((text) => {
      const name = /^\s*fragment (\w+)/.exec(text)?.[1];
      return name === undefined ? [] : [[name, text] as const];
    }),
  );
  const withFragments = (text: string, seen = new Set<string>()): string => {
    const spread = [...text.matchAll(/\.\.\.(\w+)/g)].map(([, name = ""]) => name).filter((name) => !seen.has(name));
    for (const name of spread) seen.add(name);
    return [text, ...spread.map((name) => withFragments(fragments.get(name) ?? "", seen))].join("\n");
  };
  return texts.filter((text) => !/^\s*fragment/.test(text)).map((text) => withFragments(text));
}
