import fc from "fast-check";
import type { GraphQLObjectType } from "graphql";
import { execute, getOperationAST, isObjectType, parse, validate } from "graphql";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { writerOf } from "../src/answering/answer-writer.ts";
import { createMemory } from "../src/answering/memory.ts";
import type { Context } from "../src/graphql/builder.ts";
import { createContext } from "../src/graphql/context.ts";
import { parseWithinLimits } from "../src/graphql/limits/parse-within-limits.ts";
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

const going = { isOver: false };

function context(): Context {
  const actor = { kind: "ANONYMOUS", origin: "test" } as const;
  return createContext(server.app.domain, {
    actor,
    actorNow: async () => actor,
    events: { lastEventId: null, id: null },
    listsInTurns: false,
  });
}

function writer(query: string, memory = createMemory()) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("no operation");
  return writerOf(schema, document, operation, memory);
}

/** As GraphQL.js answers, and as the query's writer does; null where it has none, or leaves this answer to GraphQL.js. */
async function bothAnswers(query: string, variableValues: Record<string, unknown> = {}) {
  const document = parse(query);
  const result = await execute({ schema, document, variableValues, contextValue: context() });
  const write = writer(query);
  const bytes =
    write &&
    (await Promise.resolve()
      .then(() => write(variableValues, context(), going))
      .catch(() => null));
  return { result, text: JSON.stringify(result), written: bytes?.toString() ?? null };
}

test("whatever is asked, it answers as GraphQL.js does, byte for byte, or leaves it to GraphQL.js", async () => {
  let written = 0;
  await fc.assert(
    fc.asyncProperty(documents(), async (query) => {
      try {
        if (validate(schema, parseWithinLimits(query)).length > 0) return;
      } catch {
        return;
      }
      if (!query.startsWith("query")) return;
      const { result, text, written: own } = await bothAnswers(query);
      if (result.errors) expect(own).toBeNull();
      else {
        expect(own).toBe(text);
        written += 1;
      }
    }),
    { numRuns: 400 },
  );
  expect(written).toBeGreaterThan(15);
});

const trace = `query ($filing: FilingInput!) { validateFiling(filing: $filing) { province { name } outcome receipt
  findings { code message(locale: EN) rule { content { summary } } }
  checks { requirement { key title options { label } } status findings { path } rule { origin content { value {
  ... on BooleanValue { boolean } ... on ChoiceValue { option { label } } ... on IntegerValue { integer } } } } } } }`;

test.each([
  ["a verdict with its trace", trace, { filing: enterpriseOf("浙江省杭州市") }],
  ["a variable's default", "query ($codes: [ProvinceCode!] = [BJ, ZJ]) { provinces(codes: $codes) { name } }", {}],
  [
    "one field through several fragments",
    "{ provinces(codes: [ZJ]) { ...a ... on Province { rules { origin } } } } fragment a on Province { rules { effectiveFrom origin } code }",
    {},
  ],
  [
    "interfaces and lists of what may not be there",
    '{ nodes(ids: ["x", "UHJvdmluY2U6Wko="]) { __typename id ... on Province { name } } }',
    {},
  ],
  ["other names", "{ a: provinces(codes: [ZJ]) { b: name c: name(locale: EN) } }", {}],
  ["what is skipped by a constant", "{ provinces { code name @skip(if: true) fullName @include(if: true) } }", {}],
  ["what hangs on the caller", "{ viewer { name } provinces { version } }", {}],
])("%s is written as GraphQL.js answers it, again and again", async (_, query, variables) => {
  const { text, written } = await bothAnswers(query, variables);
  expect(written).toBe(text);
  const write = writer(query);
  for (let time = 1; time <= 3; time += 1) expect(String(await write?.(variables, context(), going))).toBe(text);
});

test.each([
  ["a field that a variable leaves out", "query ($no: Boolean!) { provinces { code @skip(if: $no) } }"],
  ["the schema itself", "{ __schema { queryType { name } } }"],
  ["a mutation", 'mutation { createToken(name: "x") { __typename } }'],
])("%s has no writer", (_, query) => {
  expect(writer(query)).toBeNull();
});

test("what a rule book and the catalogue say is resolved once, and anew once something is published", async () => {
  const titles = vi.spyOn(fieldOf("Requirement", "title"), "resolve");
  const contents = vi.spyOn(fieldOf("Rule", "content"), "resolve");
  const query = "{ provinces { code rules { requirement { title } content { summary } origin } } }";
  const write = writer(query);
  const ask = async () => String(await write?.({}, context(), going));
  const before = await ask();
  const asked = [titles.mock.calls.length, contents.mock.calls.length];
  expect(asked[0]).toBeGreaterThan(0);
  expect(await ask()).toBe(before);
  expect([titles.mock.calls.length, contents.mock.calls.length]).toEqual(asked);
  const [editor, reviewer] = [await server.person("EDITOR"), await server.person("REVIEWER")];
  const change = await approved(server, { editor, reviewer }, [
    { province: "ZJ", requirement: "server-purchase-months", value: 19 },
  ]);
  await took(server, "publishChange", at(change), reviewer);
  const after = await ask();
  expect(after).toContain("19");
  expect(after).toBe((await bothAnswers(query)).text);
});

test("what waits for something is given up once it is over", async () => {
  const state = { isOver: false };
  const answer = writer("{ provinces { rules { origin } } }")?.({}, context(), state);
  state.isOver = true;
  await expect(answer).rejects.toThrow();
});

function fieldOf(type: string, name: string): NonNullable<ReturnType<GraphQLObjectType["getFields"]>[string]> {
  const found = schema.getType(type);
  const field = isObjectType(found) ? found.getFields()[name] : undefined;
  if (!field) throw new Error(`no field ${type}.${name}`);
  return field;
}
