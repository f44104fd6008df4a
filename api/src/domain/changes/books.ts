import type {
  Catalogue,
  CompiledRulebook,
  DefinitionRecord,
  PlainDate,
  ProvinceCode,
  RulebookDocument,
  RuleRecord,
} from "@beian/shared";
import { compile, digestOfRulebook, national, withDefinitions } from "@beian/shared";
import { sha256 } from "../../sha256.ts";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { DefinitionEditRecord } from "../../store/ports/definitions.ts";
import type { Cell, RecordedRevision } from "../../store/ports/history.ts";
import type { StoreReads } from "../../store/ports/store.ts";
import type { ChangeEdits } from "../publishing.ts";
import { provincesTouched } from "../publishing.ts";
import type { Rulebooks } from "../rulebooks.ts";
import { draftRecord, recordOf } from "../rulebooks.ts";
import { units, workUnderWay } from "../work.ts";
import { editsBehind } from "./cancel.ts";
import { viewpointOf } from "./edits-in-words.ts";
import { publicationOf } from "./publication-of.ts";

/** The rule book of a change's effective date, without the change and with it. */
export interface Books {
  readonly on: PlainDate;
  /** What the book with the change can speak of. */
  readonly catalogue: Catalogue;
  readonly provinces: readonly ProvinceCode[];
  readonly before: RulebookDocument;
  readonly after: RulebookDocument;
  /** The digests of both, with their definitions. */
  readonly digests: readonly [before: string, after: string];
  readonly judgeBefore: CompiledRulebook;
  readonly judgeAfter: CompiledRulebook;
  /** The entries that the history would get; for a published change it has them. Numbered below zero. */
  readonly pending: readonly RecordedRevision[];
}

/** For a published change, as known just before it and just after; for others, as known now and as it would be. */
export async function booksOf(
  { reads, rulebooks }: { reads: StoreReads; rulebooks: Rulebooks },
  change: ChangeRecord,
  edits: ChangeEdits,
  today: PlainDate,
): Promise<Books> {
  const { on, knownAt } = await viewpointOf(reads, change, today);
  const behind = change.cancels ? await editsBehind(reads, change) : edits;
  const provinces = provincesTouched(behind);
  const before = await rulebooks.at({ asOf: on, knownAt });
  const common = { on, provinces, before: before.document, judgeBefore: before.compiled };
  if (change.status === "PUBLISHED") {
    const { recordedAt } = await publicationOf(reads, change);
    const after = await rulebooks.at({ asOf: on, knownAt: recordedAt });
    return {
      ...common,
      catalogue: after.catalogue,
      after: after.document,
      digests: [before.digest, after.digest],
      judgeAfter: after.compiled,
      pending: [],
    };
  }
  const pending = edits.rules.map(
    ({ layer, requirement, content }, index): RecordedRevision => ({
      id: -(index + 1),
      layer,
      requirement,
      content,
      effectiveFrom: on,
      recordedAt: change.updatedAt,
      changeNumber: change.number,
      correction: on < today,
    }),
  );
  workUnderWay().spend(units.book);
  const after =
    change.cancels && change.reverts !== null
      ? withCourses(
          before.document,
          behind.rules,
          await reads.history.courses(behind.rules, on, { without: change.reverts }),
          on,
        )
      : withRevisions(before.document, pending);
  const definitions =
    change.cancels && change.reverts !== null
      ? (await reads.definitions.inForce(on, Number.MAX_SAFE_INTEGER, change.reverts)).map(recordOf)
      : withDrafted(before.definitions, edits.definitions, on);
  const catalogue = behind.definitions.length === 0 ? before.catalogue : await rulebooks.catalogueOf(definitions);
  const whole = definitions.length === 0 ? after : withDefinitions(after, definitions);
  return {
    ...common,
    catalogue,
    after,
    digests: [before.digest, digestOfRulebook(whole, sha256)],
    judgeAfter: compile(after, catalogue.requirements, before.compiled),
    pending,
  };
}

/** Definitions as they would be with these edits published: in their places, new ones at the end. */
function withDrafted(
  definitions: readonly DefinitionRecord[],
  edits: readonly DefinitionEditRecord[],
  on: PlainDate,
): readonly DefinitionRecord[] {
  const drafted = new Map(
    edits.map(({ requirement, content }, index) => [requirement, content && draftRecord(content, index, on)]),
  );
  const known = new Set(definitions.map(({ key }) => key));
  return [
    ...definitions.flatMap((record) => (drafted.has(record.key) ? (drafted.get(record.key) ?? []) : [record])),
    ...[...drafted].flatMap(([key, record]) => (record && !known.has(key) ? [record] : [])),
  ];
}

/** The rule book as it would be with each of the cells taking these courses. */
function withCourses(
  document: RulebookDocument,
  cells: readonly Cell[],
  courses: readonly (readonly RecordedRevision[])[],
  on: PlainDate,
): RulebookDocument {
  const defaults = { ...document.national };
  const provinces = { ...document.provinces };
  const takeovers = { ...document.takeovers };
  for (const [index, { layer, requirement }] of cells.entries()) {
    const course = courses[index] ?? [];
    const held = course.find(({ effectiveFrom }) => effectiveFrom <= on);
    const until = course.find(({ effectiveFrom }) => effectiveFrom > on)?.effectiveFrom;
    const own = layer === national ? defaults : { ...provinces[layer] };
    const ahead = layer === national ? {} : { ...takeovers[layer] };
    delete own[requirement];
    delete ahead[requirement];
    if (held && held.content !== null) {
      const record: RuleRecord = { ...held.content, effectiveFrom: held.effectiveFrom, revision: held.id };
      own[requirement] = until === undefined ? record : { ...record, effectiveUntil: until };
    } else if (until !== undefined) ahead[requirement] = until;
    if (layer === national) continue;
    provinces[layer] = own;
    takeovers[layer] = ahead;
  }
  return { ...document, national: defaults, provinces, takeovers };
}

/** The rule book as it would be with these revisions recorded last, each in force on its day. */
function withRevisions(document: RulebookDocument, revisions: readonly RecordedRevision[]): RulebookDocument {
  const defaults = { ...document.national };
  const provinces = { ...document.provinces };
  const takeovers = { ...document.takeovers };
  for (const { layer, requirement, content, effectiveFrom, id } of revisions) {
    const own = layer === national ? defaults : { ...provinces[layer] };
    const ahead = layer === national ? {} : { ...takeovers[layer] };
    const until = own[requirement]?.effectiveUntil ?? ahead[requirement];
    delete own[requirement];
    delete ahead[requirement];
    if (content !== null) {
      const record: RuleRecord = { ...content, effectiveFrom, revision: id };
      own[requirement] = until === undefined ? record : { ...record, effectiveUntil: until };
    } else if (until !== undefined) ahead[requirement] = until;
    if (layer === national) continue;
    provinces[layer] = own;
    takeovers[layer] = ahead;
  }
  return { ...document, national: defaults, provinces, takeovers };
}
