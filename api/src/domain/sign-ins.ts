import type { PersonRecord } from "../store/records.ts";
import type { Store } from "../store/store.ts";
import type { Actor } from "./actor.ts";
import { auditActor } from "./actor.ts";
import { recordAudit } from "./audit.ts";

/** What the audit keeps of coming and going. Nothing is kept of names that nobody has: they may be passwords. */
export interface SignIns {
  signedIn(email: string, origin: string | null): Promise<void>;
  refused(email: string, why: "WRONG_PASSWORD" | "DISABLED" | "THROTTLED", origin: string | null): Promise<void>;
  signedOut(person: PersonRecord, origin: string | null): Promise<void>;
  signedOutEverywhere(person: PersonRecord, origin: string | null): Promise<void>;
  changedPassword(person: PersonRecord, origin: string | null): Promise<void>;
  refusedPasswordChange(
    person: PersonRecord,
    why: "WRONG_PASSWORD" | "THROTTLED",
    origin: string | null,
  ): Promise<void>;
}

export function createSignIns({ store }: { store: Store }): SignIns {
  const record = (actor: Exclude<Actor, { kind: "ANONYMOUS" }>, action: string, subject: string, details = {}) =>
    store.transaction((tx) => recordAudit(tx, { ...auditActor(actor), action, subject, details }));
  const byThemselves =
    (action: string, details = {}) =>
    (person: PersonRecord, origin: string | null) =>
      record({ kind: "PERSON", person, origin }, action, person.id, details);

  return {
    async signedIn(email, origin) {
      const person = await store.personByEmail(email);
      if (person) await byThemselves("person.signIn")(person, origin);
    },
    async refused(email, why, origin) {
      const person = await store.personByEmail(email);
      // Whoever it was hasn't shown to be that person, so the product itself is who says so.
      if (person) await record({ kind: "SYSTEM", origin: origin ?? "" }, "person.signIn", person.id, { refused: why });
    },
    signedOut: byThemselves("person.signOut"),
    signedOutEverywhere: byThemselves("person.signOutEverywhere"),
    changedPassword: byThemselves("person.password"),
    refusedPasswordChange: (person, why, origin) => byThemselves("person.password", { refused: why })(person, origin),
  };
}
