import { afterAll, beforeAll, expect, it, test } from "vitest";
import { openStore } from "../src/store/open.ts";
import { approved, at, drafted, took } from "./change-steps.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

let server: TestServer;
let editor: TestPerson;
let reviewer: TestPerson;
/** Of the changes made here, by what their titles begin with. */
let numbers: Readonly<Record<"published" | "draft" | "percent", number>>;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  editor = await server.person("EDITOR");
  reviewer = await server.person("REVIEWER");
  const edit = (province: string) => [{ province, requirement: "organisation-minimum-age", value: 33 }];
  const good = await approved(server, { editor, reviewer }, edit("ZJ"), { title: "浙江调整负责人年龄（APP备案）" });
  const published = await took(server, "publishChange", at(good), reviewer);
  const draft = await drafted(server, editor, edit("GD"), { title: "广东调整负责人年龄" });
  const percent = await drafted(server, reviewer, edit("GD"), { title: "100%_新规\\试行" });
  numbers = { published: published.number, draft: draft.number, percent: percent.number };
  // So that what is asked for isn't among the latest 100.
  for (let turn = 0; turn < 120; turn += 1)
    await took(server, "createChange", { title: `其他 ${turn}`, reason: "因" }, editor);
}, 120_000);
afterAll(() => server.close());

async function found(search: string, more = "", as: TestPerson | null = editor) {
  const query = `query($search: String) { changes(search: $search ${more}) { totalCount edges { node { number } } } }`;
  type Answer = { changes: { totalCount: number; edges: readonly { node: { number: number } }[] } };
  const { changes } = dataOf(await server.gql<Answer>(query, { search }, as ?? undefined));
  expect(changes.totalCount).toBe(changes.edges.length);
  return changes.edges.map(({ node }) => node.number);
}

test.each([
  ["负责人年龄 调整", ["draft", "published"]],
  ["浙江", ["published"]],
  ["  浙江\t年龄 ", ["published"]],
  ["（app备案）", ["published"]],
  ["100%", ["percent"]],
  ["%_新", ["percent"]],
  ["\\试", ["percent"]],
  ["1__%", []],
  ["江浙", []],
] as const)("%j is in the titles of %j, newest first", async (search, names) => {
  // The rules that the product comes with have titles too.
  const own = (await found(search)).filter((number) => number >= numbers.published);
  expect(own).toEqual(names.map((name) => numbers[name]));
});

it("goes with every other filter", async () => {
  expect(await found("年龄 调整", "status: [DRAFT]")).toEqual([numbers.draft]);
  expect(await found("年龄 调整", "status: [PUBLISHED]")).toEqual([numbers.published]);
  expect(await found("年龄 调整", "province: GD")).toEqual([numbers.draft]);
  expect(await found("新规", "mine: true")).toEqual([]);
  expect(await found("新规", "mine: true", reviewer)).toEqual([numbers.percent]);
});

it("shows strangers what is published only", async () => {
  expect(await found("调整负责人年龄", "", null)).toEqual([numbers.published]);
  expect(await found("100%", "status: [DRAFT]", null)).toEqual([]);
});

it("takes blanks for no search, in parts as any list, and refuses what is too long", async () => {
  const query =
    "query($search: String) { changes(search: $search, first: 2) { totalCount pageInfo { hasNextPage endCursor } } }";
  type Answer = { changes: { totalCount: number; pageInfo: { hasNextPage: boolean } } };
  const all = dataOf(await server.gql<Answer>(query, { search: null }, editor)).changes;
  expect(dataOf(await server.gql<Answer>(query, { search: " " }, editor)).changes).toEqual(all);
  expect(dataOf(await server.gql<Answer>(query, { search: "其他" }, editor)).changes).toMatchObject({
    totalCount: 120,
    pageInfo: { hasNextPage: true },
  });
  for (const search of ["长".repeat(101), "1 2 3 4 5 6 7 8 9"]) {
    const { errors } = await server.gql(query, { search }, editor);
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", inputPath: ["search"] });
  }
});

it("looks no further than it says", async () => {
  const store = await openStore({ dataDir: server.dataDir, now: server.clock.now });
  const among = async (amongLatest: number) => {
    const filter = { today: "2026-11-24", titled: { words: ["广东调整"], amongLatest } };
    return (await store.changes.page(filter, { first: 5 })).entries.map(({ item }) => item.number);
  };
  expect([await among(121), await among(122)]).toEqual([[], [numbers.draft]]);
  await store.close();
});
