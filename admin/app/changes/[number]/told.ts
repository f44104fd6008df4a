import type { useTranslations } from "next-intl";
import type { ChangeOutcome } from "../../../graphql/change.ts";
import { refusalIn } from "../../../graphql/refusal.ts";

/** What the page tells about the last thing that was done. */
export interface Told {
  readonly tone: "done" | "refused";
  readonly text: string;
  /** How to take it back. */
  readonly undo?: { readonly label: string; readonly act: () => void };
}

/** That it was done, or why not. A conflict's answer brought the change as it stands now, and the page shows it already. */
export function toldOf(
  outcome: ChangeOutcome | null,
  done: string,
  t: ReturnType<typeof useTranslations<"change">>,
): Told {
  const refusal = refusalIn(outcome, t("unreachable"));
  if (refusal === null) return { tone: "done", text: done };
  const { reason } = refusal;
  return { tone: "refused", text: outcome?.__typename === "Conflict" ? t("conflict", { message: reason }) : reason };
}
