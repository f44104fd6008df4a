import type { Catalogue, Layer, PlainDate, ProvinceCode } from "@beian/shared";
import { national, provinceCodes, sameContent } from "@beian/shared";
import type { NewAuditEvent } from "../store/ports/audit.ts";
import type { ChangeRecord, EditRecord, NewEdit } from "../store/ports/changes.ts";
import type { StoreReads, StoreTransaction } from "../store/ports/store.ts";
import { recordAudit } from "./acting/audit.ts";
import { InvalidInput } from "./acting/refusal.ts";
import { publicationAction, writtenPublication } from "./bound-publication.ts";
import { cellTitleOf } from "./changes/cell-title.ts";

/**
 * Makes a change's edits history: revisions, province versions, the change's state, and the audit event that binds them,
 * within one transaction. Whoever calls has made sure that the change may be published. Refuses content that holds
 * already, naming the cell.
 */
export async function publishEdits(
  tx: StoreTransaction,
  catalogue: Catalogue,
  change: ChangeRecord,
  edits: readonly EditRecord[],
  { effectiveFrom, correction }: { effectiveFrom: PlainDate; correction: boolean },
  by: Pick<NewAuditEvent, "actorKind" | "actorId" | "origin">,
): Promise<ChangeRecord> {
  await mustDiffer(tx, catalogue, edits, effectiveFrom);
  const [first] = await tx.history.append(
    change.number,
    edits.map(({ layer, requirement, content }) => ({ layer, requirement, content, effectiveFrom, correction })),
  );
  await tx.history.bumpProvinceVersions(touchedProvinces(edits.map((edit) => edit.layer)));
  const published = await tx.changes.update(change.number, change.version, {
    status: "PUBLISHED",
    effectiveFrom,
    // The history's own instant, which never runs backwards, whatever the clock does.
    publishedAt: first?.recordedAt ?? tx.at,
  });
  if (!published) throw new Error(`change ${change.number} moved within its own transaction`);
  const { digest } = await writtenPublication(tx, change.number);
  await recordAudit(tx, {
    ...by,
    action: publicationAction,
    changeNumber: change.number,
    version: published.version,
    details: { effectiveFrom, correction, edits: edits.length, digest },
  });
  return published;
}

/** Refuses edits that make a cell what it is on that day anyway, naming the first one. */
export async function mustDiffer(
  reads: StoreReads,
  catalogue: Catalogue,
  edits: readonly EditRecord[],
  on: PlainDate,
): Promise<void> {
  const before = await contentBefore(reads, edits, on);
  for (const [index, edit] of edits.entries()) {
    if (!sameContent(before[index] ?? null, edit.content)) continue;
    const cell = cellTitleOf(edit, catalogue);
    throw new InvalidInput(["edits", edit.layer, edit.requirement], {
      zh: `${cell.zh}与现行内容相同，无须发布`,
      en: `${cell.en} holds already, so there is nothing to publish`,
    });
  }
}

/** Each cell's own content on a day, in the order given: what publishing would take the place of. */
async function contentBefore(reads: StoreReads, cells: readonly EditRecord[], on: PlainDate) {
  const inForce = await reads.history.revisionsInForce(cells, on, Number.MAX_SAFE_INTEGER);
  return inForce.map(({ revision }) => revision?.content ?? null);
}

/** The provinces that edits of these layers reach; a national default may reach any. */
export function touchedProvinces(layers: readonly Layer[]): readonly ProvinceCode[] {
  const touched = new Set<Layer>(layers);
  return touched.has(national) ? provinceCodes : provinceCodes.filter((code) => touched.has(code));
}

/** An edit with the cell's latest revision, so that what others publish meanwhile is noticed. */
export async function withBase(
  reads: StoreReads,
  edits: readonly Omit<NewEdit, "baseRevision">[],
): Promise<readonly NewEdit[]> {
  const latest = await reads.history.latestRevisions(edits);
  return edits.map((edit, index) => ({ ...edit, baseRevision: latest[index]?.id ?? null }));
}
