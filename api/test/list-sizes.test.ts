import { join } from "node:path";
import type { GraphQLField } from "graphql";
import { getNamedType, getNullableType, isInterfaceType, isListType, isObjectType, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../src/graphql/builder.ts";
import { createCosts } from "../src/graphql/limits/cost.ts";
import { pageOfConnection } from "../src/graphql/limits/field-cost.ts";
import { schema } from "../src/graphql/schema.ts";
import { drafted } from "./change-steps.ts";
import { faultyFiling } from "./costly-documents.ts";
import { growHistory } from "./grown-history.ts";
import type { TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

type Field = GraphQLField<unknown, Context>;

const fields: readonly (readonly [name: string, field: Field])[] = Object.values(schema.getTypeMap()).flatMap((type) =>
  (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith("__")
    ? Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const)
    : [],
);
const isList = ({ type }: Field) => isListType(getNullableType(type));
const isConnection = ({ type }: Field) => {
  const named = getNamedType(type);
  return isObjectType(named) && "edges" in named.getFields();
};
const lists = fields.filter(([, field]) => isList(field));

test("every list and every connection states its size, and nothing else does", () => {
  const wrong = fields.flatMap(([name, field]) => {
    const isSized = field.extensions.cost?.size !== undefined;
    return isSized === (isList(field) || isConnection(field)) ? [] : [name];
  });
  expect(wrong).toEqual([]);
  expect(lists.length).toBeGreaterThan(50);
});

test("whoever asks for the rules of another time than now pays for a book, once a document", () => {
  const costOf = createCosts(schema);
  const cost = (query: string, variables = {}) => costOf(parse(query), undefined, variables);
  const takingTimes = fields.filter(([, { args }]) =>
    args.some(({ name, type }) => /^(asOf|knownAt)$/.test(name) || getNamedType(type).name === "RulesAt"),
  );
  expect(takingTimes.length).toBeGreaterThan(10);
  const now = cost('{ province(code: ZJ) { rule(requirement: "x") { origin } } }');
  const at = (...times: readonly string[]) =>
    cost(
      `query ($day: Date) { province(code: ZJ) { ${times.map((time, index) => `a${index}: rule(requirement: "x", ${time}) { origin }`).join(" ")} } }`,
      { day: "2021-01-01" },
    );
  const book = at('asOf: "2020-01-01"') - now;
  expect(book).toBeGreaterThan(5_000);
  for (const time of ['knownAt: "2020-01-01T00:00:00Z"', "asOf: $day"]) expect(at(time)).toBe(now + book);
  expect(at("asOf: null")).toBe(now);
  expect(at('asOf: "2020-01-01"', 'asOf: "2020-01-01"')).toBeLessThan(now + book * 1.1);
  expect(at('asOf: "2020-01-01"', 'asOf: "2020-01-02"')).toBeGreaterThan(now + book * 1.9);
  const difference = (to: string) =>
    cost(`query ($to: RulesAt!) { difference(from: { province: ZJ }, to: ${to}) { requirement { key } } }`, {
      to: { province: "ZJ", asOf: "2020-01-01" },
    });
  expect(difference('{ province: ZJ, asOf: "2020-01-01" }')).toBe(difference("{ province: ZJ }") + book);
  expect(difference("$to")).toBe(difference("{ province: ZJ }") + book);
});

const page = "edges { cursor node { __typename } } pageInfo { hasNextPage }";

/** Reaches every list that staff can reach; a mutation's refusal has the one that is left. */
const documents: readonly (readonly [string, object?])[] = [
  [
    `{ provinces { history(first: 100) { ${page} } rules { content { value { ... on ChoicesValue { options { key } } } } } } }`,
  ],
  [`{ requirements { history { ${page} } appliesTo options { key } findingCodes groups { provinces { code } } } }`],
  ["{ requirements { history(first: 30) { edges { node { sources { title } change { number } } } } } }"],
  ["{ comparison { provinces { code } rows { cells { origin } groups { columns } } } }"],
  ['{ difference(from: { province: ZJ }, to: { province: BJ, asOf: "2026-01-01" }) { requirement { key } } }'],
  [
    `{ changes(first: 100) { ${page} edges { node { edits { until } reviews { at } sources { title } comments { text } notices { kind } scope { provinces { code } requirements { key } } } } } }`,
  ],
  ["{ latestChanges(first: 5) { steps { step } lint { kind } } }"],
  ["{ latestChanges(first: 5) { impact { cases { findings { code } appearing { code } vanishing { code } } } } }"],
  [
    "{ latestChanges(first: 4) { impact { otherwise { findings { code } appearing { code } vanishing { code } opening { key } settling { key } } } } }",
  ],
  ["{ timeline { counts { revisions } changes { revisions } } }"],
  ["{ timeline(step: MONTH) { counts { revisions } changes { revisions } } }"],
  [
    `{ auditEvents(first: 100) { ${page} } people { acts } webhooks { deliveries { edges { node { attempts { at } } } } } }`,
  ],
  ["{ samples { trials { expected { codes keys } actual { codes keys } open { key } } } }"],
  ["{ changes(first: 5, status: [DRAFT]) { edges { node { outlook { stretches { from } } } } } }"],
  ["{ filingFacts { options path } }"],
  [
    "{ requirements { definition { appliesTo filingTypes value { options { terms } } facts { key } findings { counts { name } cures { kind } variants { cures { kind } } } rows { findings } unrecorded { findings } cases { findings } } } }",
  ],
  ["{ change(number: 1) { definitionEdits { requirement } } }"],
  [
    'query ($text: TextInput! = { zh: "字", en: "words" }) { reviewDefinition(input: { key: "new", topic: SUBJECT, title: $text, description: $text, appliesTo: [ENTERPRISE], value: { type: BOOLEAN, yes: $text, no: $text } }) { problems { path } } }',
  ],
  ["{ questions { findingCodes requirements { key } } nodes(ids: []) { id } }"],
  [
    "query ($filing: FilingInput!) { validateEverywhere(filing: $filing) { checks { findings { path } } findings { path } open { path } } validateFilings(filings: [$filing]) { cures { edits { path } open { key } } } }",
    // No more is wrong than a cure has edits.
    { filing: { ...faultyFiling, principal: { ...faultyFiling.principal, emergencyPhone: "13800138001" } } },
  ],
  ['mutation { createWebhook(input: { name: "", url: "" }) { ... on InvalidInput { path } } }'],
];

describe.each([
  ["the book that the product comes with", 0],
  ["one of a hundred thousand revisions more", 100_000],
])("in %s", (_, revisions) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({
      prepare: (dataDir) => growHistory(join(dataDir, "beian.db"), revisions),
    });
  }, 300_000);
  afterAll(() => server.close());

  test("no list answers more than twice its size", async () => {
    const administrator = await server.person("ADMINISTRATOR");
    await drafted(server, administrator, [{ province: "ZJ", requirement: "organisation-minimum-age", value: 33 }]);
    const { found, stop } = lengthsOfLists();
    try {
      for (const [query, variables] of documents) {
        const response = await server.fetch("/graphql", {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${administrator.token}` },
          body: JSON.stringify({ query, variables }),
          // Impacts by a long history take long beside other tests.
          signal: AbortSignal.timeout(60_000),
        });
        expect(await response.json()).not.toHaveProperty("errors");
      }
    } finally {
      stop();
    }
    expect([...found].filter(([, { ratio }]) => ratio > 2)).toEqual([]);
    const reached = new Set(found.keys());
    // A grown history has no value of each type; that the documents reach all lists is shown on the product's own.
    if (revisions > 0) return;
    expect(lists.map(([name]) => name).filter((name) => !reached.has(name) && !unreached.has(name))).toEqual([]);
  }, 300_000);
});

/** A subscription's, and what takes an event to be delivered. */
const unreached: ReadonlySet<string> = new Set([
  "Publication.provinces",
  "WebhookDeliveryConnection.edges",
  "WebhookDelivery.attempts",
]);

/** Notes how long the lists are that are answered, against what each states for its arguments. */
function lengthsOfLists() {
  const found = new Map<string, { length: number; size: number; ratio: number }>();
  const restored: (() => void)[] = [];
  const pages = new WeakMap<object, number>();
  for (const [name, field] of fields) {
    if (!isList(field) && !isConnection(field)) continue;
    const { resolve } = field;
    const { size } = field.extensions.cost ?? {};
    if (!resolve || size === undefined) continue;
    restored.push(() => {
      field.resolve = resolve;
    });
    field.resolve = async (source, args, context, info) => {
      const value: unknown = await resolve(
        source,
        args,
        { ...context, budget: context.budget, listsInTurns: false },
        info,
      );
      const given = (argument: string) => {
        if (argument === pageOfConnection) return pages.get(source as object);
        const one: unknown = args[argument];
        return Array.isArray(one) ? one.length : typeof one === "number" ? one : undefined;
      };
      const stated = typeof size === "function" ? size(given) : size;
      if (isConnection(field) && typeof value === "object" && value !== null) pages.set(value, stated);
      if (!Array.isArray(value)) return value;
      const ratio = value.length / Math.max(stated, 0.5);
      const known = found.get(name);
      if (!known || ratio > known.ratio) found.set(name, { length: value.length, size: stated, ratio });
      return value;
    };
  }
  return {
    found,
    stop() {
      for (const restore of restored) restore();
    },
  };
}
