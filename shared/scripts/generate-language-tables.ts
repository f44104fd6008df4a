import { readFileSync, writeFileSync } from "node:fs";
import { withTables } from "./language-tables.ts";

// Run after changing facts or functions: node shared/scripts/generate-language-tables.ts
const manual = new URL("../../docs/language.md", import.meta.url);
writeFileSync(manual, withTables(readFileSync(manual, "utf8")));
