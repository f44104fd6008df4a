import { sample, setting } from "@beian/drizzle/schema";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { SamplePatch, SampleRecord } from "../records.ts";
import type { StoreReads, StoreTransaction } from "../store.ts";
import { jsonValues } from "./changes.ts";
import type { Connection } from "./connection.ts";

/** Samples and settings: the little that staff or the instance itself keep beside rules. */
export function sampleReads({ orm }: Connection): Pick<StoreReads, "samples" | "currentSamples" | "setting"> {
  return {
    async samples(ids) {
      const rows = orm
        .select()
        .from(sample)
        .where(inArray(sample.id, jsonValues(ids)))
        .all();
      const byId = new Map(rows.map((row) => [row.id, sampleOf(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    async currentSamples() {
      return orm.select().from(sample).where(isNull(sample.archivedAt)).orderBy(asc(sample.nameZh)).all().map(sampleOf);
    },
    async setting(key) {
      return orm.select().from(setting).where(eq(setting.key, key)).get()?.value ?? null;
    },
  };
}

export type SampleWrites = Pick<StoreTransaction, "createSample" | "updateSample" | "putSetting">;

export function sampleWrites({ orm }: Connection): (at: number) => SampleWrites {
  return (at) => ({
    async createSample({ filing, expectations, ...rest }) {
      const row = orm
        .insert(sample)
        .values({
          ...rest,
          filing: JSON.stringify(filing),
          expectations: JSON.stringify(expectations),
          version: 1,
          createdAt: at,
          updatedAt: at,
        })
        .returning()
        .get();
      return sampleOf(row);
    },
    async updateSample(id, seenVersion, patch) {
      const row = orm
        .update(sample)
        .set({ ...storedPatch(patch), version: seenVersion + 1, updatedAt: at })
        .where(and(eq(sample.id, id), eq(sample.version, seenVersion)))
        .returning()
        .get();
      return row ? sampleOf(row) : null;
    },
    async putSetting(key, value) {
      orm.insert(setting).values({ key, value }).onConflictDoUpdate({ target: setting.key, set: { value } }).run();
    },
  });
}

function storedPatch({ filing, expectations, ...rest }: SamplePatch) {
  return {
    ...rest,
    ...(filing === undefined ? {} : { filing: JSON.stringify(filing) }),
    ...(expectations === undefined ? {} : { expectations: JSON.stringify(expectations) }),
  };
}

function sampleOf(row: typeof sample.$inferSelect): SampleRecord {
  return { ...row, filing: JSON.parse(row.filing), expectations: JSON.parse(row.expectations) };
}
