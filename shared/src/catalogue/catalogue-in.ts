import type { Definition } from "../definition/definition.ts";
import { typeOfValue } from "../definition/environment-of.ts";
import { readDefinition } from "../definition/read-definition.ts";
import { requirementOf } from "../definition/requirement-of.ts";
import { definedValueSchema } from "../definition/schema.ts";
import { engineEdition } from "../facts/edition.ts";
import type { Type } from "../language/type.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { AnyRulebook, DefinedRulebook, DefinitionRecord } from "../rulebook/document.ts";
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
  return document.format === 2 ? definedCatalogue(document) : firstCatalogue();
}

/** What was judged by before definitions had a history. */
export async function firstCatalogue(): Promise<Catalogue> {
  first ??= firstEdition().catch((error: unknown) => {
    // Whoever asks next may be luckier: it comes over a network.
    first = undefined;
    throw error;
  });
  return first;
}

let first: Promise<Catalogue> | undefined;

async function firstEdition(): Promise<Catalogue> {
  return catalogueOf(await firstDefinitions());
}

/** The definitions of the first edition, without their cases. */
export async function firstDefinitions(): Promise<readonly Definition[]> {
  const { edition1Definitions } = await import("./edition-1.generated.ts");
  return edition1Definitions;
}

/** Makes a requirement unless the same was made before: of the same entry of history, among rules of the same types. */
export type Remember = (revision: number, types: string, make: () => Requirement) => Requirement;

/** A definition that can't be read, or needs a newer engine, leaves what it defines open, and nothing else. */
export function definedCatalogue(
  { definitions }: Pick<DefinedRulebook, "definitions">,
  remember: Remember = (_, __, make) => make(),
): Catalogue {
  const types = new Map(definitions.flatMap(typeIn));
  const typesSaid = JSON.stringify([...types]);
  return catalogueFrom(
    definitions.map(({ effectiveFrom, effectiveUntil, revision, ...said }) =>
      remember(revision, typesSaid, () => madeOf(said, types) ?? unreadRequirement(said.key)),
    ),
  );
}

/** What rows can ask of rules, by requirement. */
export function typesOfRules(definitions: readonly Definition[]): ReadonlyMap<string, Type> {
  return new Map(definitions.map(({ key, value }) => [key, typeOfValue(value)]));
}

/** Whether it can be judged by where others' rules are of these types. */
export function isSoundAmongTypes(definition: Definition, types: ReadonlyMap<string, Type>): boolean {
  return madeOf(definition, types) !== null;
}

const typesRead = new WeakMap<DefinitionRecord, Type | null>();

/** What a rule of it is; nothing where its values can't be read. */
function typeIn(record: DefinitionRecord): readonly (readonly [string, Type])[] {
  let type = typesRead.get(record);
  if (type === undefined) {
    const read = definedValueSchema.safeParse(record.value);
    type = read.success ? typeOfValue(read.data) : null;
    typesRead.set(record, type);
  }
  return type === null ? [] : [[record.key, type]];
}

function madeOf(input: unknown, types: ReadonlyMap<string, Type>): Requirement | null {
  const { definition } = readDefinition(input);
  if (!definition || (definition.edition ?? 1) > engineEdition) return null;
  try {
    return requirementOf(definition, types);
  } catch {
    return null;
  }
}
