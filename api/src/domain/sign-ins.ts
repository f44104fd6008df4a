import type { AuditAction } from "../store/ports/audit-actions.ts";
import type { PersonRecord } from "../store/ports/people.ts";
import type { Store, StoreTransaction } from "../store/ports/store.ts";
import { recordRefusal } from "./acting/act.ts";
import { recordAudit, recordRow } from "./acting/audit.ts";
import { NotAllowed } from "./acting/refusal.ts";

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
  /** Throws NotAllowed where the person was disabled since their password was looked at. */
  changedPassword(tx: StoreTransaction, person: PersonRecord, origin: string | null): Promise<void>;
  refusedPasswordChange(
    person: PersonRecord,
    why: "WRONG_PASSWORD" | "THROTTLED",
    origin: string | null,
  ): Promise<void>;
}

export function createSignIns({ store }: { store: Store }): SignIns {
  return {
    isSomebodys: async (email) => (await store.people.byEmail(email)) !== null,
    async signedIn(tx, email, origin) {
      const person = enabled(await tx.people.byEmail(email));
      await recordAudit(tx, byThemselves("person.signIn", person, origin));
    },
    async refused(email, why, origin) {
      const person = await store.people.byEmail(email);
      if (!person) return;
      // Whoever it was hasn't shown to be that person, so the product itself is who says so.
      const actor = { actorKind: "SYSTEM", actorId: null, origin: origin ?? "" } as const;
      await recordRefusal(store, {
        ...actor,
        action: "person.signIn",
        subject: person.id,
        details: { refused: why },
      });
    },
    // Ending one's sessions takes no right: whoever lost theirs may do it still.
    signedOut: (tx, person, origin) => recordAudit(tx, byThemselves("person.signOut", person, origin)),
    signedOutEverywhere: (tx, person, origin) =>
      recordAudit(tx, byThemselves("person.signOutEverywhere", person, origin)),
    async changedPassword(tx, { id }, origin) {
      const [person] = await tx.people.byId([id]);
      const event = byThemselves("person.password", enabled(person), origin);
      await tx.people.update(id, { firstPasswordAt: null });
      await recordRow(tx, event, { kind: "person", id });
    },
    refusedPasswordChange: (person, why, origin) =>
      recordRefusal(store, { ...byThemselves("person.password", person, origin), details: { refused: why } }),
  };
}

/** An event of what somebody does with their own account. */
function byThemselves(action: AuditAction, { id }: PersonRecord, origin: string | null) {
  return { actorKind: "PERSON", actorId: id, action, subject: id, origin } as const;
}

function enabled(person: PersonRecord | null | undefined): PersonRecord {
  if (person && person.disabledAt === null) return person;
  throw new NotAllowed({ zh: "账号已停用，请联系管理员", en: "the account is disabled; ask an administrator" });
}
