import { readdirSync, readFileSync } from "node:fs";
import type { Definition } from "../src/definition/definition.ts";

const seed = new URL("../../drizzle/seed/", import.meta.url);

interface SeedFile {
  readonly requirement: string;
  /** Where people see it among the others. */
  readonly place: number;
  readonly definition: Omit<Definition, "key">;
}

/** The product's own definitions, each beside its rules, in the order in which people see them. */
export function definitionFiles(): readonly (SeedFile & { readonly definition: Definition })[] {
  return readdirSync(seed)
    .filter((name) => name.endsWith(".json"))
    .map((name): unknown => JSON.parse(readFileSync(new URL(name, seed), "utf8")))
    .filter((file): file is SeedFile => typeof file === "object" && file !== null && "definition" in file)
    .map((file) => ({ ...file, definition: { key: file.requirement, ...file.definition } }))
    .sort((one, other) => one.place - other.place);
}

/** The module that the catalogue is made from: a line a definition, without the cases, which nothing judges by. */
export function definitionsModule(): string {
  const lines = definitionFiles().map(({ definition: { cases: _, ...rest } }) => `  ${JSON.stringify(rest)},`);
  return [
    "// Made by shared/scripts/generate-definitions.ts from drizzle/seed: change it there.",
    'import type { Definition } from "../definition/definition.ts";',
    "",
    "/** The product's own requirements in the order in which people see them: by topic, and within it by weight. */",
    "export const definitions: readonly Definition[] = [",
    ...lines,
    "];",
    "",
  ].join("\n");
}
