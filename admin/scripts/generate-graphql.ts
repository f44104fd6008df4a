import { readFile, writeFile } from "node:fs/promises";
import { minifyIntrospection, outputIntrospectionFile } from "@gql.tada/internal";
import type { GraphQLSchema } from "graphql";
import { buildSchema, introspectionFromSchema, isAbstractType, isObjectType } from "graphql";

/** The API's schema as it is served; the environment variable SCHEMA names another file. */
export const schemaFile = new URL("../../api/schema.graphql", import.meta.url);
/** What the types of every operation in the admin derive from. */
export const introspectionFile = new URL("../graphql/introspection.generated.d.ts", import.meta.url);
/** What the browser's cache has to know of types. */
export const cacheTypesFile = new URL("../graphql/cache-types.generated.ts", import.meta.url);

/** The schema as a declaration file for gql.tada, whose own command line does not run under TypeScript 7. */
export function introspectionOf(schema: string): string {
  const introspection = minifyIntrospection(introspectionFromSchema(buildSchema(schema)));
  return outputIntrospectionFile(introspection, { fileType: ".d.ts", shouldPreprocess: true });
}

/** Which types stand behind each interface and union, and which have no identity of their own, as a module. */
export function cacheTypesOf(text: string): string {
  const schema = buildSchema(text);
  const abstract = Object.values(schema.getTypeMap()).filter(
    (type) => isAbstractType(type) && !type.name.startsWith("__"),
  );
  const named = abstract.map((type) => [
    type.name,
    isAbstractType(type)
      ? schema
          .getPossibleTypes(type)
          .map(({ name }) => name)
          .sort()
      : [],
  ]);
  const json = JSON.stringify(Object.fromEntries(named.sort()), null, 2);
  const embedded = JSON.stringify(embeddedIn(schema), null, 2);
  return `export const possibleTypes: Readonly<Record<string, string[]>> = ${json};

/** Types without an id, which are kept inside what they belong to. */
export const embeddedTypes: readonly string[] = ${embedded};\n`;
}

function embeddedIn(schema: GraphQLSchema): readonly string[] {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith("__") && !roots.has(type))
    .filter((type) => isObjectType(type) && !("id" in type.getFields()))
    .map(({ name }) => name)
    .sort();
}

if (import.meta.main) {
  const schema = await readFile(process.env.SCHEMA ?? schemaFile, "utf8");
  await writeFile(introspectionFile, introspectionOf(schema));
  await writeFile(cacheTypesFile, cacheTypesOf(schema));
}
