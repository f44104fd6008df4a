import fc from "fast-check";
import type { GraphQLArgument, GraphQLInputType } from "graphql";
import { getNamedType, isInputObjectType, isLeafType, isListType, isNonNullType, isRequiredArgument } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { schema } from "../src/graphql/schema.ts";
import { enterpriseOf } from "./filings.ts";
import type { TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const canary = "植入欧阳丙";
const canaryNumber = 13_912_345_678;

/** Values that carry the canary, most of them of no type that a place may have. */
const wrongValues: readonly unknown[] = [
  canary,
  canaryNumber,
  canaryNumber + 0.5,
  [[canary]],
  [canary, [[canaryNumber]]],
  { [canary]: canary },
  { name: { name: canary }, nested: [canary, canaryNumber] },
  [{ name: canary }],
  `2026-02-30${canary}`,
  canary.repeat(2_000),
];

/** A place in an operation's arguments: the way down to it, each step a field's name or an item of a list. */
type Place = readonly (string | 0)[];

/** Every place of a type, and within it, until types repeat themselves. */
function placesIn(type: GraphQLInputType, path: Place, seen: readonly string[] = []): readonly Place[] {
  if (isNonNullType(type)) return placesIn(type.ofType, path, seen);
  if (isListType(type)) return [path, ...placesIn(type.ofType, [...path, 0], seen)];
  if (!isInputObjectType(type) || seen.includes(type.name)) return [path];
  const within = Object.values(type.getFields()).flatMap((field) =>
    placesIn(field.type, [...path, field.name], [...seen, type.name]),
  );
  return [path, [...path, "mobil"], ...within];
}

const operations = (["query", "mutation"] as const).flatMap((kind) => {
  const root = kind === "query" ? schema.getQueryType() : schema.getMutationType();
  return Object.values(root?.getFields() ?? {}).map((field) => ({ kind, field }));
});
const asked = operations.flatMap(({ kind, field }) =>
  field.args.flatMap((argument) =>
    placesIn(argument.type, []).map((place) => ({ kind, field, argument: argument as GraphQLArgument, place })),
  ),
);

const built = (place: Place, value: unknown): unknown =>
  place.reduceRight<unknown>((inner, step) => (step === 0 ? [inner] : { [step]: inner }), value);

/** As it would stand in a document. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, one]) => `${/^\w+$/.test(name) ? name : "odd"}: ${literal(one)}`);
  return `{ ${fields.join(", ")} }`;
}

/** The document with the value as a variable of the argument's type, or written into it; what else is required is left out. */
function questionOf({ kind, field, argument }: (typeof asked)[number], value: unknown, asLiteral: boolean) {
  const selection = isLeafType(getNamedType(field.type)) ? "" : " { __typename }";
  const given = `(${argument.name}: ${asLiteral ? literal(value) : "$given"})`;
  const head = asLiteral ? kind : `${kind} ($given: ${argument.type})`;
  return {
    query: `${head} { ${field.name}${given}${selection} }`,
    variables: asLiteral ? {} : { given: value },
  };
}

const spells = (text: string) => text.includes(canary) || text.includes(String(canaryNumber));

test("whatever isn't of its type is in no answer and in no log, wherever in the schema it stands", async () => {
  expect(asked.length).toBeGreaterThan(200);
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...asked),
      fc.constantFrom(...wrongValues),
      fc.boolean(),
      fc.constantFrom("application/json", "application/graphql-response+json"),
      async (one, value, asLiteral, accept) => {
        const body = JSON.stringify(questionOf(one, built(one.place, value), asLiteral));
        const response = await server.fetch("/graphql", {
          method: "POST",
          headers: { "content-type": "application/json", accept },
          body,
        });
        const text = await response.text();
        const { errors = [] }: { errors?: { path?: unknown; extensions: { code: string } }[] } = JSON.parse(text);
        // What has a place in the answer was of its type by chance, and then the domain's to judge.
        const codes = errors.filter((error) => !error.path).map(({ extensions }) => extensions.code);
        if (codes.includes("BAD_USER_INPUT")) refused += 1;
        else if (codes.every((code) => code !== "GRAPHQL_VALIDATION_FAILED")) return;
        expect(text).not.toSatisfy(spells);
        expect(response.status).toBe(accept === "application/json" ? 200 : 400);
      },
    ),
    { numRuns: 500 },
  );
  expect(refused).toBeGreaterThan(200);
  expect(server.logged.join("")).not.toSatisfy(spells);
  expect(server.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
}, 120_000);

const validate = "query ($filing: FilingInput!) { validateFiling(filing: $filing) { outcome } }";
const whole = enterpriseOf("浙江省杭州市西湖区文三路");

describe("a variable", () => {
  test.each([
    ["a misspelt field", { ...whole, mobil: canary }, "filing.mobil", /没有该字段 .*is no field of FilingInput/],
    ["a name that no field has", { ...whole, [canary]: 1 }, "filing.?", /is no field of FilingInput/],
    ["a wrong enum", { ...whole, type: canary }, "filing.type", /must be one of FilingType: /],
    ["a number for a text", { ...whole, submittedOn: canaryNumber }, "filing.submittedOn", /YYYY-MM-DD/],
    ["a date", { ...whole, submittedOn: canary }, "filing.submittedOn", /不是有效日期.*not a date/],
    ["a text for an object", { ...whole, subject: canary }, "filing.subject", /must be an object \(/],
    ["a list for an object", { ...whole, subject: [canary] }, "filing.subject", /must be an object \(/],
    ["null", { ...whole, subject: null }, "filing.subject", /can't be null/],
    ["nothing", undefined, "filing", /必填 .*is required/],
  ])("that has %s is named by path and type", async (_, filing, path, words) => {
    const { status, errors } = await server.gql(validate, { filing });
    expect(status).toBe(400);
    const error = errors.find(({ message }) => message.startsWith(path));
    expect(error?.message).toMatch(words);
    expect(error?.extensions).toMatchObject({ code: "BAD_USER_INPUT", inputPath: path.split(".") });
  });

  test("of a list is named by its place, and of many wrong ones ten are told", async () => {
    const query = "query ($filings: [FilingInput!]!) { validateFilings(filings: $filings) { outcome } }";
    const { errors } = await server.gql(query, { filings: [whole, { ...whole, type: canary }] });
    expect(errors.map(({ extensions }) => extensions?.inputPath)).toEqual([["filings", "1", "type"]]);
    expect((await server.gql(query, { filings: Array(50).fill(canary) })).errors).toHaveLength(10);
  });

  // Each place of an object, once for each name that leads there, where nothing else is required beside it.
  const objects = new Map(
    asked
      .filter(({ place }) => place.at(-1) === "mobil")
      .filter(({ field, argument }) => field.args.every((one) => one === argument || !isRequiredArgument(one)))
      .map((one) => [String(one.place.at(-2) ?? one.argument.name), one]),
  );
  const manyUnknown = Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`f${index}`, 1]));

  // GraphQL.js would write the whole of it down once for each thing that is wrong with it.
  test.each([...objects])("%s with 40,000 fields that nobody knows costs next to nothing", async (_, one) => {
    for (const value of [manyUnknown, { ...manyUnknown, [canary]: manyUnknown }]) {
      const { query, variables } = questionOf(one, built(one.place.slice(0, -1), value), false);
      const before = process.cpuUsage();
      const { errors } = await server.gql(query, variables);
      const { user, system } = process.cpuUsage(before);
      expect(new Set(errors.map(({ extensions }) => extensions?.code))).toEqual(new Set(["BAD_USER_INPUT"]));
      expect(errors.length).toBeLessThanOrEqual(10);
      expect((user + system) / 1_000).toBeLessThan(1_000);
    }
  });

  test("asked three times over, when a query is answered another way, is told alike", async () => {
    const answers = [];
    for (let time = 0; time < 5; time += 1)
      answers.push(await server.gql(validate, { filing: { ...whole, mobil: canary } }));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test("that is null where a document says otherwise in a default is named too", async () => {
    const { errors } = await server.gql(
      'query ($address: String = "x") { provinceOfAddress(address: $address) { name } }',
      { address: null },
    );
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", inputPath: ["address"] });
  });

  test("of a subscription is named as well", async () => {
    const response = await server.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream" },
      body: JSON.stringify({
        query:
          "subscription ($provinces: [ProvinceCode!]) { rulesPublished(provinces: $provinces) { change { number } } }",
        variables: { provinces: [canary] },
      }),
    });
    const text = await response.text();
    expect(text).toContain("BAD_USER_INPUT");
    expect(text).not.toSatisfy(spells);
  });
});

test.each([
  ["within a field", `{ validateFiling(filing: { subject: "${canary}" }) { outcome } }`, "filing.subject"],
  ["as a default", `query ($day: Date = "${canary}") { provinces { rules(asOf: $day) { effectiveFrom } } }`, "day"],
  ["as an enum", `{ province(code: Z${canaryNumber}) { name } }`, "code"],
  [
    "beyond an integer",
    `{ provinces { recentRevisions: history(first: ${canaryNumber}) { edges { cursor } } } }`,
    "first",
  ],
])("a value written into the document, %s, is named by its path", async (_, query, path) => {
  const { status, errors } = await server.gql(query);
  expect(status).toBe(400);
  const error = errors.find(({ extensions }) => (extensions?.inputPath as string[] | undefined)?.join(".") === path);
  expect(error?.extensions?.code).toBe("BAD_USER_INPUT");
  expect(JSON.stringify(errors)).not.toSatisfy(spells);
});

test.each([
  `{ provinceOfAddress(address: "${canary}" "${canary}") { name } }`,
  `{ provinceOfAddress(address: "${canary}`,
  `{ provinceOfAddress(address: """${canary}""" x) { name } } ${canaryNumber}`,
  `{ provinceOfAddress(address: "\\u{${canaryNumber}}") { name } }`,
  `{ provinceOfAddress(address: .${canaryNumber}) { name } }`,
])("a document that isn't GraphQL is told by its place alone: %s", async (query) => {
  const { errors } = await server.gql(query);
  expect(errors[0]?.extensions?.code).toBe("GRAPHQL_PARSE_FAILED");
  expect(JSON.stringify(errors)).not.toSatisfy(spells);
});

test.each([
  `{"query": "{ __typename }", "variables": {"mobile": "${canary}" "name": 1}}`,
  `{"mobile": "${canary}`,
  `${canaryNumber} ${canary}`,
  `["${canary}"`,
])("a body that isn't JSON is told so without a word of it: %#", async (body) => {
  for (const accept of ["application/json", "application/graphql-response+json"]) {
    const headers = { "content-type": "application/json", accept };
    const response = await server.fetch("/graphql", { method: "POST", headers, body });
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text).not.toSatisfy(spells);
    expect(JSON.parse(text).errors[0]).toMatchObject({
      message: "正文不是合法的 JSON / the body isn't valid JSON",
      extensions: { code: "BAD_REQUEST" },
    });
  }
});
