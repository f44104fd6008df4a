import type { Definition, PlainDate, RuleContent, Text, ValueSpec } from "@beian/shared";
import { joinTexts, national, parseValue, provinceCodes, valueSpecOf } from "@beian/shared";
import type { StoredChangeStatus } from "../../store/ports/changes.ts";
import type { Cell, LeftOut, RecordedRevision } from "../../store/ports/history.ts";
import type { StoreReads } from "../../store/ports/store.ts";
import { InvalidInput } from "../acting/refusal.ts";
import { layerTitleOf } from "../changes/cell-title.ts";
import type { ChangeEdits } from "../publishing.ts";
import { checkRecorded, isSoundAmong } from "./check-recorded.ts";
import { byEffect, standingOn } from "./standing.ts";

/**
 * Refuses edits that would leave the book unsound from their day on: a definition with something wrong, a rule that
 * nothing defines or whose value its definition doesn't take, a definition taken away from under rules or definitions
 * that name it.
 */
export async function mustBeSound(reads: StoreReads, edits: ChangeEdits, on: PlainDate): Promise<void> {
  for (const { requirement, content } of edits.definitions) {
    if (content === null) continue;
    const { problems } = await checkRecorded(reads, content, edits.definitions, on);
    const [first] = problems;
    if (first) throw new InvalidInput(["definitionEdits", requirement, ...first.path], first.message);
  }
  await mustGoTogether(reads, edits, on);
}

/** Refuses what can't stand beside the rest of the edits, or of the book, however sound each is by itself. */
export async function mustGoTogether(reads: StoreReads, edits: ChangeEdits, on: PlainDate): Promise<void> {
  for (const { requirement, content } of edits.definitions) {
    await rulesMustFit(reads, edits, requirement, content, on);
  }
  await askersMustBeAnswered(reads, edits, on);
  await rulesMustBeDefined(reads, edits, on);
}

/** What a requirement is defined as from a day on, that day first, then each later day on which that changes. */
type Course = readonly { readonly from: PlainDate; readonly content: Definition | null }[];

async function courseOf(
  reads: StoreReads,
  { definitions }: ChangeEdits,
  requirement: string,
  on: PlainDate,
): Promise<Course> {
  const history = await reads.definitions.historyOf(requirement);
  const own = definitions.find((edit) => edit.requirement === requirement);
  const standing = standingOn(history, on)?.content ?? null;
  // Of those of one day the last recorded holds.
  const ahead = new Map(
    history
      .filter(({ effectiveFrom }) => effectiveFrom > on)
      .sort(byEffect)
      .map((one) => [one.effectiveFrom, one.content]),
  );
  return [
    { from: on, content: own ? own.content : standing },
    ...[...ahead].map(([from, content]) => ({ from, content })),
  ];
}

async function rulesMustBeDefined(reads: StoreReads, edits: ChangeEdits, on: PlainDate): Promise<void> {
  await mustBeSpokenOf(reads, edits);
  const rules = edits.rules.filter(({ content }) => content !== null);
  const keys = [...new Set(rules.map(({ requirement }) => requirement))];
  const courses = new Map(
    await Promise.all(keys.map(async (key) => [key, await courseOf(reads, edits, key, on)] as const)),
  );
  const inForce = await reads.history.revisionsInForce(rules, on, Number.MAX_SAFE_INTEGER);
  for (const [index, { layer, requirement, content }] of rules.entries()) {
    const until = inForce[index]?.until;
    for (const { from, content: definition } of courses.get(requirement) ?? []) {
      if (until !== undefined && from >= until) break;
      const refused = content && refusalBy(definition, content, from);
      if (refused)
        throw new InvalidInput(["edits", layer, requirement], await withWaiting(reads, requirement, refused));
    }
  }
}

/** What is handed back needs no definition of the day, but has to be of a requirement that there is, or was. */
async function mustBeSpokenOf(reads: StoreReads, { rules, definitions }: ChangeEdits): Promise<void> {
  const recorded = await reads.definitions.latest([...new Set(rules.map(({ requirement }) => requirement))]);
  const known = new Set(
    [...recorded.flatMap((one) => one ?? []), ...definitions].map(({ requirement }) => requirement),
  );
  const orphan = rules.find(({ requirement }) => !known.has(requirement));
  if (!orphan) return;
  const { layer, requirement } = orphan;
  throw new InvalidInput(
    ["edits", layer, requirement],
    await withWaiting(reads, requirement, {
      zh: "没有定义这项要求；请一并移除对它的修改",
      en: "nothing defines this requirement; drop what is edited of its rules too",
    }),
  );
}

/** Why a rule lacks a definition; where the product's proposal of it waits in a change, that this comes first. */
async function withWaiting(reads: StoreReads, requirement: string, refused: Text): Promise<Text> {
  const proposed = (await reads.seed.proposedDefinitions()).filter((one) => one.requirement === requirement);
  const number = proposed.at(-1)?.changeNumber ?? null;
  const [change] = number === null ? [] : await reads.changes.byNumber([number]);
  if (!change || !waiting.has(change.status)) return refused;
  return {
    zh: `这项要求所需的定义由变更 ${change.number} 提出，须先发布变更 ${change.number}`,
    en: `the definition that this takes is proposed by change ${change.number}; publish change ${change.number} first`,
  };
}

const waiting: ReadonlySet<StoredChangeStatus> = new Set(["DRAFT", "IN_REVIEW", "APPROVED"]);

function refusalBy(definition: Definition | null, { value }: RuleContent, on: PlainDate): Text | null {
  if (definition === null) return { zh: `${on} 时没有这项要求的定义`, en: `on ${on} nothing defines this requirement` };
  return takes(valueSpecOf(definition.value), value)
    ? null
    : { zh: `${on} 时的定义不接受这个值`, en: `its definition of ${on} doesn't take this value` };
}

function takes(spec: ValueSpec, value: unknown): boolean {
  return parseValue(spec, value).ok;
}

/** Rules of a requirement that hold on a day or come into force later have to be defined, and to fit. */
async function rulesMustFit(
  reads: StoreReads,
  { rules }: ChangeEdits,
  requirement: string,
  definition: Definition | null,
  on: PlainDate,
): Promise<void> {
  const own = rules.filter((edit) => edit.requirement === requirement);
  const edited = new Set(own.map(({ layer }) => layer));
  const recorded = await coursesOf(reads, requirement, on);
  const held = [...own, ...recorded.filter(({ layer, effectiveFrom }) => effectiveFrom > on || !edited.has(layer))];
  const unfit = held.filter(isUnfitFor(definition));
  if (unfit.length === 0) return;
  const layers = [...new Set(unfit.map(({ layer }) => layer))];
  const named = joinTexts(layers.slice(0, 5).map(layerTitleOf));
  const more =
    layers.length > 5 ? { zh: `等 ${layers.length} 处`, en: ` and ${layers.length - 5} more` } : { zh: "", en: "" };
  throw new InvalidInput(
    ["definitionEdits", requirement],
    definition === null
      ? {
          zh: `${named.zh}${more.zh}在 ${on} 或以后仍有这项要求的规则；请在同一变更中撤下这些规则`,
          en: `rules on it hold on ${on} or later: ${named.en}${more.en}; take them away in the same change`,
        }
      : {
          zh: `${named.zh}${more.zh}的规则不是新定义所接受的值`,
          en: `rules on it have values that the new definition doesn't take: ${named.en}${more.en}`,
        },
  );
}

/** What is ruled on a requirement, in any layer, from a day on: that which holds, and that which takes over later. */
async function coursesOf(
  reads: StoreReads,
  requirement: string,
  from: PlainDate,
  leftOut?: LeftOut,
): Promise<readonly RecordedRevision[]> {
  const cells = [national, ...provinceCodes].map((layer): Cell => ({ layer, requirement }));
  return (await reads.history.courses(cells, from, leftOut)).flat();
}

/** Of contents that rule something, whether they can't stand under a definition; under none, none can. */
function isUnfitFor(definition: Definition | null): (held: { readonly content: RuleContent | null }) => boolean {
  const spec = definition && valueSpecOf(definition.value);
  return ({ content }) => content !== null && (spec === null || !takes(spec, content.value));
}

/** Refuses to cancel definitions without which rules or definitions of others don't hold together. */
export async function mustDoWithout(
  reads: StoreReads,
  changeNumber: number,
  definitions: ChangeEdits["definitions"],
  from: PlainDate,
): Promise<void> {
  for (const { requirement } of definitions) {
    const history = (await reads.definitions.historyOf(requirement)).filter((one) => one.changeNumber !== changeNumber);
    const standing = standingOn(history, from)?.content ?? null;
    const recorded = await coursesOf(reads, requirement, from, { without: changeNumber });
    const held = recorded.find(isUnfitFor(standing));
    if (held)
      throw new InvalidInput(["input", "number"], {
        zh: `变更 ${held.changeNumber} 的规则要用到其中“${requirement}”的定义，须先撤销或取消变更 ${held.changeNumber}`,
        en: `rules of change ${held.changeNumber} stand on its definition of ${requirement}; undo or cancel change ${held.changeNumber} first`,
      });
  }
  const inForce = await reads.definitions.inForce(from, Number.MAX_SAFE_INTEGER, changeNumber);
  const standing = inForce.map(({ revision }) => revision.content);
  const asking = standing.find(
    (one) => definitions.map(({ requirement }) => requirement).some(namedIn(one)) && !isSoundAmong(one, standing),
  );
  if (asking)
    throw new InvalidInput(["input", "number"], {
      zh: `“${asking.title.zh}”的判断要用到其中的定义，须先修改那一项`,
      en: `"${asking.title.en}" is judged by what it defines; edit that one first`,
    });
}

/**
 * What is asked of others' rules has to be answered for as long as it is asked: by those that these edits define, and by all
 * that ask for them, on their day and on each later one on which anything is defined otherwise.
 */
async function askersMustBeAnswered(reads: StoreReads, edits: ChangeEdits, on: PlainDate): Promise<void> {
  const edited = edits.definitions.map(({ requirement }) => requirement);
  if (edited.length === 0) return;
  const keys = new Set([...(await reads.definitions.everDefined(on)).map(({ requirement }) => requirement), ...edited]);
  const unedited = { rules: [], definitions: [] };
  const [courses, before] = [new Map<string, Course>(), new Map<string, Course>()];
  for (const key of keys) {
    const isEdited = edited.includes(key);
    const course = await courseOf(reads, edits, key, on);
    courses.set(key, course);
    before.set(key, isEdited ? await courseOf(reads, unedited, key, on) : course);
  }
  const days = [...new Set([...courses.values()].flatMap((course) => course.map(({ from }) => from)))].sort();
  for (const day of days) {
    const standing = definedIn(courses, day);
    for (const asking of standing) {
      const names = namedIn(asking);
      const asked = edited.find((key) => key === asking.key || names(key));
      if (asked === undefined || isSoundAmong(asking, standing)) continue;
      // What was amiss without these edits isn't theirs to put right.
      if (!edited.includes(asking.key) && !isSoundAmong(asking, definedIn(before, day))) continue;
      throw new InvalidInput(["definitionEdits", asked], {
        zh: `“${asking.title.zh}”在 ${day} 的判断要用到别的要求的规则，而其定义届时不合；须先修改其中一项`,
        en: `on ${day} "${asking.title.en}" is judged by what another requirement's rules say, which isn't defined so then; edit one of them first`,
      });
    }
  }
}

function definedIn(courses: ReadonlyMap<string, Course>, day: PlainDate): readonly Definition[] {
  return [...courses.values()].flatMap((course) => course.findLast(({ from }) => from <= day)?.content ?? []);
}

/** Whether any of its expressions may ask for a requirement's rules; looked through once, whichever is asked for. */
function namedIn(definition: Definition): (requirement: string) => boolean {
  const text = JSON.stringify(definition);
  return (requirement) => text.includes(requirement);
}
