import type { PlainDate } from "@beian/shared";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { Store } from "../../store/ports/store.ts";
import { act } from "../acting/act.ts";
import type { Actor } from "../acting/actor.ts";
import { auditActor, personOf } from "../acting/actor.ts";
import { recordAudit } from "../acting/audit.ts";
import { longest, requiredLine, requiredText } from "../acting/typed.ts";
import { mustBePossibleDate } from "./effective-date.ts";
import type { SourceInput } from "./typed-sources.ts";
import { typedSources } from "./typed-sources.ts";

export interface CreateChangeInput {
  readonly title: string;
  readonly reason: string;
  readonly sources?: readonly SourceInput[] | null;
  /** The day from which it is meant to hold; left to the publication unless given. */
  readonly effectiveFrom?: PlainDate | null;
}

/** Opens a draft without edits. */
export function createChange(store: Store, actor: Actor, input: CreateChangeInput): Promise<ChangeRecord> {
  return act(store, actor, { action: "change.create", needs: "EDIT_CHANGES" }, async (tx, author) => {
    const title = requiredLine(input.title, ["input", "title"], longest.title);
    const reason = requiredText(input.reason, ["input", "reason"], longest.reason);
    const sources = typedSources(input.sources ?? [], ["input", "sources"]);
    const effectiveFrom = input.effectiveFrom ?? null;
    if (effectiveFrom !== null) mustBePossibleDate(effectiveFrom);
    const authorId = personOf(author)?.id ?? null;
    const change = await tx.changes.create({ title, reason, authorId, effectiveFrom });
    await tx.changes.setSources(change.number, sources);
    if (authorId !== null) await tx.changes.addEditor(change.number, authorId);
    await recordAudit(tx, {
      ...auditActor(author),
      action: "change.create",
      changeNumber: change.number,
      version: change.version,
    });
    return change;
  });
}
