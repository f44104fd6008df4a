import { change, changeComment, changeEditor, changeSource, review } from "@beian/drizzle/schema";
import { and, eq } from "drizzle-orm";
import type { ChangeWrites } from "../ports/changes.ts";
import type { Connection } from "./connection.ts";
import { jsonOfContent } from "./stored-values.ts";

export function changeWrites({ orm, prepare }: Connection): (at: number) => ChangeWrites {
  const putEdits = prepare(putEditsSql);
  const dropEdits = prepare(dropEditsSql);
  return (at) => ({
    async create(draft) {
      const created = orm
        .insert(change)
        .values({ ...draft, status: "DRAFT", version: 1, createdAt: at, updatedAt: at })
        .returning()
        .get();
      return { ...created, cancelledBy: null };
    },
    async update(number, seenVersion, patch) {
      const updated = orm
        .update(change)
        .set({ ...patch, version: seenVersion + 1, updatedAt: at })
        .where(and(eq(change.number, number), eq(change.version, seenVersion)))
        .returning()
        .get();
      // What is cancelled was published, and a published change isn't updated any more.
      return updated ? { ...updated, cancelledBy: null } : null;
    },
    async putEdits(changeNumber, edits) {
      const written = edits.map(({ content, ...rest }) => ({ ...rest, content: jsonOfContent(content) }));
      putEdits.run({ changeNumber, edits: JSON.stringify(written), at });
    },
    async dropEdits(changeNumber, cells) {
      dropEdits.run({ changeNumber, dropped: JSON.stringify(cells) });
    },
    async setSources(changeNumber, sources) {
      orm.delete(changeSource).where(eq(changeSource.changeNumber, changeNumber)).run();
      if (sources.length === 0) return;
      orm
        .insert(changeSource)
        .values(sources.map((source, position) => ({ changeNumber, position, ...source })))
        .run();
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

// Lists as one parameter: the statement is the same, and one, however long they are. WHERE parts ON CONFLICT from a join.
const putEditsSql = `INSERT INTO change_edit
  (change_number, layer, requirement, content, base_revision, edited_by, edited_at)
  SELECT @changeNumber, value ->> 'layer', value ->> 'requirement', value ->> 'content', value ->> 'baseRevision',
    value ->> 'editedBy', @at
  FROM json_each(@edits) WHERE true ORDER BY key
  ON CONFLICT (change_number, layer, requirement) DO UPDATE SET content = excluded.content,
    base_revision = excluded.base_revision, edited_by = excluded.edited_by, edited_at = excluded.edited_at`;

const dropEditsSql = `DELETE FROM change_edit WHERE change_number = @changeNumber AND (layer, requirement) IN (
  SELECT value ->> 'layer', value ->> 'requirement' FROM json_each(@dropped)
)`;
