import type { useTranslations } from "next-intl";
import type { ChangeOutcome } from "../../../graphql/change.ts";
import { refusalIn } from "../../../words/refusal-in.ts";

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
  const why = refusalIn(outcome, t("unreachable"));
  if (why === null) return { tone: "done", text: done };
  return { tone: "refused", text: outcome?.__typename === "Conflict" ? t("conflict", { message: why }) : why };
}
