import { writeFileSync } from "node:fs";
import { schemaFile, seedFileJsonSchema } from "./seed-file.ts";

// Run after changing the form of a requirement's file: node drizzle/write-schema.ts
writeFileSync(new URL(`./seed/${schemaFile}`, import.meta.url), seedFileJsonSchema());
