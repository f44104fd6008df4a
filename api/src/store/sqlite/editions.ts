import { rulebookEdition } from "@beian/drizzle/schema";
import { sql } from "drizzle-orm";
import type { EditionReads, EditionWrites, RulebookEdition } from "../ports/editions.ts";
import type { Connection } from "./connection.ts";

export function editionReads(connection: Connection): EditionReads {
  const edition = connection.orm
    .select()
    .from(rulebookEdition)
    .where(sql`${rulebookEdition.digest} = ${sql.placeholder("digest")}`)
    .prepare();
  return {
    async byDigest(digest) {
      return edition.get({ digest }) ?? null;
    },
    async after(digest, limit) {
      return connection
        .prepare<RulebookEdition>(
          `SELECT digest, as_of AS asOf, known_at AS knownAt FROM rulebook_edition
          WHERE digest > @digest ORDER BY digest LIMIT @limit`,
        )
        .all({ digest, limit });
    },
  };
}

export function editionWrites({ orm }: Connection): EditionWrites {
  return {
    async keep(edition) {
      orm.insert(rulebookEdition).values(edition).onConflictDoNothing().run();
    },
  };
}
