import type { EditRecord } from "../../store/ports/changes.ts";
import type { RecordedRevision } from "../../store/ports/history.ts";

/**
 * Whether others have published an edit's cell since its base, by the cell's latest revision that stands. Where the base
 * itself was cancelled, what stood before it is nobody's news.
 */
export function isOutrun({ baseRevision }: Pick<EditRecord, "baseRevision">, latest: RecordedRevision | null): boolean {
  return (latest?.id ?? 0) > (baseRevision ?? 0);
}
