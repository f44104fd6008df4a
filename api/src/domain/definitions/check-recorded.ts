import type { CheckedDefinition, Definition, DefinitionContext, PlainDate } from "@beian/shared";
import { checkDefinition, customPrefix, isSoundAmongTypes, typesOfRules } from "@beian/shared";
import type { DefinitionEditRecord } from "../../store/ports/definitions.ts";
import type { StoreReads } from "../../store/ports/store.ts";

/** What holds from a day on with these edits. */
export async function standingDefinitions(
  reads: StoreReads,
  edits: readonly Pick<DefinitionEditRecord, "requirement" | "content">[],
  on: PlainDate,
): Promise<readonly Definition[]> {
  const standing = new Map<string, Definition | null>(
    (await reads.definitions.inForce(on, Number.MAX_SAFE_INTEGER)).map(({ revision }) => [
      revision.requirement,
      revision.content,
    ]),
  );
  for (const { requirement, content } of edits) standing.set(requirement, content);
  return [...standing.values()].flatMap((definition) => definition ?? []);
}

/** What is wrong with a definition beside the others of its day and after what history says of its requirement. */
export async function checkRecorded(
  reads: StoreReads,
  input: { readonly key: string },
  edits: readonly Pick<DefinitionEditRecord, "requirement" | "content">[],
  on: PlainDate,
): Promise<CheckedDefinition> {
  return checkDefinition(input, await contextOf(reads, input.key, edits, on));
}

/** What a definition of a key is judged against, on a day and with these edits beside it. */
export async function contextOf(
  reads: StoreReads,
  key: string,
  edits: readonly Pick<DefinitionEditRecord, "requirement" | "content">[],
  on: PlainDate,
): Promise<Omit<DefinitionContext, "isTaken">> {
  const history = await reads.definitions.historyOf(key);
  const before = history.find(({ content }) => content !== null)?.content ?? null;
  const values = before ? await reads.history.valuesOf(key) : [];
  return {
    rules: typesOfRules(await standingDefinitions(reads, edits, on)),
    isProducts: !key.startsWith(customPrefix) && (before !== null || (await isProposed(reads, key))),
    before,
    optionsInUse: new Set(values.flat().filter((value) => typeof value === "string")),
  };
}

/** Whether the product said itself what the requirement is: nobody else can say of a new one that it is the product's. */
async function isProposed(reads: StoreReads, key: string): Promise<boolean> {
  return (await reads.seed.proposedDefinitions()).some(({ requirement }) => requirement === key);
}

/** Whether all that its rows name of others' rules is among these. */
export function isSoundAmong(definition: Definition, others: readonly Definition[]): boolean {
  return isSoundAmongTypes(definition, typesOfRules(others));
}
