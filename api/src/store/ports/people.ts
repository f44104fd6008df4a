import { roles as stored } from "@beian/drizzle/kinds";

export type Role = (typeof stored)[number];

/** Each can do what the ones before it can. */
export const roles: readonly Role[] = stored;

export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly role: Role;
  readonly disabledAt: number | null;
  /** When the first start gave them the password that they still have; null for whoever has one of their own. */
  readonly firstPasswordAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type NewPerson = Pick<PersonRecord, "id" | "name" | "email" | "role">;

export type PersonPatch = Partial<Pick<PersonRecord, "name" | "role" | "disabledAt" | "firstPasswordAt">>;

/** People, by what they are known by. */
export interface PeopleReads {
  /** By id, in the order given. */
  byId(ids: readonly string[]): Promise<readonly (PersonRecord | null)[]>;
  byEmail(email: string): Promise<PersonRecord | null>;
  all(): Promise<readonly PersonRecord[]>;
  /** Whether the person's session of that id is still there. */
  holdsSession(id: string, personId: string): Promise<boolean>;
}

/** What administrators do with people, and people with their passwords. */
export interface PeopleWrites {
  create(person: NewPerson): Promise<PersonRecord>;
  update(id: string, patch: PersonPatch): Promise<PersonRecord | null>;
  /** The hash that sign-in compares a password with; takes the place of an earlier one, a first start's too. */
  setPassword(personId: string, hash: string): Promise<void>;
  /** Whether somebody's password has exactly this hash now. */
  holdsPassword(hash: string): Promise<boolean>;
  /** Answers how many there were. */
  endSessions(personId: string): Promise<number>;
}
