import { engineEdition } from "../facts/edition.ts";
import type { Text } from "../locale.ts";
import type { Definition } from "./definition.ts";

/** Why this engine can't judge by a definition that was written for a later one; null where it can. */
export function newerThanEngine({ edition = 1 }: Pick<Definition, "edition">): Text | null {
  if (edition <= engineEdition) return null;
  return {
    zh: `需要第 ${edition} 版引擎，当前为第 ${engineEdition} 版`,
    en: `needs edition ${edition} of the engine; this is edition ${engineEdition}`,
  };
}
