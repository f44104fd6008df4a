import { readFileSync, writeFileSync } from "node:fs";
import { settingsTable } from "../src/settings.ts";

// Writes README's table of settings anew, from settings.json.
const file = new URL("../../README.md", import.meta.url);
const readme = readFileSync(file, "utf8");
writeFileSync(
  file,
  readme.replace(/(?<=\n## Settings\n\n)(?:\|.*\n)+/, () => settingsTable()),
);
