import { randomUUID } from "node:crypto";
import type { Role } from "../store/ports/people.ts";
import type { Store } from "../store/ports/store.ts";
import { recordRow } from "./acting/audit.ts";
import type { PasswordHashing } from "./password-hash.ts";
import { hashOfPassword, randomPassword } from "./passwords.ts";

/** How to sign in to an account that the product made by itself. */
export interface FirstAccount {
  readonly role: Role;
  readonly email: string;
  readonly password: string;
}

const firstPeople: readonly { readonly role: Role; readonly name: string }[] = [
  { role: "VIEWER", name: "查阅员" },
  { role: "EDITOR", name: "编辑员" },
  { role: "REVIEWER", name: "审核员" },
  { role: "ADMINISTRATOR", name: "管理员" },
];

/**
 * Where there is nobody yet, an account for each role with a password of chance; else nothing. The passwords are in the
 * answer only.
 */
export async function createFirstAccounts(store: Store, hashing: PasswordHashing): Promise<readonly FirstAccount[]> {
  if ((await store.people.all()).length > 0) return [];
  const accounts = await Promise.all(
    firstPeople.map(async ({ role, name }) => {
      const password = randomPassword();
      const email = `${role.toLowerCase()}@beian.local`;
      const hash = await hashOfPassword(hashing, password, { name, email }, []);
      return { role, name, email, password, hash };
    }),
  );
  return store.transaction(async (tx) => {
    // Another process may have been first.
    if ((await tx.people.all()).length > 0) return [];
    for (const { role, name, email, hash } of accounts) {
      const { id } = await tx.people.create({ id: randomUUID(), name, email, role });
      await tx.people.setPassword(id, hash);
      // Whoever reads what was printed knows it, and it stands in logs.
      await tx.people.update(id, { firstPasswordAt: tx.at });
      const event = { action: "person.create", subject: id, details: { role } } as const;
      const note = { actorKind: "SYSTEM", actorId: null, origin: "first start", ...event } as const;
      await recordRow(tx, note, { kind: "person", id });
    }
    return accounts.map(({ role, email, password }) => ({ role, email, password }));
  });
}
