import { randomUUID } from "node:crypto";
import { account, person, session } from "@beian/drizzle/schema";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { PeopleReads, PeopleWrites, PersonRecord } from "../ports/people.ts";
import type { Connection } from "./connection.ts";
import { jsonValues } from "./json-values.ts";

export function peopleReads({ orm }: Connection): PeopleReads {
  return {
    async byId(ids) {
      const rows = orm
        .select()
        .from(person)
        .where(inArray(person.id, jsonValues(ids)))
        .all();
      const found = new Map(rows.map((row) => [row.id, personOf(row)]));
      return ids.map((id) => found.get(id) ?? null);
    },
    async byEmail(email) {
      const row = orm.select().from(person).where(eq(person.email, email.toLowerCase())).get();
      return row ? personOf(row) : null;
    },
    async all() {
      return orm.select().from(person).orderBy(asc(person.createdAt), asc(person.id)).all().map(personOf);
    },
    async holdsSession(id, personId) {
      const theirs = and(eq(session.id, id), eq(session.userId, personId));
      return orm.select({ id: session.id }).from(session).where(theirs).get() !== undefined;
    },
  };
}

export function peopleWrites({ orm }: Connection): (at: number) => PeopleWrites {
  return (at) => ({
    async create({ id, name, email, role }) {
      const instant = new Date(at);
      const row = orm
        .insert(person)
        .values({ id, name, email: email.toLowerCase(), role, createdAt: instant, updatedAt: instant })
        .returning()
        .get();
      return personOf(row);
    },
    async update(id, patch) {
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
  });
}

/** What better-auth calls a sign-in by password. */
const passwordProvider = "credential";

function personOf(row: typeof person.$inferSelect): PersonRecord {
  const { id, name, email, role, disabledAt, firstPasswordAt } = row;
  const times = { createdAt: row.createdAt.getTime(), updatedAt: row.updatedAt.getTime() };
  return { id, name, email, role, disabledAt, firstPasswordAt, ...times };
}
