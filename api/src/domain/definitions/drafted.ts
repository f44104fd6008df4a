import type { Catalogue, Definition, PlainDate, Text } from "@beian/shared";
import { parseValue, sameDefinition } from "@beian/shared";
import type { ChangeRecord, EditRecord } from "../../store/ports/changes.ts";
import type { DefinitionEditRecord, NewDefinitionEdit } from "../../store/ports/definitions.ts";
import type { StoreReads } from "../../store/ports/store.ts";
import { Conflict, InvalidInput } from "../acting/refusal.ts";
import { definedOn } from "../publishing.ts";
import type { Rulebooks } from "../rulebooks.ts";
import type { DefinitionInput } from "./typed-definitions.ts";
import { typedDefinition } from "./typed-definitions.ts";

type Drafted = Pick<DefinitionEditRecord, "requirement" | "content">;

/** What is defined otherwise on a day than on another, so that rules of that day can be spoken of as they are then. */
export async function definedOtherwiseOn(
  reads: StoreReads,
  day: PlainDate,
  today: PlainDate,
): Promise<readonly Drafted[]> {
  if (day === today) return [];
  const [then, now] = [await definedOn(reads, day), await definedOn(reads, today)];
  return [...then].flatMap(([requirement, { revision }]) =>
    now.get(requirement)?.revision.id === revision.id ? [] : [{ requirement, content: revision.content }],
  );
}

/** What can be spoken of in a change: all that history does, and what the change itself defines. */
export async function catalogueWith(rulebooks: Rulebooks, edits: readonly Drafted[]): Promise<Catalogue> {
  const defining = edits.flatMap(({ content }) => content ?? []);
  return defining.length === 0 ? rulebooks.catalogue : rulebooks.catalogueWith(defining);
}

/** The same, and what the product proposes to define in another change that its rules can't be spoken of without. */
export async function catalogueFor(
  reads: StoreReads,
  rulebooks: Rulebooks,
  { rules, definitions }: { readonly rules: readonly Ruled[]; readonly definitions: readonly Drafted[] },
): Promise<Catalogue> {
  return catalogueWith(rulebooks, [...(await proposedFor(reads, rulebooks.catalogue, rules)), ...definitions]);
}

type Ruled = Pick<EditRecord, "requirement" | "content">;

/** What the product said last of requirements that rules are of and history doesn't speak of, or not with such values. */
export async function proposedFor(
  reads: StoreReads,
  catalogue: Catalogue,
  rules: readonly Ruled[],
): Promise<readonly Drafted[]> {
  const strange = new Set(rules.flatMap((rule) => (isSpokenOf(catalogue, rule) ? [] : [rule.requirement])));
  if (strange.size === 0) return [];
  const said = (await reads.seed.proposedDefinitions()).filter(
    ({ requirement, content }) => content !== null && strange.has(requirement),
  );
  return [...new Map(said.map((one) => [one.requirement, one])).values()];
}

function isSpokenOf(catalogue: Catalogue, { requirement: key, content }: Ruled): boolean {
  const requirement = catalogue.find(key);
  return requirement !== null && (content === null || parseValue(requirement.value, content.value).ok);
}

export interface TypedDefinitions {
  readonly put: readonly Omit<NewDefinitionEdit, "baseRevision" | "editedBy">[];
  /** What is to be edited no more, whether it was named for that or says what holds anyway. */
  readonly drop: readonly string[];
}

export interface DefinitionsInput {
  readonly define: readonly DefinitionInput[];
  readonly withdraw: readonly string[];
  readonly drop: readonly string[];
}

const mostDefinitions = 200;

export const keyTaken: Text = { zh: "这个键已有所指", en: "the key stands for something else already" };

/**
 * Definitions as typed, each requirement named once. What says the same as the definition that it follows is no edit.
 * Refuses by the path of the first one at fault, and by Conflict where another definition was published since.
 */
export async function typedDefinitions(
  reads: StoreReads,
  change: ChangeRecord,
  { define, withdraw, drop }: DefinitionsInput,
  { on, path }: { readonly on: PlainDate; readonly path: readonly string[] },
): Promise<TypedDefinitions> {
  const named = new Set<string>();
  const once = (key: string, list: string, index: number, ...rest: readonly string[]) => {
    const at = [...path, list, String(index), ...rest];
    if (index >= mostDefinitions)
      throw new InvalidInput([...path, list], {
        zh: `一次最多 ${mostDefinitions} 项`,
        en: `at most ${mostDefinitions} a call`,
      });
    if (named.has(key))
      throw new InvalidInput(at, { zh: "同一项要求出现了两次", en: "the same requirement is named twice" });
    named.add(key);
    return at;
  };
  const drafted = new Set(
    ((await reads.definitions.editsOf([change.number])).get(change.number) ?? []).map((edit) => edit.requirement),
  );
  const put: TypedDefinitions["put"][number][] = [];
  const dropped: string[] = [];
  for (const [index, input] of define.entries()) {
    once(input.key, "define", index, "key");
    const at = [...path, "define", String(index)];
    const followed = await definitionFollowed(reads, change, input, at);
    const content = typedDefinition(input, followed, at);
    // What is withdrawn on the day is defined anew, even in the same words.
    const [held] = await reads.definitions.heldAt([
      { requirement: input.key, asOf: on, knownAt: Number.MAX_SAFE_INTEGER },
    ]);
    if (held?.content === null || !sameDefinition(content, followed)) put.push({ requirement: input.key, content });
    else if (drafted.has(input.key)) dropped.push(input.key);
  }
  for (const [index, key] of withdraw.entries()) {
    const at = once(key, "withdraw", index);
    const [latest] = await reads.definitions.latest([key]);
    if (!latest || latest.content === null)
      throw new InvalidInput(at, {
        zh: "没有这项要求，或已停用",
        en: "there is no such requirement, or it is withdrawn already",
      });
    put.push({ requirement: key, content: null });
  }
  for (const [index, key] of drop.entries()) {
    const at = once(key, "dropDefinitions", index);
    if (!drafted.has(key))
      throw new InvalidInput(at, {
        zh: "本变更没有修改这项要求的定义",
        en: "this change doesn't edit that definition",
      });
    dropped.push(key);
  }
  return { put, drop: dropped };
}

/** The definition that an input follows; null for a new requirement. Refuses a key that stands for another already. */
async function definitionFollowed(
  reads: StoreReads,
  change: ChangeRecord,
  { key, follows }: DefinitionInput,
  at: readonly string[],
): Promise<Definition | null> {
  const history = await reads.definitions.historyOf(key);
  if (follows == null) {
    if (history.length > 0) throw new InvalidInput([...at, "key"], keyTaken);
    return null;
  }
  const followed = history.find(({ id }) => id === follows);
  if (!followed) {
    const [other] = await reads.definitions.byId([follows]);
    if (other) throw new InvalidInput([...at, "key"], keyTaken);
    throw new InvalidInput([...at, "follows"], { zh: "没有这样的定义", en: "there is no such definition" });
  }
  const latest = history.find(({ content }) => content !== null);
  // One that takes effect later may have been recorded since; what goes between may follow the one before it.
  const isLast =
    followed === latest ||
    (latest && followed.effectiveFrom < latest.effectiveFrom && isLastOfItsDay(followed, history));
  if (isLast && followed.content !== null) return followed.content;
  throw new Conflict(change, {
    zh: `变更 ${latest?.changeNumber ?? 0} 已发布了“${key}”的另一个定义，请对照后再修改`,
    en: `change ${latest?.changeNumber ?? 0} has published another definition of ${key}; compare, and edit that one`,
  });
}

function isLastOfItsDay(
  { id, effectiveFrom }: { readonly id: number; readonly effectiveFrom: string },
  history: readonly { readonly id: number; readonly effectiveFrom: string }[],
): boolean {
  return history.every((other) => other.id <= id || other.effectiveFrom > effectiveFrom);
}
