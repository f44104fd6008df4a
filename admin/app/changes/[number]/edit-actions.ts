import type { ReactNode } from "react";
import type { RuleEdit } from "../../../graphql/change.ts";

/** What an editor can do with one edit on this page; null for whoever can't. */
export interface EditActions {
  readonly waiting: boolean;
  /** What is asked before the change leaves its review; nothing where it isn't. */
  readonly question: ReactNode;
  readonly drop: (edit: RuleEdit, name: string) => void;
  readonly setAgain: (edit: RuleEdit, name: string) => void;
}
