// Whether the served schema holds all of the contract's names, arguments and nullability, and the catalogue its keys.
import { readFileSync } from "node:fs";
import type { GraphQLSchema, IntrospectionQuery } from "../../api/node_modules/graphql/index.mjs";
import {
  BreakingChangeType,
  buildClientSchema,
  buildSchema,
  extendSchema,
  findBreakingChanges,
  getIntrospectionQuery,
  Kind,
  parse,
  visit,
} from "../../api/node_modules/graphql/index.mjs";
import { createTally, sharedFile, withServedApi } from "../served-api.ts";

interface Catalogue {
  readonly requirements: readonly {
    readonly key: string;
    readonly valueType: string;
    readonly options: readonly { readonly key: string }[];
  }[];
}

await withServedApi(async (ask) => {
  const tally = createTally();

  const first = buildSchema(readFileSync(sharedFile("contract/schema.graphql"), "utf8"));
  const contract = extendSchema(first, additions(first, ["Definitions", "Judging"]));
  const served = buildClientSchema(await ask<IntrospectionQuery>(getIntrospectionQuery()));
  // Of our own types what is named is held, and nothing is said of the rest.
  const breaking = findBreakingChanges(contract, served).filter(
    ({ type, description }) =>
      type !== BreakingChangeType.REQUIRED_INPUT_FIELD_ADDED ||
      Object.keys(first.getTypeMap()).some((name) => description.includes(` ${name}.`)),
  );
  tally.expect(breaking.length === 0, "the served schema breaks the contract");
  for (const { description } of breaking) tally.expect(false, description);

  const { __type: findingCode } = await ask<{ __type: { enumValues: readonly { name: string }[] } }>(
    '{ __type(name: "FindingCode") { enumValues { name } } }',
  );
  const codes = new Set(findingCode.enumValues.map(({ name }) => name));
  for (const [cell] of tableRows("contract/findings.md", "code"))
    for (const code of listOf(cell)) tally.expect(codes.has(code), `no finding code ${code}`);

  const { requirements } = await ask<Catalogue>("{ requirements { key valueType options { key } } }");
  const byKey = new Map(requirements.map((requirement) => [requirement.key, requirement]));
  for (const [keys, type, options] of tableRows("contract/requirements.md", "key")) {
    for (const key of keysOf(keys)) {
      const requirement = byKey.get(key);
      tally.expect(requirement !== undefined, `no requirement ${key}`);
      if (!requirement) continue;
      tally.expect(requirement.valueType === type, `${key} is of type ${requirement.valueType}, not ${type}`);
      const has = new Set(requirement.options.map((option) => option.key));
      const named = /^[A-Z_]+(, [A-Z_]+)*$/.test(options ?? "") ? listOf(options) : [];
      for (const option of named) tally.expect(has.has(option), `${key} has no option ${option}`);
    }
  }
  tally.close();
});

/** What came later, by its parts; a field of a type that only a later part brings comes with that one. */
function additions(first: GraphQLSchema, parts: readonly string[]) {
  const text = readFileSync(sharedFile("contract/additions.graphql"), "utf8");
  const found = text.split(/^# ── /m).filter((part) => parts.some((name) => part.startsWith(name)));
  if (found.length !== parts.length) throw new Error("the additions lack a part");
  const all = parse(text);
  const extending = parse(found.map((part) => part.slice(part.indexOf("\n"))).join("\n"));
  // What is extended here and isn't in the contract is one of our own types: held to no more than these fields.
  const added = visit(extending, {
    InputObjectTypeExtension: (node) =>
      first.getType(node.name.value) ? undefined : { ...node, kind: Kind.INPUT_OBJECT_TYPE_DEFINITION },
    ObjectTypeExtension: (node) =>
      first.getType(node.name.value) ? undefined : { ...node, kind: Kind.OBJECT_TYPE_DEFINITION },
  });
  const names = (document: typeof all) =>
    document.definitions.flatMap((one) =>
      "name" in one && !one.kind.endsWith("Extension") ? (one.name?.value ?? []) : [],
    );
  const later = new Set(names(all).filter((name) => !names(added).includes(name)));
  const typeOf = (type: { kind: string; type?: unknown; name?: { value: string } }): string =>
    type.kind === Kind.NAMED_TYPE ? (type.name?.value ?? "") : typeOf(type.type as typeof type);
  return visit(added, { FieldDefinition: (field) => (later.has(typeOf(field.type)) ? null : undefined) });
}

/** The rows of a Markdown table whose first heading is given. */
function tableRows(path: string, heading: string): readonly (readonly string[])[] {
  const lines = readFileSync(sharedFile(path), "utf8").split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  if (start < 0) throw new Error(`${path} has no table headed ${heading}`);
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith("|"));
  return rows.slice(0, end < 0 ? undefined : end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function listOf(cell: string | undefined): readonly string[] {
  return (cell ?? "").split(",").map((item) => item.trim());
}

/** "organisation-mobile-locality, individual-mobile-locality" is two rows in one. */
function keysOf(cell: string | undefined): readonly string[] {
  return listOf(cell).filter((key) => key !== "");
}
