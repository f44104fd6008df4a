import type { Catalogue, Layer, PlainDate, ProvinceCode } from "@beian/shared";
import { national, provinceCodes, sameContent, sameDefinition } from "@beian/shared";
import type { NewAuditEvent } from "../store/ports/audit.ts";
import type { ChangeRecord, EditRecord, NewEdit } from "../store/ports/changes.ts";
import type { DefinitionEditRecord, DefinitionInForce, NewDefinitionEdit } from "../store/ports/definitions.ts";
import type { StoreReads, StoreTransaction } from "../store/ports/store.ts";
import { recordAudit } from "./acting/audit.ts";
import { InvalidInput } from "./acting/refusal.ts";
import { publicationAction, writtenPublication } from "./bound-publication.ts";
import { cellTitleOf } from "./changes/cell-title.ts";

/** All that a change makes of the book. */
export interface ChangeEdits {
  readonly rules: readonly EditRecord[];
  readonly definitions: readonly DefinitionEditRecord[];
}

export async function editsOfChange(reads: StoreReads, number: number): Promise<ChangeEdits> {
  const rules = (await reads.changes.editsOf([number])).get(number) ?? [];
  const definitions = (await reads.definitions.editsOf([number])).get(number) ?? [];
  return { rules, definitions };
}

/**
 * Makes a change's edits history: revisions, definitions, province versions, the change's state, and the audit event that
 * binds them, within one transaction. Whoever calls has made sure that the change may be published. Refuses content that
 * holds already, naming what it is of.
 */
export async function publishEdits(
  tx: StoreTransaction,
  catalogue: Catalogue,
  change: ChangeRecord,
  edits: ChangeEdits,
  { effectiveFrom, correction }: { effectiveFrom: PlainDate; correction: boolean },
  by: Pick<NewAuditEvent, "actorKind" | "actorId" | "origin">,
): Promise<ChangeRecord> {
  const { rules, definitions } = edits;
  await mustDiffer(tx, catalogue, edits, effectiveFrom);
  const dated = { effectiveFrom, correction };
  const revisions = await tx.history.append(
    change.number,
    rules.map(({ layer, requirement, content }) => ({ layer, requirement, content, ...dated })),
  );
  const defined = await tx.definitions.append(
    change.number,
    definitions.map(({ requirement, content }) => ({ requirement, content, ...dated })),
  );
  await tx.history.bumpProvinceVersions(provincesTouched(edits));
  const published = await tx.changes.update(change.number, change.version, {
    status: "PUBLISHED",
    effectiveFrom,
    // The history's own instant, which never runs backwards, whatever the clock does.
    publishedAt: (revisions[0] ?? defined[0])?.recordedAt ?? tx.at,
  });
  if (!published) throw new Error(`change ${change.number} moved within its own transaction`);
  const { digest } = await writtenPublication(tx, change.number);
  await recordAudit(tx, {
    ...by,
    action: publicationAction,
    changeNumber: change.number,
    version: published.version,
    details: {
      ...dated,
      edits: rules.length,
      ...(definitions.length === 0 ? {} : { definitions: definitions.length }),
      digest,
    },
  });
  return published;
}

/** Refuses edits that make a cell or a requirement what it is on that day anyway, naming the first one. */
export async function mustDiffer(
  reads: StoreReads,
  catalogue: Catalogue,
  { rules, definitions }: ChangeEdits,
  on: PlainDate,
): Promise<void> {
  const before = await contentBefore(reads, rules, on);
  for (const [index, edit] of rules.entries()) {
    if (!sameContent(before[index] ?? null, edit.content)) continue;
    const cell = cellTitleOf(edit, catalogue);
    throw new InvalidInput(["edits", edit.layer, edit.requirement], {
      zh: `${cell.zh}与现行内容相同，无须发布`,
      en: `${cell.en} holds already, so there is nothing to publish`,
    });
  }
  if (definitions.length === 0) return;
  const defined = await definedOn(reads, on);
  for (const { requirement, content } of definitions) {
    if (!sameDefinition(defined.get(requirement)?.revision.content ?? null, content)) continue;
    throw new InvalidInput(["definitionEdits", requirement], {
      zh: "与现行定义相同，无须发布",
      en: "is defined so already, so there is nothing to publish",
    });
  }
}

/** What is defined on a day as known now, by requirement. */
export async function definedOn(reads: StoreReads, on: PlainDate): Promise<ReadonlyMap<string, DefinitionInForce>> {
  const inForce = await reads.definitions.inForce(on, Number.MAX_SAFE_INTEGER);
  return new Map(inForce.map((one) => [one.revision.requirement, one]));
}

/** Each cell's own content on a day, in the order given: what publishing would take the place of. */
async function contentBefore(reads: StoreReads, cells: readonly EditRecord[], on: PlainDate) {
  const inForce = await reads.history.revisionsInForce(cells, on, Number.MAX_SAFE_INTEGER);
  return inForce.map(({ revision }) => revision?.content ?? null);
}

/** The provinces that edits reach: a national default may reach any, and so does what is defined. */
export function provincesTouched({
  rules,
  definitions,
}: {
  readonly rules: readonly { readonly layer: Layer }[];
  readonly definitions: readonly unknown[];
}): readonly ProvinceCode[] {
  const touched = new Set<Layer>(rules.map(({ layer }) => layer));
  const isCountrywide = touched.has(national) || definitions.length > 0;
  return isCountrywide ? provinceCodes : provinceCodes.filter((code) => touched.has(code));
}

/** An edit with the cell's latest revision, so that what others publish meanwhile is noticed. */
export async function withBase(
  reads: StoreReads,
  edits: readonly Omit<NewEdit, "baseRevision">[],
): Promise<readonly NewEdit[]> {
  const latest = await reads.history.latestRevisions(edits);
  return edits.map((edit, index) => ({ ...edit, baseRevision: latest[index]?.id ?? null }));
}

/** The same of definitions. */
export async function definitionsWithBase(
  reads: StoreReads,
  edits: readonly Omit<NewDefinitionEdit, "baseRevision">[],
): Promise<readonly NewDefinitionEdit[]> {
  const latest = await reads.definitions.latest(edits.map(({ requirement }) => requirement));
  return edits.map((edit, index) => ({ ...edit, baseRevision: latest[index]?.id ?? null }));
}
