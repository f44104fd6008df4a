import { readdirSync, readFileSync } from "node:fs";
import type { DefinedOption, DefinedValue, Definition } from "../src/definition/definition.ts";

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
    .filter(
      (file): file is SeedFile =>
        typeof file === "object" && file !== null && "definition" in file && file.definition !== null,
    )
    .map((file) => ({ ...file, definition: { key: file.requirement, ...file.definition } }))
    .sort((one, other) => one.place - other.place);
}

/** The module of types by which code names the product's own requirements, and what each can hold. */
export function valuesModule(): string {
  const lines = definitionFiles().map(({ definition: { key, value } }) => `  readonly "${key}": ${typeOf(value)};`);
  return [
    "// Made by shared/scripts/generate-definitions.ts from drizzle/seed: change it there.",
    "",
    "/** What a rule on each of the product's own requirements can hold. */",
    "export interface ShippedValues {",
    ...lines,
    "}",
    "",
    "/** Names one of the product's own requirements. */",
    "export type ShippedKey = keyof ShippedValues;",
    "",
  ].join("\n");
}

function typeOf(value: DefinedValue): string {
  switch (value.type) {
    case "BOOLEAN":
      return "boolean";
    case "CHOICE":
      return optionsIn(value);
    case "CHOICES":
      return `readonly (${optionsIn(value)})[]`;
    case "INTEGER":
      return "number";
  }
}

function optionsIn({ options }: { readonly options: readonly DefinedOption[] }): string {
  return options.map(({ key }) => JSON.stringify(key)).join(" | ");
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
