import { readFileSync } from "node:fs";
import { edition1Definitions } from "../../shared/src/catalogue/edition-1.generated.ts";
import { typeOfValue } from "../../shared/src/definition/environment-of.ts";
import { requirementOf } from "../../shared/src/definition/requirement-of.ts";
import type { RulebookDocument } from "../../shared/src/index.ts";

interface Frozen {
  /** The book that a new database had on 24 November 2026. */
  readonly document: RulebookDocument;
}

const frozen: Frozen = JSON.parse(readFileSync(new URL("./edition-1.generated.json", import.meta.url), "utf8"));
const types = new Map(edition1Definitions.map(({ key, value }) => [key, typeOfValue(value)]));

/** The definitions and the book that first said what code had said; they stay as they were. */
export const edition1 = {
  ...frozen,
  definitions: edition1Definitions,
  types,
  requirements: edition1Definitions.map((definition) => requirementOf(definition, types)),
};
