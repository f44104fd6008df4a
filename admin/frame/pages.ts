import type { Act } from "../graphql/viewer.ts";
import type { Messages } from "../messages/zh.ts";

export interface PageEntry {
  readonly name: keyof Messages["pages"];
  readonly path: string;
  /** What one must be allowed to do to see it; nothing for what everybody may. */
  readonly act?: Act;
  /** Whether it is one of those that keep the house in order, which stand behind one button. */
  readonly housekeeping?: true;
}

/** The pages of the main navigation, in its order. */
export const pages: readonly PageEntry[] = [
  { name: "provinces", path: "/provinces" },
  { name: "requirements", path: "/requirements" },
  { name: "compare", path: "/compare" },
  { name: "timeline", path: "/timeline" },
  { name: "changes", path: "/changes" },
  { name: "try", path: "/try" },
  { name: "questions", path: "/questions" },
  { name: "samples", path: "/samples", act: "READ_DRAFTS", housekeeping: true },
  { name: "audit", path: "/audit", act: "READ_AUDIT", housekeeping: true },
  { name: "people", path: "/people", act: "READ_PEOPLE", housekeeping: true },
];

/** The pages that somebody with these rights may see. */
export function pagesFor(acts: readonly Act[]): readonly PageEntry[] {
  return pages.filter(({ act }) => act === undefined || acts.includes(act));
}
