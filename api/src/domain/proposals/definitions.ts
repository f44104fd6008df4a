import type { Definition, PlainDate, Text, Topic } from "@beian/shared";
import { joinTexts, sameButForCases, topicLabels, topics, typesOfRules } from "@beian/shared";
import { keyOf } from "../../key-of.ts";
import type { RecordedDefinition } from "../../store/ports/definitions.ts";
import type { StoreReads } from "../../store/ports/store.ts";
import { originOf } from "../changes/change.ts";
import { firstDayOfFiling } from "../changes/effective-date.ts";
import type { ProposedRule } from "./rules.ts";
import { rulesHandedBack } from "./rules.ts";
import type { Saying } from "./sayings.ts";
import { isNews, isWordOf, publishedOf } from "./sayings.ts";

/** What the product says of a requirement by now, beside what was published of it last. */
export interface ProposedDefinition {
  readonly requirement: string;
  /** Null gives the requirement up. */
  readonly content: Definition | null;
  /** What was published last; null where nothing was, or it was withdrawn. */
  readonly before: Definition | null;
  /** The last entry of its history that says what the product said; null where none does. */
  readonly baseRevision: number | null;
  /** What others made of it since: the other side of a conflict. */
  readonly overtakenBy: RecordedDefinition | null;
}

/** Definitions that one draft proposes. */
export interface DefinitionProposal {
  readonly topics: readonly Topic[];
  /** Since filing began, as the product's first definitions; null, the day of publication, where other days are spoken of. */
  readonly effectiveFrom: PlainDate | null;
  readonly definitions: readonly ProposedDefinition[];
  /** What is handed back because its requirement is given up. */
  readonly rules: readonly ProposedRule[];
}

export interface DefinitionPlan {
  readonly groups: readonly DefinitionProposal[];
  /** News that holds already. */
  readonly held: readonly ProposedDefinition[];
  /** Requirements that the product defined once and doesn't speak of any more. They are left as they are. */
  readonly vanished: readonly string[];
}

/** What a version of the product says of requirements. */
export interface ProductDefinitions {
  readonly definitions: readonly Definition[];
  /** Keys of those that it defined once and gives up. */
  readonly givenUp: readonly string[];
}

/**
 * Compares what the product says with what it said before, whatever staff made of it since; cases alone are no news, since
 * nothing is judged by them. Writes nothing.
 */
export async function plannedDefinitions(
  reads: StoreReads,
  { definitions, givenUp }: ProductDefinitions,
): Promise<DefinitionPlan> {
  const said = await sayingsOf(reads);
  const published = await publishedOf(reads, said.values());
  const says: readonly Pick<ProposedDefinition, "requirement" | "content">[] = [
    ...definitions.map((content) => ({ requirement: content.key, content })),
    ...givenUp.filter((key) => said.has(key)).map((requirement) => ({ requirement, content: null })),
  ];
  const news = says.filter(({ requirement, content }) =>
    isNews(content, said.get(requirement) ?? [], sameButForCases, published),
  );
  const edits = await Promise.all(
    news.map(async (one) => {
      const history = await reads.definitions.historyOf(one.requirement);
      const words = said.get(one.requirement) ?? [];
      const [newest = null] = history;
      const own = history.find((entry) => isWordOf(words, entry, sameButForCases)) ?? null;
      return {
        ...one,
        before: newest?.content ?? null,
        baseRevision: own?.id ?? null,
        overtakenBy: newest === own ? null : newest,
        effectiveFrom: isOfAllDays(one.content, history) ? firstDayOfFiling : null,
      };
    }),
  );
  const spokenOf = new Set(says.map(({ requirement }) => requirement));
  return {
    groups: await Promise.all(groupsOf(edits.filter((edit) => !isHeld(edit))).map((group) => proposalOf(reads, group))),
    held: edits.filter(isHeld),
    vanished: [...said.keys()].filter((key) => !spokenOf.has(key)),
  };
}

/** What a proposal's change is called. */
export function definitionTitleOf({ topics: named }: Pick<DefinitionProposal, "topics">): Text {
  const { zh, en } = joinTexts(named.map((topic) => topicLabels[topic]));
  return { zh: `规则台随附的要求定义：${zh}`, en: `Definitions that the product comes with: ${en}` };
}

function isHeld({ before, content }: ProposedDefinition): boolean {
  return sameButForCases(before, content);
}

/** Whether it can be said of all days, as a new database says it: nothing is known to take its place later. */
function isOfAllDays(content: Definition | null, history: readonly RecordedDefinition[]): boolean {
  return content !== null && history.every(({ effectiveFrom }) => effectiveFrom <= firstDayOfFiling);
}

type Dated = ProposedDefinition & Pick<DefinitionProposal, "effectiveFrom">;

/**
 * By topic, as people know the catalogue, so that whoever reviews has a page of what they know and one conflict doesn't hold
 * up all the rest; but what asks for what another only comes to say goes with it, or either would wait for the other.
 */
function groupsOf(edits: readonly Dated[]): readonly (readonly Dated[])[] {
  const groupOf = new Map<string, Dated[]>();
  for (const group of Map.groupBy(edits, (edit) => keyOf(topicOf(edit) ?? null, edit.effectiveFrom)).values())
    for (const { requirement } of group) groupOf.set(requirement, group);
  for (const asked of edits.filter(canSayOtherwise)) {
    for (const asking of edits) {
      const [group, other] = [groupOf.get(asked.requirement), groupOf.get(asking.requirement)];
      if (!group || !other || group === other || asked.effectiveFrom !== asking.effectiveFrom) continue;
      if (!names(asking, asked.requirement)) continue;
      group.push(...other);
      for (const { requirement } of other) groupOf.set(requirement, group);
    }
  }
  return [...new Set(groupOf.values())];
}

function topicOf({ content, before }: ProposedDefinition): Topic | undefined {
  return (content ?? before)?.topic;
}

/** Whether its rules may say what they couldn't before. */
function canSayOtherwise({ content, before }: ProposedDefinition): boolean {
  const [says, said] = [content, before].map((one) => JSON.stringify(one && [...typesOfRules([one])]));
  return content !== null && says !== said;
}

/** Whether its rows or cases name another requirement. */
function names({ content }: ProposedDefinition, requirement: string): boolean {
  return new RegExp(`["']${requirement}\\\\?["']`).test(JSON.stringify(content));
}

async function proposalOf(reads: StoreReads, group: readonly Dated[]): Promise<DefinitionProposal> {
  const named = new Set(group.map(topicOf));
  const givenUp = group.filter(({ content }) => content === null);
  const handedBack = await Promise.all(givenUp.map(({ requirement }) => rulesHandedBack(reads, requirement)));
  return {
    topics: topics.filter((topic) => named.has(topic)),
    effectiveFrom: group[0]?.effectiveFrom ?? null,
    definitions: group.map(({ effectiveFrom, ...edit }) => edit),
    rules: handedBack.flat(),
  };
}

type Sayings = ReadonlyMap<string, readonly Saying<Definition>[]>;

/** What was recorded first can't be altered, so that history says what that was; what was said since is kept beside it. */
async function sayingsOf(reads: StoreReads): Promise<Sayings> {
  const said = new Map<string, readonly Saying<Definition>[]>();
  for (const { requirement, content, changeNumber } of await firstRecorded(reads))
    said.set(requirement, [{ content, changeNumber }]);
  for (const { requirement, content, changeNumber } of await reads.seed.proposedDefinitions())
    said.set(requirement, [...(said.get(requirement) ?? []), { content, changeNumber }]);
  return said;
}

/** What the product recorded before anything was defined by anybody else. */
async function firstRecorded(reads: StoreReads): Promise<readonly RecordedDefinition[]> {
  const number = await reads.definitions.firstChange();
  const [change] = number === null ? [] : await reads.changes.byNumber([number]);
  return change && originOf(change) === "PRODUCT" ? reads.definitions.ofChange(change.number) : [];
}
