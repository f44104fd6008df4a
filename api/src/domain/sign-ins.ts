import type { PersonRecord } from "../store/records.ts";
import type { Store, StoreTransaction } from "../store/store.ts";
import { auditActor } from "./actor.ts";
import { recordAudit } from "./audit.ts";
import { NotAllowed } from "./refusal.ts";

/**
 * What the audit keeps of coming and going: of what was done, in the transaction that does it. Nothing is kept of names
 * that nobody has: they may be passwords.
 */
export interface SignIns {
  /** Whether somebody has the email, disabled or not. */
  isSomebodys(email: string): Promise<boolean>;
  /** Throws NotAllowed where the person was disabled since their password was looked at. */
  signedIn(tx: StoreTransaction, email: string, origin: string | null): Promise<void>;
  refused(email: string, why: "WRONG_PASSWORD" | "DISABLED" | "THROTTLED", origin: string | null): Promise<void>;
  signedOut(tx: StoreTransaction, person: PersonRecord, origin: string | null): Promise<void>;
  signedOutEverywhere(tx: StoreTransaction, person: PersonRecord, origin: string | null): Promise<void>;
  changedPassword(tx: StoreTransaction, person: PersonRecord, origin: string | null): Promise<void>;
  refusedPasswordChange(
    person: PersonRecord,
    why: "WRONG_PASSWORD" | "THROTTLED",
    origin: string | null,
  ): Promise<void>;
}

export function createSignIns({ store }: { store: Store }): SignIns {
  const byThemselves =
    (action: string, details = {}) =>
    (tx: StoreTransaction, person: PersonRecord, origin: string | null) =>
      recordAudit(tx, { ...auditActor({ kind: "PERSON", person, origin }), action, subject: person.id, details });

  return {
    isSomebodys: async (email) => (await store.personByEmail(email)) !== null,
    async signedIn(tx, email, origin) {
      const person = await tx.personByEmail(email);
      if (!person || person.disabledAt !== null)
        throw new NotAllowed({ zh: "账号已停用，请联系管理员", en: "the account is disabled; ask an administrator" });
      await byThemselves("person.signIn")(tx, person, origin);
    },
    async refused(email, why, origin) {
      const person = await store.personByEmail(email);
      if (!person) return;
      // Whoever it was hasn't shown to be that person, so the product itself is who says so.
      const actor = auditActor({ kind: "SYSTEM", origin: origin ?? "" });
      const event = { ...actor, action: "person.signIn", subject: person.id, details: { refused: why } };
      await store.transaction((tx) => recordAudit(tx, event));
    },
    signedOut: byThemselves("person.signOut"),
    signedOutEverywhere: byThemselves("person.signOutEverywhere"),
    async changedPassword(tx, person, origin) {
      await tx.updatePerson(person.id, { firstPasswordAt: null });
      await byThemselves("person.password")(tx, person, origin);
    },
    refusedPasswordChange: (person, why, origin) =>
      store.transaction((tx) => byThemselves("person.password", { refused: why })(tx, person, origin)),
  };
}
