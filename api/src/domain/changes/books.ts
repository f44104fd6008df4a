import type { Catalogue, CompiledRulebook, PlainDate, ProvinceCode, RulebookDocument, RuleRecord } from "@beian/shared";
import { compile, national } from "@beian/shared";
import type { ChangeRecord, EditRecord } from "../../store/ports/changes.ts";
import type { Cell, RecordedRevision } from "../../store/ports/history.ts";
import type { StoreReads } from "../../store/ports/store.ts";
import { touchedProvinces } from "../publishing.ts";
import type { Rulebooks } from "../rulebooks.ts";
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
  readonly judgeBefore: CompiledRulebook;
  readonly judgeAfter: CompiledRulebook;
  /** The entries that the history would get; for a published change it has them. Numbered below zero. */
  readonly pending: readonly RecordedRevision[];
}

/** For a published change, as known just before it and just after; for others, as known now and as it would be. */
export async function booksOf(
  { reads, rulebooks }: { reads: StoreReads; rulebooks: Rulebooks },
  change: ChangeRecord,
  edits: readonly EditRecord[],
  today: PlainDate,
): Promise<Books> {
  const { on, knownAt } = await viewpointOf(reads, change, today);
  const behind = change.cancels ? await editsBehind(reads, change) : edits;
  const provinces = touchedProvinces(behind.map(({ layer }) => layer));
  const before = await rulebooks.at({ asOf: on, knownAt });
  const { catalogue } = before;
  const common = { on, catalogue, provinces, before: before.document, judgeBefore: before.compiled };
  if (change.status === "PUBLISHED") {
    const { recordedAt } = await publicationOf(reads, change);
    const after = await rulebooks.at({ asOf: on, knownAt: recordedAt });
    return { ...common, catalogue: after.catalogue, after: after.document, judgeAfter: after.compiled, pending: [] };
  }
  const pending = edits.map(
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
      ? withCourses(before.document, behind, await reads.history.courses(behind, on, { without: change.reverts }), on)
      : withRevisions(before.document, pending);
  return { ...common, after, judgeAfter: compile(after, catalogue.requirements, before.compiled), pending };
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
