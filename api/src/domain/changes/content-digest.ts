import { digestOf } from "@beian/shared";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { StoreReads } from "../../store/ports/store.ts";

/** Names exactly what a reviewer looks at: words, date, sources and edits. An approval holds for it alone. */
export async function contentDigest(reads: StoreReads, change: ChangeRecord): Promise<string> {
  const { number, title, reason, effectiveFrom, reverts, cancels } = change;
  const edits = (await reads.changes.editsOf([number])).get(number) ?? [];
  const sources = (await reads.changes.sourcesOf([number])).get(number) ?? [];
  return digestOf({
    title,
    reason,
    effectiveFrom,
    reverts,
    // Absent where it is false, so that approvals given before there was any hold.
    ...(cancels ? { cancels } : {}),
    sources,
    edits: edits.map(({ layer, requirement, content }) => ({ layer, requirement, content })),
  });
}
