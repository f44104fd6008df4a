import { readFile, writeFile } from "node:fs/promises";
import { minifyIntrospection, outputIntrospectionFile } from "@gql.tada/internal";
import { buildSchema, introspectionFromSchema } from "graphql";

/** The API's schema as it is served; the environment variable SCHEMA names another file. */
export const schemaFile = new URL("../../api/schema.graphql", import.meta.url);
/** What the types of every operation in the admin derive from. */
export const introspectionFile = new URL("../graphql/introspection.generated.d.ts", import.meta.url);

/** The schema as a declaration file for gql.tada, whose own command line does not run under TypeScript 7. */
export function introspectionOf(schema: string): string {
  const introspection = minifyIntrospection(introspectionFromSchema(buildSchema(schema)));
  return outputIntrospectionFile(introspection, { fileType: ".d.ts", shouldPreprocess: true });
}

if (import.meta.main) {
  await writeFile(introspectionFile, introspectionOf(await readFile(process.env.SCHEMA ?? schemaFile, "utf8")));
}
