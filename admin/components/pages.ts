import type { Act } from "../graphql/viewer.ts";
import type { Messages } from "../messages/zh.ts";

interface PageEntry {
  readonly name: keyof Messages["pages"];
  readonly path: string;
  /** What one must be allowed to do to see it; nothing for what everybody may. */
  readonly act?: Act;
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
];
