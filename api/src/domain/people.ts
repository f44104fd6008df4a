import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { AuditAction } from "../store/ports/audit-actions.ts";
import type { PersonRecord, Role } from "../store/ports/people.ts";
import type { Store, StoreReads, StoreTransaction } from "../store/ports/store.ts";
import { act, actWith } from "./acting/act.ts";
import type { Actor } from "./acting/actor.ts";
import { auditActor, personOf } from "./acting/actor.ts";
import { recordRow } from "./acting/audit.ts";
import { may, mustBeAllowed } from "./acting/permissions.ts";
import { InvalidInput, NotAllowed, NotFound } from "./acting/refusal.ts";
import type { PasswordHashing } from "./password-hash.ts";
import { hashOfPassword } from "./passwords.ts";

export type { PersonRecord, Role } from "../store/ports/people.ts";

export interface NewPersonInput {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly password: string;
}

/**
 * Who may come in, and as what. People are disabled, never deleted: history names them. What is done here holds at the
 * next request of the person concerned.
 */
export interface People {
  /** In the order given; null for whoever isn't the caller's to see. */
  byIds(actor: Actor, ids: readonly string[]): Promise<readonly (PersonRecord | null)[]>;
  /** For letting somebody in; null for whoever is disabled. */
  enabledById(id: string): Promise<PersonRecord | null>;
  byEmail(actor: Actor, email: string): Promise<PersonRecord>;
  /** Everybody, disabled ones too, in the order of their coming. */
  all(actor: Actor): Promise<readonly PersonRecord[]>;
  create(actor: Actor, input: NewPersonInput): Promise<PersonRecord>;
  changeRole(actor: Actor, id: string, role: Role): Promise<PersonRecord>;
  /** Also ends the person's sessions; their tokens are refused while they are disabled. */
  disable(actor: Actor, id: string): Promise<PersonRecord>;
  enable(actor: Actor, id: string): Promise<PersonRecord>;
  /** Also ends the person's sessions. */
  resetPassword(actor: Actor, id: string, password: string): Promise<PersonRecord>;
}

/** Whoever has that address, disabled or not. Throws NotFound. */
export async function personByEmail(store: Store, actor: Actor, email: string): Promise<PersonRecord> {
  mustBeAllowed(actor, "MANAGE_PEOPLE");
  const person = await store.people.byEmail(email.trim());
  if (!person) throw noSuchPerson();
  return person;
}

export function createPeople({ store, hashing }: { store: Store; hashing: Pick<PasswordHashing, "hash"> }): People {
  /** An act on one person, with its audit event where anything changed. */
  const actOn = (
    actor: Actor,
    { action, id }: { action: AuditAction; id: string },
    work: (tx: StoreTransaction, person: PersonRecord) => Promise<Change>,
  ): Promise<PersonRecord> =>
    act(store, actor, { action, needs: "MANAGE_PEOPLE", subject: id }, async (tx, known) => {
      const { after, details } = await work(tx, await personNamed(tx, id));
      if (details) await recordRow(tx, { ...auditActor(known), action, subject: id, details }, { kind: "person", id });
      return after;
    });

  return {
    async byIds(actor, ids) {
      const people = await store.people.byId(ids);
      const mayRead = may(actor, "READ_PEOPLE");
      return people.map((person) => (mayRead || person?.id === personOf(actor)?.id ? person : null));
    },
    async enabledById(id) {
      const [person] = await store.people.byId([id]);
      return person && person.disabledAt === null ? person : null;
    },
    byEmail: (actor, email) => personByEmail(store, actor, email),
    async all(actor) {
      mustBeAllowed(actor, "READ_PEOPLE");
      return store.people.all();
    },
    create(actor, input) {
      const deed = { action: "person.create", needs: "MANAGE_PEOPLE" } as const;
      const prepare = async () => {
        const name = typedName(input.name);
        const email = typedEmail(input.email);
        return {
          name,
          email,
          hash: await hashOfPassword(hashing, input.password, { name, email }, ["input", "password"]),
        };
      };
      return actWith(store, actor, deed, prepare, async (tx, known, { name, email, hash }) => {
        if (await tx.people.byEmail(email))
          throw new InvalidInput(["input", "email"], { zh: "该邮箱已有账号", en: "has an account already" });
        const person = await tx.people.create({ id: randomUUID(), name, email, role: input.role });
        await tx.people.setPassword(person.id, hash);
        const { id } = person;
        const event = { ...auditActor(known), action: deed.action, subject: id, details: { role: person.role } };
        await recordRow(tx, event, { kind: "person", id });
        return person;
      });
    },
    changeRole: (actor, id, role) =>
      actOn(actor, { action: "person.role", id }, async (tx, person) => {
        if (person.role === role) return { after: person, details: null };
        if (role !== "ADMINISTRATOR") await mustNotBeLastAdministrator(tx, person);
        return { after: await patch(tx, id, { role }), details: { from: person.role, to: role } };
      }),
    disable: (actor, id) =>
      actOn(actor, { action: "person.disable", id }, async (tx, person) => {
        if (person.disabledAt !== null) return { after: person, details: null };
        await mustNotBeLastAdministrator(tx, person);
        const after = await patch(tx, id, { disabledAt: tx.at });
        return { after, details: { sessionsEnded: await tx.people.endSessions(id) } };
      }),
    enable: (actor, id) =>
      actOn(actor, { action: "person.enable", id }, async (tx, person) => {
        if (person.disabledAt === null) return { after: person, details: null };
        return { after: await patch(tx, id, { disabledAt: null }), details: {} };
      }),
    resetPassword(actor, id, password) {
      const deed = { action: "person.password", needs: "MANAGE_PEOPLE", subject: id } as const;
      const prepare = async () =>
        hashOfPassword(hashing, password, await personNamed(store, id), ["input", "password"]);
      return actWith(store, actor, deed, prepare, async (tx, known, hash) => {
        const person = await personNamed(tx, id);
        await tx.people.setPassword(id, hash);
        const details = { sessionsEnded: await tx.people.endSessions(id) };
        const event = { ...auditActor(known), action: deed.action, subject: id, details };
        await recordRow(tx, event, { kind: "person", id });
        return person;
      });
    },
  };
}

async function personNamed(reads: StoreReads, id: string): Promise<PersonRecord> {
  const [person] = await reads.people.byId([id]);
  if (!person) throw noSuchPerson();
  return person;
}

/** What became of a person, and what the audit says of it; null where nothing changed. */
interface Change {
  readonly after: PersonRecord;
  readonly details: Readonly<Record<string, unknown>> | null;
}

async function patch(
  tx: StoreTransaction,
  id: string,
  changes: { role?: Role; disabledAt?: number | null },
): Promise<PersonRecord> {
  const after = await tx.people.update(id, changes);
  if (!after) throw new Error(`person ${id} went away within a transaction`);
  return after;
}

/** Else nobody could let anybody in any more. */
async function mustNotBeLastAdministrator(tx: StoreTransaction, person: PersonRecord): Promise<void> {
  const isAdministrator = (one: PersonRecord) => one.role === "ADMINISTRATOR" && one.disabledAt === null;
  if (!isAdministrator(person)) return;
  const others = (await tx.people.all()).filter((one) => one.id !== person.id && isAdministrator(one));
  if (others.length > 0) return;
  throw new NotAllowed({
    zh: "这是最后一位可用的管理员，不能停用或降级",
    en: "the last enabled administrator can't be disabled or given another role",
  });
}

const longestName = 100;
const longestEmail = 254;

function typedName(text: string): string {
  const name = text.normalize("NFC").trim();
  if (name === "" || name.length > longestName || /\p{Cc}|\p{Cf}/u.test(name))
    throw new InvalidInput(["input", "name"], {
      zh: `姓名应为 1 至 ${longestName} 个字符`,
      en: `a name has 1 to ${longestName} characters`,
    });
  return name;
}

function typedEmail(text: string): string {
  const email = text.trim().toLowerCase();
  if (email.length > longestEmail || !z.email().safeParse(email).success)
    throw new InvalidInput(["input", "email"], { zh: "不是有效的邮箱地址", en: "isn't an email address" });
  return email;
}

function noSuchPerson(): NotFound {
  return new NotFound({ zh: "没有这个人", en: "there is no such person" });
}
