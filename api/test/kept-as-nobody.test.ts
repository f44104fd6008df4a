import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChangeAnswer } from "./change-steps.ts";
import { drafted } from "./change-steps.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

/** What nobody but colleagues may read. */
const secret = "绝密的草稿标题";

let server: TestServer;
let viewer: TestPerson;
let draft: ChangeAnswer;
beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T02:00:00Z" });
  viewer = await server.person("VIEWER");
  const editor = await server.person("EDITOR");
  draft = await drafted(server, editor, [{ province: "ZJ", requirement: "organisation-minimum-age", value: 77 }], {
    title: secret,
    reason: secret,
  });
});
afterAll(() => server.close());

type Asked = Readonly<Record<string, unknown>>;

async function ask(body: Asked | string, headers: Record<string, string> = {}) {
  const response = await server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text(), etag: response.headers.get("etag") };
}

const get = async (query: string, headers: Record<string, string> = {}) => {
  const response = await server.fetch(`/graphql?${new URLSearchParams({ query })}`, { headers });
  return { text: await response.text(), cacheControl: response.headers.get("cache-control") };
};

const staff = () => ({ authorization: `Bearer ${viewer.token}` });

describe("a draft that a colleague reads isn't a stranger's to read afterwards", () => {
  const head = () => `query { change(number: ${draft.number}) { title reason edits { after { ...Said } } } }`;
  const tail = "fragment Said on RuleContent { summary }";
  const published = "{ provinces(codes: [ZJ]) { code } }";

  /** Texts of a stranger, beside the document that a colleague asks. */
  const primings = (): readonly (readonly [string, string, Asked])[] => [
    ["the document's beginning as the operation's name", `${head()}\n${tail}`, { query: tail, operationName: head() }],
    [
      "its beginning in another line's end",
      `${head()} \n\n${tail}`,
      { query: `\n${tail}`, operationName: `${head()} ` },
    ],
    [
      "the whole of it as the name of a published query",
      `query P ${published}\n${head().replace("query", "query Q")}\n${tail}`,
      { query: `${head().replace("query", "query Q")}\n${tail}`, operationName: `query P ${published}` },
    ],
    [
      "a published query of no name",
      head().replace(" { ...Said }", " { summary }"),
      { query: published, operationName: "" },
    ],
    ["a JSON array as the name", `${head()}\n${tail}`, { query: tail, operationName: `["${head()}"` }],
  ];

  test("whatever text is asked before", async () => {
    for (const [what, query, priming] of primings()) {
      for (let time = 0; time < 4; time += 1) await ask(priming);
      const operationName = query.includes("query Q") ? { operationName: "Q" } : {};
      for (let time = 0; time < 4; time += 1) {
        const colleague = await ask({ query, ...operationName }, staff());
        expect([what, colleague.text.includes(secret)]).toEqual([what, true]);
        const stranger = await ask({ query, ...operationName });
        expect([what, stranger.text]).toEqual([what, '{"data":{"change":null}}']);
        if (operationName.operationName !== undefined) continue;
        expect((await get(query, staff())).cacheControl).toBe("no-store");
        expect((await get(query)).text).not.toContain(secret);
      }
    }
  });

  test("whichever of a document's operations is asked", async () => {
    const query = `query P ${published} query Q { change(number: ${draft.number}) { title } }`;
    for (let time = 0; time < 5; time += 1) {
      const kept = await ask({ query, operationName: "P" });
      expect(kept.text).toBe('{"data":{"provinces":[{"code":"ZJ"}]}}');
      expect((await ask({ query, operationName: "Q" }, staff())).text).toContain(secret);
      expect((await ask({ query, operationName: "Q" })).text).toBe('{"data":{"change":null}}');
      for (const operationName of ["", null, "R", `P ${published} query Q`]) {
        const answer = await ask({ query, operationName });
        expect([operationName, answer.text.includes('"data":{')]).toEqual([operationName, false]);
      }
    }
  });

  test("however one body names a member twice", async () => {
    const [one, other] = [JSON.stringify(published), JSON.stringify(`{ change(number: ${draft.number}) { title } }`)];
    for (let time = 0; time < 4; time += 1) {
      for (const [first, last] of [
        [one, other],
        [other, one],
      ]) {
        const body = `{"query":${first},"query":${last}}`;
        await ask(body, staff());
        expect((await ask(body)).text).not.toContain(secret);
      }
    }
  });
});

test("who asks makes no difference to an answer of published data, kept or made anew", async () => {
  const query = "{ provinces(codes: [ZJ]) { name version rules { content { summary } } } }";
  const first = await ask({ query }, staff());
  expect(first.etag).not.toBeNull();
  for (let time = 0; time < 4; time += 1) {
    expect(await ask({ query })).toEqual(first);
    expect(await ask({ query }, staff())).toEqual(first);
    expect(await ask({ query }, { cookie: "beian.session_token=of-nobody" })).toEqual(first);
  }
  expect((await ask({ query }, { authorization: "Bearer wrong" })).status).toBe(401);
});

test("an operation that nobody named costs what it costs, whatever name was asked for before", async () => {
  const query = "{ provinces { rules { requirement { groups { provinces { rules { content { summary } } } } } } } }";
  for (const operationName of ["", null, "x", ""]) {
    await ask({ query, operationName });
    const { text } = await ask({ query });
    expect([operationName, text]).toEqual([operationName, expect.stringContaining('"LIMIT_EXCEEDED"')]);
  }
});
