import { readFile, writeFile } from "node:fs/promises";
import { minifyIntrospection, outputIntrospectionFile } from "@gql.tada/internal";
import { buildSchema, introspectionFromSchema, isAbstractType } from "graphql";

/** The API's schema as it is served; the environment variable SCHEMA names another file. */
export const schemaFile = new URL("../../api/schema.graphql", import.meta.url);
/** What the types of every operation in the admin derive from. */
export const introspectionFile = new URL("../graphql/introspection.generated.d.ts", import.meta.url);
/** Which types stand behind each interface and union, for the browser's cache. */
export const possibleTypesFile = new URL("../graphql/possible-types.generated.ts", import.meta.url);

/** The schema as a declaration file for gql.tada, whose own command line does not run under TypeScript 7. */
export function introspectionOf(schema: string): string {
  const introspection = minifyIntrospection(introspectionFromSchema(buildSchema(schema)));
  return outputIntrospectionFile(introspection, { fileType: ".d.ts", shouldPreprocess: true });
}

/** The interfaces and unions of the schema as a module. */
export function possibleTypesOf(text: string): string {
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
  return `export const possibleTypes: Readonly<Record<string, string[]>> = ${json};\n`;
}

if (import.meta.main) {
  const schema = await readFile(process.env.SCHEMA ?? schemaFile, "utf8");
  await writeFile(introspectionFile, introspectionOf(schema));
  await writeFile(possibleTypesFile, possibleTypesOf(schema));
}
