import fc from "fast-check";
import type { GraphQLArgument, GraphQLInputType, GraphQLNamedType, GraphQLOutputType } from "graphql";
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from "graphql";
import { schema } from "../../src/graphql/schema.ts";
import { enterpriseOf } from "../filings.ts";

/** Values that programs trip over, of every type of JSON. */
export function odd(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.constantFrom(
      null,
      "",
      "\u0000",
      "\ud800",
      "__proto__",
      "constructor",
      "长".repeat(2_000),
      -1,
      0,
      2 ** 31,
      2 ** 53,
      1e308,
      "2026-02-30",
      "9999-12-31",
      "-000001-01-01",
      "0001-01-01T00:00:00Z",
      "' OR 1=1 --",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template engine would take the bait of
      "${7*7}",
      "../../etc/passwd",
      [],
      {},
    ),
  );
}

/** A filing with some of its parts replaced, left out or added. */
export function filings(): fc.Arbitrary<unknown> {
  const places = [
    "existing",
    "principal",
    "subject",
    "submittedOn",
    "type",
    "website",
    "subject.certificate",
    "subject.certificate.number",
    "subject.certificate.address",
    "subject.name",
    "subject.nature",
    "principal.mobile",
    "principal.officePhone",
    "principal.idNumber",
    "principal.emergencyPhone",
    "website.domain",
    "website.name",
    "website.remark",
    "website.sitesInFiling",
    "website.domainExpiresOn",
    "__proto__",
    "subject.__proto__",
    "unknown",
  ];
  return fc
    .array(fc.tuple(fc.constantFrom(...places), fc.oneof(odd(), fc.string({ unit: "binary", maxLength: 30 }))), {
      maxLength: 5,
    })
    .map((changes) => {
      const filing: Record<string, unknown> = structuredClone({ ...enterpriseOf("浙江省杭州市西湖区文三路") });
      for (const [place, value] of changes) put(filing, place.split("."), value);
      return filing;
    });
}

/** Lines of JSON, whole, cut off, and none at all, with bytes that aren't text among them. */
export function ndjsonFiles(): fc.Arbitrary<Uint8Array> {
  const line = fc.oneof(
    filings().map((filing) => JSON.stringify(filing)),
    filings()
      .chain((filing) => fc.tuple(fc.constant(JSON.stringify(filing)), fc.nat(400)))
      .map(([text, length]) => text.slice(0, length)),
    odd().map((value) => JSON.stringify(value) ?? ""),
    fc.string({ unit: "binary", maxLength: 60 }),
  );
  return fc.tuple(fc.array(line, { maxLength: 6 }), lineEnds, rawBytes()).map(joined);
}

/** Tables whose columns are a filing's fields, or nearly, with cells that are quoted, unquoted, and badly quoted. */
export function csvFiles(): fc.Arbitrary<Uint8Array> {
  const column = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...columns) },
    { weight: 1, arbitrary: fc.constantFrom("__proto__", "subject.__proto__.x", "subject", "website.", "", '"') },
  );
  const cell = fc.oneof(
    fc.constantFrom(
      "",
      "是",
      "true",
      "1",
      "-1",
      "1e9",
      "2026-02-30",
      '"a""b"',
      '"a\nb"',
      '"',
      "=1+1",
      "a;b；c",
      "ENTERPRISE",
    ),
    fc.string({ unit: "binary", maxLength: 20 }),
  );
  return fc
    .tuple(
      fc.array(column, { minLength: 1, maxLength: 5 }),
      fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }),
      lineEnds,
      rawBytes(),
    )
    .map(([names, rows, end, raw]) => joined([[names, ...rows].map((one) => one.join(",")), end, raw]));
}

const columns = [
  "type",
  "submittedOn",
  "subject.nature",
  "subject.name",
  "subject.certificate.number",
  "subject.certificate.address",
  "principal.isLegalRepresentative",
  "principal.mobile",
  "website.domain",
  "website.managerOfOrganisations",
  "website.sitesInFiling",
] as const;

const lineEnds = fc.constantFrom("\n", "\r\n", "\r", "\n\n");

/** Bytes that no text has, to be put somewhere; mostly none. */
function rawBytes(): fc.Arbitrary<Uint8Array> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(new Uint8Array()) }, fc.uint8Array({ maxLength: 12 }));
}

function joined([lines, end, raw]: readonly [readonly string[], string, Uint8Array]): Uint8Array {
  const text = Buffer.from(lines.join(end));
  const at = Math.floor(text.length / 2);
  return Buffer.concat([text.subarray(0, at), raw, text.subarray(at)]);
}

function put(into: Record<string, unknown>, [first = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0)
    return void Object.defineProperty(into, first, { value, enumerable: true, configurable: true, writable: true });
  const inner = Object.hasOwn(into, first) ? into[first] : undefined;
  if (isRecord(inner)) put(inner, rest, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Documents that follow the schema, with arguments of the right types and of wrong ones. */
export function documents(): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom("query", "query", "query", "mutation", "subscription"),
      fc.infiniteStream(fc.nat(1_000_000)),
      odd(),
    )
    .map(([operation, numbers, wrong]) => {
      const pick = () => numbers.next().value ?? 0;
      const root = {
        query: schema.getQueryType(),
        mutation: schema.getMutationType(),
        subscription: schema.getSubscriptionType(),
      }[operation];
      return root ? `${operation} ${setOf(root, pick, wrong, 0)}` : "{ __typename }";
    });
}

type Pick = () => number;

function setOf(type: GraphQLNamedType, pick: Pick, wrong: unknown, depth: number): string {
  if (isUnionType(type))
    return `{ __typename ${type
      .getTypes()
      .map((one) => `... on ${one.name} ${setOf(one, pick, wrong, depth + 1)}`)
      .join(" ")} }`;
  if (!isObjectType(type) && !isInterfaceType(type)) return "";
  const fields = Object.values(type.getFields());
  const chosen = Array.from({ length: 1 + (pick() % 3) }, () => fields[pick() % fields.length]).filter(
    (one) => one !== undefined,
  );
  const parts = [...new Set(chosen)].flatMap((field) => {
    const inner = innerOf(field.type, pick, wrong, depth);
    return inner === null ? [] : [`${field.name}${argumentsOf(field.args, pick, wrong)} ${inner}`];
  });
  return `{ __typename ${parts.join(" ")} }`;
}

function innerOf(type: GraphQLOutputType, pick: Pick, wrong: unknown, depth: number): string | null {
  const named = getNamedType(type);
  if (!isObjectType(named) && !isInterfaceType(named) && !isUnionType(named)) return "";
  return depth > 5 ? null : setOf(named, pick, wrong, depth + 1);
}

function argumentsOf(args: readonly GraphQLArgument[], pick: Pick, wrong: unknown): string {
  const given = args.filter(({ type }) => isNonNullType(type) || pick() % 3 === 0);
  if (given.length === 0) return "";
  return `(${given.map(({ name, type }) => `${name}: ${pick() % 8 === 0 ? literal(wrong) : literalOf(type, pick, 0)}`).join(", ")})`;
}

function literalOf(type: GraphQLInputType, pick: Pick, depth: number): string {
  const inner = getNullableType(type);
  if (isListType(inner))
    return `[${Array.from({ length: pick() % 3 }, () => literalOf(inner.ofType, pick, depth + 1)).join(", ")}]`;
  if (isEnumType(inner)) return inner.getValues()[pick() % inner.getValues().length]?.name ?? "null";
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields()).filter(
      (one) => isNonNullType(one.type) || (depth < 4 && pick() % 3 === 0),
    );
    return `{${fields.map((one) => `${one.name}: ${literalOf(one.type, pick, depth + 1)}`).join(", ")}}`;
  }
  const texts: Readonly<Record<string, readonly string[]>> = {
    Int: ["0", "1", "20", "100", "-1", "2147483647"],
    Boolean: ["true", "false"],
    Date: ['"2026-01-01"', '"1999-12-31"', '"2100-01-01"'],
    DateTime: ['"2026-01-01T00:00:00Z"', '"1970-01-01T00:00:00+08:00"'],
  };
  const choices = texts[inner.name] ?? ['"house-number"', '"Q5"', '"浙江省杭州市"', '"x"', '""'];
  return choices[pick() % choices.length] ?? "null";
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (isRecord(value))
    return `{${Object.entries(value)
      .filter(([name]) => /^[A-Za-z_]\w*$/.test(name))
      .map(([name, one]) => `${name}: ${literal(one)}`)
      .join(", ")}}`;
  return JSON.stringify(value ?? null);
}
