import type { CheckedDefinition } from "@beian/shared";
import { checkDefinition } from "@beian/shared";
import type { ReviewOrder } from "./reviewing.ts";

/** What the thread does. */
// biome-ignore lint/style/noDefaultExport: the pool takes what a file exports by default for the task
export default function review({ input, context }: ReviewOrder): CheckedDefinition {
  return checkDefinition(input, context);
}
