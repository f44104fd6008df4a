import type { PlainDate, Text } from "@beian/shared";
import type { ChangeOrigin, ChangeRecord, ChangeStatus } from "../../store/ports/changes.ts";

export type {
  ChangeOrigin,
  ChangeRecord,
  ChangeStatus,
  CommentRecord,
  ReviewRecord,
  SourceRecord,
} from "../../store/ports/changes.ts";

/** A change with the state that people see of it. */
export interface Change extends ChangeRecord {
  /** SCHEDULED while it is published and its effective date lies ahead, unless it was cancelled. */
  readonly state: ChangeStatus;
}

export function withState(change: ChangeRecord, today: PlainDate): Change {
  return { ...change, state: stateOf(change, today) };
}

export function stateOf(
  { status, effectiveFrom, cancelledBy }: Pick<ChangeRecord, "status" | "effectiveFrom" | "cancelledBy">,
  today: PlainDate,
): ChangeStatus {
  const ahead = status === "PUBLISHED" && effectiveFrom !== null && effectiveFrom > today && cancelledBy === null;
  return ahead ? "SCHEDULED" : status;
}

/** Who created it; the product has no account. */
export function originOf({ authorId }: Pick<ChangeRecord, "authorId">): ChangeOrigin {
  return authorId === null ? "PRODUCT" : "STAFF";
}

/** The states that everybody may see. */
export const publicStates: readonly ChangeStatus[] = ["PUBLISHED", "SCHEDULED"];

export const stateLabels: Readonly<Record<ChangeStatus, Text>> = {
  DRAFT: { zh: "草稿", en: "a draft" },
  IN_REVIEW: { zh: "待审核", en: "in review" },
  APPROVED: { zh: "已通过", en: "approved" },
  SCHEDULED: { zh: "待生效", en: "scheduled" },
  PUBLISHED: { zh: "已发布", en: "published" },
  REJECTED: { zh: "已退回", en: "rejected" },
  WITHDRAWN: { zh: "已撤回", en: "withdrawn" },
};
