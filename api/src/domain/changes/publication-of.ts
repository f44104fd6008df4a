import type { PlainDate } from "@beian/shared";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { StoreReads } from "../../store/ports/store.ts";

/** When a published change's revisions were recorded, and from when they hold. */
export async function publicationOf(
  reads: StoreReads,
  { number, effectiveFrom }: ChangeRecord,
): Promise<{ readonly effectiveFrom: PlainDate; readonly recordedAt: number }> {
  const revision = await reads.history.last(number);
  if (!revision || effectiveFrom === null)
    throw new Error(`change ${number} is published without a revision or a date`);
  return { effectiveFrom, recordedAt: revision.recordedAt };
}
