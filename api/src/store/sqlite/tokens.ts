import { token } from "@beian/drizzle/schema";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { TokenReads, TokenWrites } from "../ports/tokens.ts";
import type { Connection } from "./connection.ts";
import { jsonValues } from "./json-values.ts";

export function tokenReads({ orm }: Connection): TokenReads {
  return {
    async byHash(hash) {
      return orm.select().from(token).where(eq(token.hash, hash)).get() ?? null;
    },
    async ofPerson(personId) {
      return orm
        .select()
        .from(token)
        .where(eq(token.personId, personId))
        .orderBy(asc(token.createdAt), asc(token.id))
        .all();
    },
    async byId(ids) {
      const rows = orm
        .select()
        .from(token)
        .where(inArray(token.id, jsonValues(ids)))
        .all();
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    },
  };
}

export function tokenWrites({ orm }: Connection): (at: number) => TokenWrites {
  return (at) => ({
    async create(given) {
      return orm
        .insert(token)
        .values({ ...given, createdAt: at })
        .returning()
        .get();
    },
    async revoke(id) {
      const { changes } = orm
        .update(token)
        .set({ revokedAt: at })
        .where(and(eq(token.id, id), isNull(token.revokedAt)))
        .run();
      return changes > 0;
    },
    async touch(id) {
      orm.update(token).set({ lastUsedAt: at }).where(eq(token.id, id)).run();
    },
  });
}
