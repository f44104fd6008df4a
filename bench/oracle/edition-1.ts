import { readFileSync } from "node:fs";
import type { Definition } from "../../shared/src/definition/definition.ts";
import { typeOfValue } from "../../shared/src/definition/environment-of.ts";
import { requirementOf } from "../../shared/src/definition/requirement-of.ts";
import type { RulebookDocument } from "../../shared/src/index.ts";

interface Frozen {
  /** Without their cases. */
  readonly definitions: readonly Definition[];
  /** The book that a new database had on 24 November 2026. */
  readonly document: RulebookDocument;
}

const frozen: Frozen = JSON.parse(readFileSync(new URL("./edition-1.generated.json", import.meta.url), "utf8"));
const types = new Map(frozen.definitions.map(({ key, value }) => [key, typeOfValue(value)]));

/** The definitions and the book that first said what code had said; they stay as they were. */
export const edition1 = {
  ...frozen,
  types,
  requirements: frozen.definitions.map((definition) => requirementOf(definition, types)),
};
