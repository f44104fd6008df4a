import type { NewAuditEvent, PersonRecord } from "../store/records.ts";

/** Who acts. A token acts as its owner, so that four eyes are four eyes whatever way a person comes in. */
export type Actor =
  | { readonly kind: "ANONYMOUS"; readonly origin: string | null }
  | (Somebody & { readonly kind: "PERSON" })
  | (Somebody & {
      readonly kind: "TOKEN";
      /** The token's id, which isn't the token. */
      readonly token: string;
    })
  /** The product itself, such as when it brings its first rules. */
  | { readonly kind: "SYSTEM"; readonly origin: string };

interface Somebody {
  readonly person: PersonRecord;
  /** The address that the request came from. */
  readonly origin: string | null;
}

/** The person behind an actor; null for strangers and the system. */
export function personOf(actor: Actor): PersonRecord | null {
  return actor.kind === "PERSON" || actor.kind === "TOKEN" ? actor.person : null;
}

/** An actor as the audit names it; strangers' acts aren't recorded, since nobody is there to be named. */
export function auditActor(
  actor: Exclude<Actor, { kind: "ANONYMOUS" }>,
): Pick<NewAuditEvent, "actorKind" | "actorId" | "origin"> {
  return { actorKind: actor.kind, actorId: personOf(actor)?.id ?? null, origin: actor.origin };
}
