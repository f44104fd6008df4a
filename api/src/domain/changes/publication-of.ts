import type { PlainDate } from "@beian/shared";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { StoreReads } from "../../store/ports/store.ts";

/** When a published change's entries of history, or what it cancels, were recorded, and from when they hold. */
export async function publicationOf(
  reads: StoreReads,
  { number, effectiveFrom }: ChangeRecord,
): Promise<{ readonly effectiveFrom: PlainDate; readonly recordedAt: number }> {
  const entry = (await reads.history.last(number)) ?? (await reads.cancellations.by(number));
  if (!entry || effectiveFrom === null)
    throw new Error(`change ${number} is published without an entry of history or a date`);
  return { effectiveFrom, recordedAt: entry.recordedAt };
}
