import type { Draft } from "../graphql/draft.ts";

/** The states in which a change takes edits. */
export const editable: readonly Draft["status"][] = ["DRAFT", "IN_REVIEW", "APPROVED", "REJECTED"];

export function isEditable({ status }: Pick<Draft, "status">): boolean {
  return editable.includes(status);
}

/** Whether an edit takes something away: a review that goes on, or an approval. */
export function endsReview({ status }: Pick<Draft, "status">): boolean {
  return status === "IN_REVIEW" || status === "APPROVED";
}
