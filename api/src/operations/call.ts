import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import type { Actor } from "../domain/acting/actor.ts";
import { personOf } from "../domain/acting/actor.ts";
import type { AuditEvent } from "../store/ports/audit.ts";

/** A request on its way: what logs and figures say of it. Nothing here comes from what a caller filled in. */
export interface Call {
  /** The caller's own where it sent a fit one, else made here; the answer's X-Request-Id. */
  readonly id: string;
  /** The fields asked for at the top of the operation, of those that the schema has; null before that is known. */
  operation: string | null;
  type: "query" | "mutation" | "subscription" | null;
  outcome: "answered" | "refused" | "failed" | null;
  /** Whoever acts, by the ids of the person and the token; null before that is known. */
  actor: { readonly kind: string; readonly person?: string; readonly token?: string } | null;
  /** What the operation was reckoned to cost. */
  cost: number | null;
  /** Why it was refused, by the product's own codes. */
  readonly codes: Set<string>;
  /** What was done or refused of it, as the audit has it. */
  readonly acts: NotedAct[];
  /** The product's own fault, or its store's: nothing that the caller could do about it. */
  isFault: boolean;
}

/** One event of the audit, without what is private in it. */
export interface NotedAct {
  readonly action: string;
  readonly change?: number;
  /** The id of the person, token, sample or webhook acted on. */
  readonly subject?: string;
  readonly refused?: string;
}

const calls = new AsyncLocalStorage<Call>();
const prefix = randomBytes(6).toString("base64url");
let count = 0;

export function beginCall(claimedId: string | string[] | undefined): Call {
  count += 1;
  const isFit = typeof claimedId === "string" && /^[A-Za-z0-9_.-]{8,64}$/.test(claimedId);
  return {
    id: isFit ? claimedId : `${prefix}-${count.toString(36)}`,
    operation: null,
    type: null,
    outcome: null,
    actor: null,
    cost: null,
    codes: new Set(),
    acts: [],
    isFault: false,
  };
}

/** Runs the work so that whatever it calls, now or later, knows the call. */
export function within<Result>(call: Call, work: () => Result): Result {
  return calls.run(call, work);
}

/** Tells the call under way who is behind it. */
export function noteActor(actor: Actor): void {
  const call = currentCall();
  if (!call) return;
  const person = personOf(actor)?.id;
  call.actor = {
    kind: actor.kind,
    ...(person === undefined ? {} : { person }),
    ...(actor.kind === "TOKEN" ? { token: actor.token } : {}),
  };
}

/** Tells it what was written to the audit on its behalf. */
export function noteAct({ action, changeNumber, subject, details }: AuditEvent): void {
  const refused = details.refused;
  currentCall()?.acts.push({
    action,
    ...(changeNumber === null ? {} : { change: changeNumber }),
    ...(subject === null ? {} : { subject }),
    ...(typeof refused === "string" ? { refused } : {}),
  });
}

/** Tells it why it was refused, or a part of it. */
export function noteRefusal(code: string): void {
  currentCall()?.codes.add(code);
}

/** Tells it that it failed by no fault of the caller's. */
export function noteFault(): void {
  const call = currentCall();
  if (call) call.isFault = true;
}

export function currentCall(): Call | undefined {
  return calls.getStore();
}
