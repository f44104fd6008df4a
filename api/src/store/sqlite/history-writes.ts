import { proposedEntry, provinceVersion, rulebookEdition, seeded } from "@beian/drizzle/schema";
import { national } from "@beian/shared";
import { asc, sql } from "drizzle-orm";
import type { NewRevision, RecordedRevision } from "../records.ts";
import type { StoreReads, StoreTransaction } from "../store.ts";
import type { Connection } from "./connection.ts";
import { contentOf, jsonOfContent, provinceCodeOf } from "./stored-values.ts";

/** Province versions, names of rule books, and what of the seed was published and proposed. */
export function editionReads({
  orm,
}: Connection): Pick<StoreReads, "provinceVersions" | "rulebookEdition" | "seededEntries" | "proposedEntries"> {
  const versions = orm.select().from(provinceVersion).prepare();
  const edition = orm
    .select()
    .from(rulebookEdition)
    .where(sql`${rulebookEdition.digest} = ${sql.placeholder("digest")}`)
    .prepare();
  const entries = orm.select().from(seeded).prepare();
  const proposed = orm
    .select()
    .from(proposedEntry)
    .orderBy(asc(proposedEntry.entry), asc(proposedEntry.saying))
    .prepare();
  return {
    async provinceVersions() {
      return new Map(versions.all().map(({ province, version }) => [provinceCodeOf(province), version]));
    },
    async rulebookEdition(digest) {
      return edition.get({ digest }) ?? null;
    },
    async seededEntries() {
      return new Map(entries.all().map(({ entry, changeNumber }) => [entry, changeNumber]));
    },
    async proposedEntries() {
      return proposed.all().map(({ content, ...rest }) => ({ ...rest, content: contentOf(content) }));
    },
  };
}

export type HistoryWrites = Pick<
  StoreTransaction,
  "appendRevisions" | "bumpProvinceVersions" | "markSeeded" | "recordProposed" | "keepRulebookEdition"
>;

export function historyWrites(connection: Connection): (at: number) => HistoryWrites {
  const { orm } = connection;
  const latest = connection.prepare<{ recordedAt: number | null }>(
    "SELECT max(recorded_at) AS recordedAt FROM revision",
  );
  const append = connection.prepare<{ id: number }>(appendSql);
  const bump = connection.prepare("UPDATE province_version SET version = version + 1 WHERE province = @province");

  return (at) => ({
    async appendRevisions(changeNumber, revisions) {
      const recordedAt = Math.max(at, (latest.get({})?.recordedAt ?? 0) + 1);
      return provincesFirst(revisions).map((revision): RecordedRevision => {
        const { layer, requirement, content, effectiveFrom, correction } = revision;
        const row = append.get({
          layer,
          requirement,
          content: jsonOfContent(content),
          effectiveFrom,
          recordedAt,
          changeNumber,
          correction: correction ? 1 : 0,
        });
        if (!row) throw new Error("a revision without a number");
        return { id: row.id, layer, requirement, content, effectiveFrom, recordedAt, changeNumber, correction };
      });
    },
    async bumpProvinceVersions(provinces) {
      for (const province of provinces) bump.run({ province });
    },
    async markSeeded(entry, changeNumber) {
      orm.insert(seeded).values({ entry, changeNumber }).run();
    },
    async recordProposed({ content, ...rest }) {
      orm
        .insert(proposedEntry)
        .values({ ...rest, content: jsonOfContent(content) })
        .run();
    },
    async keepRulebookEdition(edition) {
      orm.insert(rulebookEdition).values(edition).onConflictDoNothing().run();
    },
  });
}

/** Whom a national revision reaches depends on the provinces' own ones of the same instant, so those come first. */
function provincesFirst(revisions: readonly NewRevision[]): readonly NewRevision[] {
  const byLayer = Object.groupBy(revisions, ({ layer }) => (layer === national ? "national" : "own"));
  return [...(byLayer.own ?? []), ...(byLayer.national ?? [])];
}

const horizon = `max(@effectiveFrom, coalesce((
  SELECT horizon FROM cell WHERE layer = @layer AND requirement = @requirement
), @effectiveFrom))`;

const appendSql = `INSERT INTO revision
  (layer, requirement, content, effective_from, recorded_at, change_number, correction, horizon)
  VALUES (@layer, @requirement, @content, @effectiveFrom, @recordedAt, @changeNumber, @correction, ${horizon})
  RETURNING id`;
