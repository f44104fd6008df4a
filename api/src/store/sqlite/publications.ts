import type { StoreReads } from "../store.ts";
import type { Connection } from "./connection.ts";
import { layerOf } from "./stored-values.ts";

/** What publications left, read past all parsing: whatever somebody made of the file, it can be compared. */
export function publicationReads(
  connection: Connection,
): Pick<StoreReads, "publicationAsWritten" | "changeRevisedWithout" | "cellAtOdds"> {
  const asWritten = connection.prepare<{ text: string; revisions: number }>(asWrittenSql);
  return {
    async publicationAsWritten(changeNumber) {
      return asWritten.get({ changeNumber }) ?? { text: "", revisions: 0 };
    },
    async changeRevisedWithout(action) {
      return connection.prepare<{ changeNumber: number }>(revisedWithoutSql).get({ action })?.changeNumber ?? null;
    },
    async cellAtOdds() {
      const row = connection.prepare<{ layer: string; requirement: string }>(atOddsSql).get({});
      return row ? { layer: layerOf(row.layer), requirement: row.requirement } : null;
    },
  };
}

// CROSS JOIN: a probe for each province, instead of a walk through all that was ever inherited.
// Columns that later versions add stay out, or what was published before them would seem altered.
const asWrittenSql = `SELECT
  json_object(
    'change', (
      SELECT json_array(number, title, reason, status, author_id, version, effective_from, created_at, updated_at,
        published_at, reverts, approved_digest)
      FROM change WHERE number = @changeNumber
    ),
    'sources', (
      SELECT json_group_array(json_array(position, title, url, clause, published_on, retrieved_on) ORDER BY position)
      FROM change_source WHERE change_number = @changeNumber
    ),
    'edits', (
      SELECT json_group_array(json_array(layer, requirement, content, base_revision, edited_by, edited_at)
        ORDER BY layer, requirement)
      FROM change_edit WHERE change_number = @changeNumber
    ),
    'revisions', json_group_array(json_array(id, layer, requirement, content, effective_from, recorded_at, correction,
      horizon, iif(layer = 'CN', (
        SELECT group_concat(province, ' ' ORDER BY province) FROM province_version CROSS JOIN inherited_revision USING (province)
        WHERE inherited_revision.requirement = revision.requirement AND inherited_revision.revision = revision.id
      ), NULL)) ORDER BY id)
  ) AS text,
  count(*) AS revisions
FROM revision WHERE change_number = @changeNumber`;

// These two walk through all of history, for whoever verifies it.
const revisedWithoutSql = `SELECT change_number AS changeNumber FROM (SELECT DISTINCT change_number FROM revision) AS revised
WHERE NOT EXISTS (
  SELECT 1 FROM audit_event WHERE audit_event.change_number = revised.change_number AND action = @action
    AND details ->> 'refused' IS NULL
) LIMIT 1`;

const ofCell = "revision.layer = cell.layer AND revision.requirement = cell.requirement";

const atOddsSql = `SELECT layer, requirement FROM cell WHERE
  latest_revision IS NOT (SELECT max(id) FROM revision WHERE ${ofCell})
  OR revisions IS NOT (SELECT count(*) FROM revision WHERE ${ofCell})
  OR inherited IS NOT (
    SELECT count(*) FROM inherited_revision WHERE province = cell.layer AND requirement = cell.requirement
  )
  OR NOT iif(revisions = 0,
    coalesce(horizon, standing_revision, standing_content, standing_recorded_at) IS NULL,
    EXISTS (
      SELECT 1 FROM (
        SELECT id, content, effective_from, recorded_at FROM revision WHERE ${ofCell}
        ORDER BY effective_from DESC, id DESC LIMIT 1
      ) WHERE id IS standing_revision AND content IS standing_content AND effective_from IS horizon
        AND recorded_at IS standing_recorded_at
    ))
UNION ALL
SELECT DISTINCT layer, requirement FROM revision WHERE NOT EXISTS (
  SELECT 1 FROM cell WHERE ${ofCell}
)
LIMIT 1`;
