import { randomUUID } from "node:crypto";
import { account, person, session, token } from "@beian/drizzle/schema";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { PersonRecord } from "../records.ts";
import type { StoreReads, StoreTransaction } from "../store.ts";
import { jsonValues } from "./changes.ts";
import type { Connection } from "./connection.ts";

/** People and the tokens of their machines. */
export function peopleReads({
  orm,
}: Connection): Pick<
  StoreReads,
  "persons" | "personByEmail" | "allPersons" | "tokenByHash" | "tokensOf" | "tokens" | "holdsSession"
> {
  return {
    async persons(ids) {
      const rows = orm
        .select()
        .from(person)
        .where(inArray(person.id, jsonValues(ids)))
        .all();
      const byId = new Map(rows.map((row) => [row.id, personOf(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    async personByEmail(email) {
      const row = orm.select().from(person).where(eq(person.email, email.toLowerCase())).get();
      return row ? personOf(row) : null;
    },
    async allPersons() {
      return orm.select().from(person).orderBy(asc(person.createdAt), asc(person.id)).all().map(personOf);
    },
    async tokenByHash(hash) {
      return orm.select().from(token).where(eq(token.hash, hash)).get() ?? null;
    },
    async tokensOf(personId) {
      return orm
        .select()
        .from(token)
        .where(eq(token.personId, personId))
        .orderBy(asc(token.createdAt), asc(token.id))
        .all();
    },
    async tokens(ids) {
      const rows = orm
        .select()
        .from(token)
        .where(inArray(token.id, jsonValues(ids)))
        .all();
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    async holdsSession(id, personId) {
      const theirs = and(eq(session.id, id), eq(session.userId, personId));
      return orm.select({ id: session.id }).from(session).where(theirs).get() !== undefined;
    },
  };
}

export type PeopleWrites = Pick<
  StoreTransaction,
  | "createPerson"
  | "updatePerson"
  | "setPassword"
  | "holdsPassword"
  | "endSessions"
  | "createToken"
  | "revokeToken"
  | "touchToken"
>;

export function peopleWrites({ orm }: Connection): (at: number) => PeopleWrites {
  return (at) => ({
    async createPerson({ id, name, email, role }) {
      const instant = new Date(at);
      const row = orm
        .insert(person)
        .values({ id, name, email: email.toLowerCase(), role, createdAt: instant, updatedAt: instant })
        .returning()
        .get();
      return personOf(row);
    },
    async updatePerson(id, patch) {
      const row = orm
        .update(person)
        .set({ ...patch, updatedAt: new Date(at) })
        .where(eq(person.id, id))
        .returning()
        .get();
      return row ? personOf(row) : null;
    },
    async setPassword(personId, hash) {
      const instant = new Date(at);
      orm.update(person).set({ firstPasswordAt: null }).where(eq(person.id, personId)).run();
      const own = and(eq(account.userId, personId), eq(account.providerId, passwordProvider));
      const { changes } = orm.update(account).set({ password: hash, updatedAt: instant }).where(own).run();
      if (changes > 0) return;
      const names = { id: randomUUID(), accountId: personId, providerId: passwordProvider, userId: personId };
      orm
        .insert(account)
        .values({ ...names, password: hash, createdAt: instant, updatedAt: instant })
        .run();
    },
    async holdsPassword(hash) {
      return orm.select({ id: account.id }).from(account).where(eq(account.password, hash)).get() !== undefined;
    },
    async endSessions(personId) {
      return orm.delete(session).where(eq(session.userId, personId)).run().changes;
    },
    async createToken(given) {
      return orm
        .insert(token)
        .values({ ...given, createdAt: at })
        .returning()
        .get();
    },
    async revokeToken(id) {
      const { changes } = orm
        .update(token)
        .set({ revokedAt: at })
        .where(and(eq(token.id, id), isNull(token.revokedAt)))
        .run();
      return changes > 0;
    },
    async touchToken(id) {
      orm.update(token).set({ lastUsedAt: at }).where(eq(token.id, id)).run();
    },
  });
}

/** What better-auth calls a sign-in by password. */
const passwordProvider = "credential";

function personOf(row: typeof person.$inferSelect): PersonRecord {
  const { id, name, email, role, disabledAt, firstPasswordAt } = row;
  const times = { createdAt: row.createdAt.getTime(), updatedAt: row.updatedAt.getTime() };
  return { id, name, email, role, disabledAt, firstPasswordAt, ...times };
}
