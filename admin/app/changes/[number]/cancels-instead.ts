import type { WholeChange } from "../../../graphql/change.ts";

/** Whether taking a change back cancels it, since it hasn't begun. */
export function cancelsInstead({ status }: Pick<WholeChange, "status">): boolean {
  return status === "SCHEDULED";
}
