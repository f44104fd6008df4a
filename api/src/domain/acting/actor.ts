import type { NewAuditEvent } from "../../store/ports/audit.ts";
import type { PersonRecord } from "../../store/ports/people.ts";

/** Who acts. A token acts as its owner, so that four eyes are four eyes whatever way a person comes in. */
export type Actor =
  | { readonly kind: "ANONYMOUS"; readonly origin: string | null }
  | (Somebody & {
      readonly kind: "PERSON";
      /** The session by which they came in, by its id. */
      readonly session: string;
    })
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

/** Somebody who is known: the only ones who ever write. */
export type KnownActor = Exclude<Actor, { kind: "ANONYMOUS" }>;

/** The person behind an actor; null for strangers and the system. */
export function personOf(actor: Actor): PersonRecord | null {
  return actor.kind === "PERSON" || actor.kind === "TOKEN" ? actor.person : null;
}

/** An actor as the audit names it; strangers' acts aren't recorded, since nobody is there to be named. */
export function auditActor(actor: KnownActor): Pick<NewAuditEvent, "actorKind" | "actorId" | "origin"> {
  return { actorKind: actor.kind, actorId: personOf(actor)?.id ?? null, origin: actor.origin };
}
