import { change, changeComment, changeEdit, changeEditor, changeSource, review } from "@beian/drizzle/schema";
import { and, eq } from "drizzle-orm";
import type { ChangeWrites } from "../ports/changes.ts";
import type { Connection } from "./connection.ts";
import { jsonOfContent } from "./stored-values.ts";

export function changeWrites({ orm }: Connection): (at: number) => ChangeWrites {
  return (at) => ({
    async create(draft) {
      return orm
        .insert(change)
        .values({ ...draft, status: "DRAFT", version: 1, createdAt: at, updatedAt: at })
        .returning()
        .get();
    },
    async update(number, seenVersion, patch) {
      const updated = orm
        .update(change)
        .set({ ...patch, version: seenVersion + 1, updatedAt: at })
        .where(and(eq(change.number, number), eq(change.version, seenVersion)))
        .returning()
        .get();
      return updated ?? null;
    },
    async putEdits(changeNumber, edits) {
      for (const { layer, requirement, content, baseRevision, editedBy } of edits) {
        const written = { content: jsonOfContent(content), baseRevision, editedBy, editedAt: at };
        orm
          .insert(changeEdit)
          .values({ changeNumber, layer, requirement, ...written })
          .onConflictDoUpdate({
            target: [changeEdit.changeNumber, changeEdit.layer, changeEdit.requirement],
            set: written,
          })
          .run();
      }
    },
    async dropEdits(changeNumber, cells) {
      for (const { layer, requirement } of cells) {
        orm
          .delete(changeEdit)
          .where(
            and(
              eq(changeEdit.changeNumber, changeNumber),
              eq(changeEdit.layer, layer),
              eq(changeEdit.requirement, requirement),
            ),
          )
          .run();
      }
    },
    async setSources(changeNumber, sources) {
      orm.delete(changeSource).where(eq(changeSource.changeNumber, changeNumber)).run();
      for (const [position, source] of sources.entries()) {
        orm
          .insert(changeSource)
          .values({ changeNumber, position, ...source })
          .run();
      }
    },
    async addEditor(changeNumber, personId) {
      orm.insert(changeEditor).values({ changeNumber, personId }).onConflictDoNothing().run();
    },
    async addReview(given) {
      return orm
        .insert(review)
        .values({ ...given, at })
        .returning()
        .get();
    },
    async addComment(given) {
      return orm
        .insert(changeComment)
        .values({ ...given, at })
        .returning()
        .get();
    },
  });
}
