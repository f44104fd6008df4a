import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";

/** A request on its way: what logs and figures say of it. Nothing here comes from what a caller filled in. */
export interface Call {
  /** The caller's own where it sent a fit one, else made here; the answer's X-Request-Id. */
  readonly id: string;
  /** The fields asked for at the top of the operation, of those that the schema has; null before that is known. */
  operation: string | null;
  type: "query" | "mutation" | "subscription" | null;
  outcome: "answered" | "refused" | "failed" | null;
}

const calls = new AsyncLocalStorage<Call>();
const prefix = randomBytes(6).toString("base64url");
let count = 0;

export function beginCall(claimedId: string | string[] | undefined): Call {
  count += 1;
  const isFit = typeof claimedId === "string" && /^[A-Za-z0-9_.-]{8,64}$/.test(claimedId);
  return { id: isFit ? claimedId : `${prefix}-${count.toString(36)}`, operation: null, type: null, outcome: null };
}

/** Runs the work so that whatever it calls, now or later, knows the call. */
export function within<Result>(call: Call, work: () => Result): Result {
  return calls.run(call, work);
}

export function currentCall(): Call | undefined {
  return calls.getStore();
}
