import fc from "fast-check";
import type { GraphQLInputType, VariableValues } from "graphql";
import {
  buildSchema,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  print,
  typeFromAST,
} from "graphql";
import { expect, test } from "vitest";
import { schema as product } from "../graphql/schema.ts";
import { variablesReader } from "./variables-reader.ts";

const small = buildSchema(`
  type Query { a: Int }
  enum Colour { RED GREEN }
  input Leaf { name: String! size: Int = 3 colour: Colour = GREEN tags: [String!] = ["a"] }
  input Tree { leaf: Leaf next: Tree grid: [[Float]] leaves: [Leaf!]! = [{ name: "x" }] flag: Boolean id: ID }
  input Either @oneOf { a: Int b: String }
`);

const questions = [
  [product, 'query ($filing: FilingInput!, $province: ProvinceCode, $asOf: Date = "2026-01-02") { __typename }'],
  [product, "query ($filings: [FilingInput!]!, $knownAt: DateTime) { __typename }"],
  [small, "query ($tree: Tree!, $trees: [Tree], $either: Either, $colour: Colour! = RED) { a }"],
  [small, "query ($toString: Leaf, $n: Int! = 4, $list: [[Int!]] = [[1], null]) { a }"],
] as const;

test.each(questions)("variables are read as GraphQL.js reads them: %#", (schema, text) => {
  const [operation] = parse(text).definitions;
  if (operation?.kind !== "OperationDefinition") throw new Error("no operation");
  const definitions = operation.variableDefinitions ?? [];
  const read = variablesReader(schema, definitions);
  const inputs = fc.record(
    Object.fromEntries(
      definitions.map((definition) => {
        const type = typeFromAST(schema, definition.type) as GraphQLInputType;
        return [definition.variable.name.value, valuesFor(type, 4)];
      }),
    ),
    { requiredKeys: [] },
  );
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(inputs, (given) => {
      // As it comes over the wire: nothing is undefined.
      const sent = JSON.parse(JSON.stringify(given));
      const { variableValues } = getVariableValues(schema, definitions, sent);
      expect(inWords(read(sent))).toBe(inWords(variableValues));
      seen[variableValues ? "taken" : "refused"] += 1;
    }),
    { numRuns: 500 },
  );
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(3);
});

test("a name that every object has is no variable that was given", () => {
  const [operation] = parse("query ($toString: Int, $n: Int!) { a }").definitions;
  if (operation?.kind !== "OperationDefinition") throw new Error("no operation");
  const read = variablesReader(small, operation.variableDefinitions ?? []);
  expect(Object.keys(read({ n: 1 })?.coerced ?? {})).toEqual(["n"]);
  expect(read({})).toBeNull();
});

/** Mostly of the type; else anything. */
function valuesFor(type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return presentFor(type.ofType, depth);
  return fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 6, arbitrary: presentFor(type, depth) });
}

function presentFor(type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 200, arbitrary: fittingFor(type, depth) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );
}

function fittingFor(type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return fittingFor(type.ofType, depth);
  if (isListType(type))
    return fc.oneof(
      { weight: 4, arbitrary: fc.array(valuesFor(type.ofType, depth - 1), { maxLength: depth > 0 ? 3 : 0 }) },
      { weight: 1, arbitrary: valuesFor(type.ofType, depth - 1) },
    );
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) {
    if (depth <= 0) return fc.constant({});
    const fields = Object.values(type.getFields());
    const required = fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name);
    const record = fc.record(
      Object.fromEntries(fields.map((field) => [field.name, valuesFor(field.type, depth - 1)])),
      {
        requiredKeys: required,
      },
    );
    const odd = fc.constantFrom("unheardOf", "__proto__", "constructor");
    return fc.oneof(
      { weight: 40, arbitrary: record },
      {
        weight: 1,
        arbitrary: fc.tuple(record, odd).map(([one, name]) => Object.fromEntries([...Object.entries(one), [name, 1]])),
      },
    );
  }
  switch (type.name) {
    case "Int":
      return fc.integer({ min: -5, max: 100 });
    case "Float":
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case "Boolean":
      return fc.boolean();
    case "Date":
      return fc.constantFrom("2026-02-28", "1999-12-31", "2000-02-29");
    case "DateTime":
      return fc.constantFrom("2026-02-28T09:00:00+08:00", "2026-02-28T01:00:00Z");
    default:
      return fc.string({ maxLength: 5 });
  }
}

/** What can be compared of them: a signature as it is written, and objects whatever they are made from. */
function inWords(values: VariableValues | null | undefined): unknown {
  if (!values) return null;
  const sources = Object.entries(values.sources).map(([name, { signature, ...value }]) => {
    const usual = signature.default && print(signature.default.literal);
    return [name, signature.name, String(signature.type), usual, value];
  });
  return JSON.stringify({ sources, coerced: values.coerced });
}
