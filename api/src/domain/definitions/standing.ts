import type { PlainDate } from "@beian/shared";
import type { RecordedDefinition } from "../../store/ports/definitions.ts";

/** Of a requirement's entries, whichever holds on a day: the latest effective, of one day the last recorded. */
export function standingOn(history: readonly RecordedDefinition[], on: PlainDate): RecordedDefinition | null {
  return (
    history
      .filter(({ effectiveFrom }) => effectiveFrom <= on)
      .sort(byEffect)
      .at(-1) ?? null
  );
}

export function byEffect(one: RecordedDefinition, other: RecordedDefinition): number {
  if (one.effectiveFrom !== other.effectiveFrom) return one.effectiveFrom < other.effectiveFrom ? -1 : 1;
  return one.id - other.id;
}
