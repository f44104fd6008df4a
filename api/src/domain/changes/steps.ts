import type { PlainDate, Text } from "@beian/shared";
import { beijingDateOf, joinTexts } from "@beian/shared";
import type { ChangeRecord, StoredChangeStatus } from "../../store/ports/changes.ts";
import type { StoreTransaction } from "../../store/ports/store.ts";
import type { Act } from "../acting/permissions.ts";
import { Conflict, NotFound } from "../acting/refusal.ts";
import { stateLabels, stateOf } from "./change.ts";

/** A change and the version of it that the caller saw. */
export interface ChangeAt {
  readonly number: number;
  readonly version: number;
}

export const stepNames = ["EDIT", "SUBMIT", "REVIEW", "PUBLISH", "WITHDRAW", "REVERT"] as const;
export type Step = (typeof stepNames)[number];

interface StepMeaning {
  readonly label: Text;
  readonly needs: Act;
  /** The statuses in which it can be taken. */
  readonly from: readonly StoredChangeStatus[];
}

/** Those in which nothing came of it yet. */
const open: readonly StoredChangeStatus[] = ["DRAFT", "IN_REVIEW", "APPROVED", "REJECTED"];

/** The whole life of a change; editing one that was submitted, approved or rejected makes it a draft again. */
export const steps: Readonly<Record<Step, StepMeaning>> = {
  EDIT: { label: { zh: "编辑", en: "edited" }, needs: "EDIT_CHANGES", from: open },
  SUBMIT: { label: { zh: "提交审核", en: "submitted" }, needs: "EDIT_CHANGES", from: ["DRAFT"] },
  REVIEW: { label: { zh: "审核", en: "reviewed" }, needs: "REVIEW_CHANGES", from: ["IN_REVIEW"] },
  PUBLISH: { label: { zh: "发布", en: "published" }, needs: "PUBLISH_CHANGES", from: ["APPROVED"] },
  WITHDRAW: { label: { zh: "撤回", en: "withdrawn" }, needs: "EDIT_CHANGES", from: open },
  REVERT: { label: { zh: "撤销", en: "reverted" }, needs: "EDIT_CHANGES", from: ["PUBLISHED"] },
};

/** The change as it stands, or a refusal: there is none, it moved on, or it can't take the step now. */
export async function changeFor(
  tx: StoreTransaction,
  step: Step,
  { number, version }: ChangeAt,
): Promise<ChangeRecord> {
  const [change] = await tx.changes.byNumber([number]);
  if (!change) throw new NotFound({ zh: `没有编号为 ${number} 的变更`, en: `there is no change ${number}` });
  if (change.version !== version)
    throw new Conflict(change, {
      zh: `变更 ${number} 现为第 ${change.version} 版，您看到的是第 ${version} 版，请查看最新内容后再操作`,
      en: `change ${number} is at version ${change.version} by now, you saw version ${version}; look at it again first`,
    });
  mustBeInOrder(change, step, beijingDateOf(new Date(tx.at)));
  return change;
}

/** Refuses a step that can't be taken from where the change stands, naming those that can. */
export function mustBeInOrder(change: ChangeRecord, step: Step, today: PlainDate): void {
  if (steps[step].from.includes(change.status)) return;
  const state = stateLabels[stateOf(change, today)];
  const { label } = steps[step];
  const possible = Object.values(steps).filter(({ from }) => from.includes(change.status));
  const now = joinTexts(possible.map((meaning) => meaning.label));
  const rest: Text =
    possible.length === 0
      ? { zh: "已不能再操作", en: "nothing more can be done with it" }
      : { zh: `现在可以：${now.zh}`, en: `now it can be: ${now.en}` };
  throw new Conflict(change, {
    zh: `变更 ${change.number} 的状态为“${state.zh}”，不能${label.zh}；${rest.zh}`,
    en: `change ${change.number} is ${state.en}, so it can't be ${label.en}; ${rest.en}`,
  });
}

/** Applies a patch to the version just read; another writer can't have come between within one transaction. */
export async function moved(
  tx: StoreTransaction,
  change: ChangeRecord,
  patch: Parameters<StoreTransaction["changes"]["update"]>[2],
): Promise<ChangeRecord> {
  const updated = await tx.changes.update(change.number, change.version, patch);
  if (!updated) throw new Error(`change ${change.number} moved within its own transaction`);
  return updated;
}
