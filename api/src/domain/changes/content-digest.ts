import { digestOf } from "@beian/shared";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { StoreReads } from "../../store/ports/store.ts";
import { editsOfChange } from "../publishing.ts";

/** Names exactly what a reviewer looks at: words, date, sources and edits. An approval holds for it alone. */
export async function contentDigest(reads: StoreReads, change: ChangeRecord): Promise<string> {
  const { number, title, reason, effectiveFrom, reverts, cancels } = change;
  const { rules, definitions } = await editsOfChange(reads, number);
  const sources = (await reads.changes.sourcesOf([number])).get(number) ?? [];
  return digestOf({
    title,
    reason,
    effectiveFrom,
    reverts,
    // Absent where it is false, so that approvals given before there was any hold.
    ...(cancels ? { cancels } : {}),
    sources,
    edits: rules.map(({ layer, requirement, content }) => ({ layer, requirement, content })),
    // Left out where there are none, so that approvals of before definitions could be edited hold.
    ...(definitions.length === 0
      ? {}
      : { definitions: definitions.map(({ requirement, content }) => ({ requirement, content })) }),
  });
}
