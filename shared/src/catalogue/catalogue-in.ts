import type { Definition } from "../definition/definition.ts";
import { typeOfValue } from "../definition/environment-of.ts";
import { readDefinition } from "../definition/read-definition.ts";
import { requirementOf } from "../definition/requirement-of.ts";
import { engineEdition } from "../facts/edition.ts";
import type { Type } from "../language/type.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { AnyRulebook, DefinedRulebook } from "../rulebook/document.ts";
import { layersOf } from "../rulebook/document.ts";
import type { Catalogue } from "./catalogue.ts";
import { catalogueFrom, catalogueOf } from "./catalogue.ts";
import { unreadRequirement } from "./unread.ts";

/**
 * What a book's rules are judged by: the definitions that it holds, or, of format 1, those of the first edition, which are
 * loaded when somebody first has such a book. Throws UnknownFormat.
 */
export async function catalogueIn(document: AnyRulebook): Promise<Catalogue> {
  layersOf(document);
  if (document.format === 2) return definedCatalogue(document);
  first ??= firstEdition().catch((error: unknown) => {
    // Whoever asks next may be luckier: it comes over a network.
    first = undefined;
    throw error;
  });
  return first;
}

let first: Promise<Catalogue> | undefined;

async function firstEdition(): Promise<Catalogue> {
  const { edition1Definitions } = await import("./edition-1.generated.ts");
  return catalogueOf(edition1Definitions);
}

/** A definition that can't be read, or needs a newer engine, leaves what it defines open, and nothing else. */
export function definedCatalogue({ definitions }: DefinedRulebook): Catalogue {
  const read = definitions.map((record) => {
    const { effectiveFrom, effectiveUntil, revision, ...said } = record;
    return { key: record.key, definition: readable(said) };
  });
  const types = new Map(
    read.flatMap(({ key, definition }) => (definition ? [[key, typeOfValue(definition.value)] as const] : [])),
  );
  return catalogueFrom(
    read.map(({ key, definition }) => (definition && made(definition, types)) ?? unreadRequirement(key)),
  );
}

function readable(input: unknown): Definition | null {
  const { definition } = readDefinition(input);
  return definition && (definition.edition ?? 1) <= engineEdition ? definition : null;
}

function made(definition: Definition, types: ReadonlyMap<string, Type>): Requirement | null {
  try {
    return requirementOf(definition, types);
  } catch {
    return null;
  }
}
