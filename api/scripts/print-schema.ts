import { readFileSync, writeFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";
import { schema } from "../src/graphql/schema.ts";

// The printed schema is the contract that reviewers read; --check tells whether the committed one is still true.
const file = new URL("../schema.graphql", import.meta.url);
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;

if (process.argv.includes("--check")) {
  if (readFileSync(file, "utf8") !== printed) {
    process.stderr.write("api/schema.graphql is out of date: run node api/scripts/print-schema.ts\n");
    process.exit(1);
  }
} else {
  writeFileSync(file, printed);
}
