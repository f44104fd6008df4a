import { Refusal } from "../domain/acting/refusal.ts";

/** A scalar's text that can't be taken; GraphQL wraps it with what names the argument or variable at fault. */
export class InvalidScalar extends Refusal {
  readonly code = "BAD_USER_INPUT";
}
