import fc from "fast-check";
import { getNamedType, isObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { schema } from "../src/graphql/schema.ts";
import { approved, at, drafted, took } from "./change-steps.ts";
import type { Answer, TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

let server: TestServer;
let editor: TestPerson;
let reviewer: TestPerson;
let administrator: TestPerson;
let webhookId: string;
beforeAll(async () => {
  // Nobody listens there: what a webhook is told is in its log all the same.
  server = await startServer({ webhookHosts: ["127.0.0.1:9"] });
  [editor, reviewer, administrator] = [
    await server.person("EDITOR"),
    await server.person("REVIEWER"),
    await server.person("ADMINISTRATOR"),
  ];
  const query =
    'mutation { createWebhook(input: { name: "门户", url: "http://127.0.0.1:9/" }) { ... on WebhookSecretSuccess { webhook { id } } } }';
  const { createWebhook } = dataOf(
    await server.gql<{ createWebhook: { webhook: { id: string } } }>(query, {}, administrator),
  );
  webhookId = createWebhook.webhook.id;
  const requirement = "organisation-minimum-age";
  for (const [index, province] of ["BJ", "ZJ", "SH", "GD", "FJ"].entries()) {
    const change = await approved(server, { editor, reviewer }, [{ province, requirement, value: 20 + index }]);
    await took(server, "publishChange", at(change), reviewer);
    await drafted(server, editor, [{ province, requirement, value: 30 + index }]);
  }
}, 60_000);
afterAll(() => server.close());

interface Part {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly key: unknown } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount?: number;
}

/** A list that is handed out in parts: where it stands, its own arguments, what tells its entries apart, and who asks. */
type List = readonly [
  name: string,
  list: { readonly path: string; readonly args?: string; readonly key: string; readonly as?: () => TestPerson },
];
const asEditor = () => editor;
const province = "province(code: ZJ)";
const requirement = 'requirement(key: "organisation-minimum-age")';

const lists: readonly List[] = [
  ["changes, for a stranger", { path: "changes", key: "number" }],
  ["changes and drafts", { path: "changes", key: "number", as: asEditor }],
  ["changes of a province", { path: "changes", args: "province: ZJ", key: "number", as: asEditor }],
  ["changes of some states", { path: "changes", args: "status: [DRAFT, PUBLISHED]", key: "number", as: asEditor }],
  ["a province's history", { path: `${province} history`, key: "id" }],
  ["a province's history by effect", { path: `${province} history`, args: "order: EFFECTIVE", key: "id" }],
  ["a requirement's history", { path: `${requirement} history`, key: "id" }],
  ["a requirement's history by effect", { path: `${requirement} history`, args: "order: EFFECTIVE", key: "id" }],
  ["the audit", { path: "auditEvents", key: "sequence", as: () => reviewer }],
  ["a webhook's log", { path: "webhook(id: $id) deliveries", key: "messageId", as: () => administrator }],
];

test("every list of the schema that is handed out in parts is looked at here", () => {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields()).filter((field) => getNamedType(field.type).name.endsWith("Connection"))
      : [],
  );
  const looked = new Set(lists.map(([, { path }]) => path.split(" ").at(-1)));
  expect(new Set(fields.map(({ name }) => name))).toEqual(looked);
});

async function part([, list]: List, page: Readonly<Record<string, string | number>>): Promise<Answer<{ list: Part }>> {
  const [, parent, field = ""] = /^(?:(.+) )?(\w+)$/.exec(list.path) ?? [];
  const needsId = list.path.includes("$id");
  const args = Object.entries(page).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const counted = isCounted(list.path) ? "totalCount" : "";
  const inner = `list: ${field}(${[...args, list.args ?? ""].join(" ")}) { edges { cursor node { key: ${list.key} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } ${counted} }`;
  const query = parent === undefined ? inner : `parent: ${parent} { ${inner} }`;
  const answer = await server.gql<{ list: Part; parent?: { list: Part } }>(
    `query${needsId ? "($id: String!)" : ""} { ${query} }`,
    needsId ? { id: webhookId } : {},
    list.as?.(),
  );
  return { ...answer, data: answer.data && (answer.data.parent ?? answer.data) };
}

function isCounted(path: string): boolean {
  return /changes|history/.test(path);
}

/** Page after page; every page but the last is full, and says rightly whether there is more on both sides. */
async function walk(list: List, sizes: readonly number[], backward: boolean): Promise<readonly unknown[]> {
  const keys: unknown[] = [];
  let cursor = backward ? await lastCursor(list) : undefined;
  for (let index = 0; ; index += 1) {
    const first = sizes[index % sizes.length] ?? 1;
    const answer = await part(list, {
      first,
      ...(cursor === undefined ? {} : { [backward ? "before" : "after"]: cursor }),
    });
    const { edges, pageInfo, totalCount } = dataOf(answer).list;
    const [newer, older] = [edges.at(0)?.cursor ?? null, edges.at(-1)?.cursor ?? null];
    expect(pageInfo).toMatchObject({ startCursor: newer, endCursor: older });
    const found = edges.map(({ node }) => node.key);
    keys.push(...(backward ? found.reverse() : found));
    if (totalCount !== undefined) expect(keys.length).toBeLessThanOrEqual(totalCount);
    const goesOn = backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage;
    // On the other side is what was seen, or the last entry, from which one walks back.
    expect(backward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage).toBe(backward || index > 0);
    const end = backward ? newer : older;
    if (!goesOn || end === null) {
      if (totalCount !== undefined) expect(keys.length + (backward ? 1 : 0)).toBe(totalCount);
      return keys;
    }
    expect(found).toHaveLength(first);
    cursor = end;
  }
}

async function lastCursor(list: List): Promise<string> {
  let cursor: string | null = null;
  for (;;) {
    const answer: Answer<{ list: Part }> = await part(list, {
      first: 100,
      ...(cursor === null ? {} : { after: cursor }),
    });
    const { pageInfo } = dataOf(answer).list;
    cursor = pageInfo.endCursor;
    if (cursor === null) throw new Error("nothing to walk through");
    if (!pageInfo.hasNextPage) return cursor;
  }
}

test.each(lists)("forward, and backward turned round, by pages of any size: the whole of %s", async (...list) => {
  const whole = await walk(list, [100], false);
  expect(whole.length).toBeGreaterThan(4);
  expect(new Set(whole).size).toBe(whole.length);
  // One page of a few now and then; pages of one alone would take too long where a list has hundreds.
  const sizes = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 }).map((some) => [...some, 37]);
  await fc.assert(
    fc.asyncProperty(sizes, async (some) => {
      expect(await walk(list, some, false)).toEqual(whole);
      expect([...(await walk(list, some, true))].reverse()).toEqual(whole.slice(0, -1));
    }),
    { numRuns: 6 },
  );
});

test.each(lists)("what is no cursor is refused by the argument's name: %s", async (...list) => {
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string().map((text) => Buffer.from(text).toString("base64url")),
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.constantFrom("after", "before"), async (text, argument) => {
      fc.pre(!/^[1-9]\d*$/.test(Buffer.from(text, "base64url").toString()));
      const { status, errors } = await part(list, { first: 3, [argument]: text.toWellFormed() });
      expect(status).toBeLessThan(500);
      expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", inputPath: [argument] });
    }),
    { numRuns: 15 },
  );
});

/** The order in which a list's entries stand, which is what a cursor of it is a place in. */
const orderOf = ([, { path, args }]: List) => `${path.split(" ").at(-1)} ${args === "order: EFFECTIVE" ? args : ""}`;

test("a cursor of another list is refused by the argument's name, and one of the same list is a place in any part of it", async () => {
  for (const from of lists) {
    const { pageInfo } = dataOf(await part(from, { first: 1 })).list;
    for (const to of lists) {
      for (const argument of ["after", "before"]) {
        const { errors } = await part(to, { first: 3, [argument]: pageInfo.endCursor ?? "" });
        const isOurs = orderOf(from) === orderOf(to);
        expect([from[0], to[0], errors.length]).toEqual([from[0], to[0], isOurs ? 0 : 1]);
        if (!isOurs) expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", inputPath: [argument] });
      }
    }
  }
});

describe("an id", () => {
  test("of a change that a stranger may not see names nothing for them, and of any other what it did", async () => {
    type Changes = { changes: { edges: { node: { id: string; status: string } }[] } };
    const query = "{ changes(first: 100) { edges { node { id status } } } }";
    const all = dataOf(await server.gql<Changes>(query, {}, editor)).changes.edges.map(({ node }) => node);
    const published = (status: string) => ["PUBLISHED", "SCHEDULED"].includes(status);
    expect(all.filter(({ status }) => !published(status))).toHaveLength(5);
    const ask = async (as?: TestPerson) =>
      dataOf(
        await server.gql<{ nodes: ({ id: string } | null)[] }>(
          "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
          { ids: all.map(({ id }) => id) },
          as,
        ),
      ).nodes;
    expect(await ask(editor)).toEqual(all.map(({ id }) => ({ id })));
    expect(await ask()).toEqual(all.map(({ id, status }) => (published(status) ? { id } : null)));
  });

  test("that was made up names nothing, and is no fault", async () => {
    const types = ["Change", "Person", "Province", "Requirement", "RuleRevision", "AuditEvent", "__proto__", ""];
    const ids = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .tuple(fc.constantFrom(...types), fc.oneof(fc.string(), fc.double().map(String), fc.bigInt().map(String)))
        .map(([type, id]) => Buffer.from(`${type}:${id}`).toString("base64")),
    );
    const known = await knownIds();
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          ids.map((id) => id.toWellFormed()),
          { minLength: 1, maxLength: 20 },
        ),
        async (some) => {
          const made = some.filter((id) => !known.has(Buffer.from(id, "base64").toString()));
          const { status, data, errors } = await server.gql<{ nodes: unknown[] }>(
            "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
            { ids: made },
            administrator,
          );
          expect([status, errors]).toEqual([200, []]);
          expect(data?.nodes).toEqual(made.map(() => null));
        },
      ),
      { numRuns: 50 },
    );
  });
});

/** What stands behind the ids that chance could hit. */
async function knownIds(): Promise<ReadonlySet<string>> {
  const { provinces, requirements } = dataOf(
    await server.gql<{ provinces: { id: string }[]; requirements: { id: string }[] }>(
      "{ provinces { id } requirements { id } }",
    ),
  );
  const numbers = Array.from({ length: 5_000 }, (_, index) => [`Change:${index}`, `RuleRevision:${index}`]).flat();
  return new Set([
    ...numbers,
    ...[...provinces, ...requirements].map(({ id }) => Buffer.from(id, "base64").toString()),
  ]);
}
