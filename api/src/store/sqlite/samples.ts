import { sample } from "@beian/drizzle/schema";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { SamplePatch, SampleReads, SampleRecord, SampleWrites } from "../ports/samples.ts";
import type { Connection } from "./connection.ts";
import { jsonValues } from "./json-values.ts";

export function sampleReads({ orm }: Connection): SampleReads {
  return {
    async byId(ids) {
      const rows = orm
        .select()
        .from(sample)
        .where(inArray(sample.id, jsonValues(ids)))
        .all();
      const found = new Map(rows.map((row) => [row.id, sampleOf(row)]));
      return ids.map((id) => found.get(id) ?? null);
    },
    async current() {
      return orm.select().from(sample).where(isNull(sample.archivedAt)).orderBy(asc(sample.nameZh)).all().map(sampleOf);
    },
  };
}

export function sampleWrites({ orm }: Connection): (at: number) => SampleWrites {
  return (at) => ({
    async create(samples) {
      if (samples.length === 0) return [];
      const rows = samples.map(({ filing, expectations, ...rest }) => ({
        ...rest,
        filing: JSON.stringify(filing),
        expectations: JSON.stringify(expectations),
        version: 1,
        createdAt: at,
        updatedAt: at,
        archivedAt: null,
      }));
      orm.insert(sample).values(rows).run();
      return rows.map(sampleOf);
    },
    async update(id, seenVersion, patch) {
      const row = orm
        .update(sample)
        .set({ ...storedPatch(patch), version: seenVersion + 1, updatedAt: at })
        .where(and(eq(sample.id, id), eq(sample.version, seenVersion)))
        .returning()
        .get();
      return row ? sampleOf(row) : null;
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
