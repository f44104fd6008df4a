import fc from "fast-check";
import type { GraphQLObjectType, GraphQLOutputType } from "graphql";
import { getNamedType, isInterfaceType, isNonNullType, isObjectType } from "graphql";
import { schema } from "../../src/graphql/schema.ts";
import { dayNumber } from "../costly-documents.ts";

/** Documents that go round in types, from list to list, as deep as they may: reckoned, and else ended. */
export function rings(): fc.Arbitrary<string> {
  return fc.array(fc.nat(), { minLength: 8, maxLength: 40 }).map((choices) => {
    let at = 0;
    const pick = () => choices[at++ % choices.length] ?? 0;
    const query = schema.getQueryType();
    return query ? `query ${setOf(query, pick, 0)}` : "{ __typename }";
  });
}

/** The same question of many days and instants, each of which is a book. */
export function manyBooks(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...questionsOfTime), fc.nat(400), fc.integer({ min: 1, max: 60 }))
    .map(
      ([question, from, count]) =>
        `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${question(dayNumber(from + index))}`).join(" ")} }`,
    );
}

const questionsOfTime = [
  (day: string) => `province(code: ZJ) { rule(requirement: "house-number", asOf: "${day}") { origin } }`,
  (day: string) => `requirement(key: "house-number") { groups(knownAt: "${day}T00:00:00Z") { provinces { code } } }`,
  (day: string) => `rulebook(asOf: "${day}") { digest }`,
  (day: string) => `comparison(asOf: "${day}", provinces: [ZJ, BJ]) { rows { distinct } }`,
  (day: string) => `difference(from: { province: ZJ, asOf: "${day}" }, to: { province: ZJ }) { requirement { key } }`,
  (day: string) => `question(key: "question5") { answer(asOf: "${day}") }`,
] as const;

type Pick = () => number;
const deepest = 10;

/** Of a type the fields that lead to other objects, without arguments but pages as long as they may be. */
function setOf(type: GraphQLObjectType, pick: Pick, depth: number): string {
  const within = Object.values(type.getFields()).flatMap((field) => {
    const inner = objectOf(field.type);
    const isAskable = field.args.every(({ name, type: given }) => name === "first" || !isNonNullType(given));
    return inner && isAskable && depth < deepest ? [{ field, inner }] : [];
  });
  const chosen = within[pick() % Math.max(1, within.length)];
  if (!chosen) return `{ __typename }`;
  const { field, inner } = chosen;
  const page = field.args.some(({ name }) => name === "first") ? "(first: 100)" : "";
  return `{ __typename ${field.name}${page} ${setOf(inner, pick, depth + 1)} }`;
}

function objectOf(type: GraphQLOutputType): GraphQLObjectType | null {
  const named = getNamedType(type);
  if (isObjectType(named)) return named;
  return isInterfaceType(named) ? (schema.getPossibleTypes(named)[0] ?? null) : null;
}
