import type { PlainDate } from "@beian/shared";
import { InvalidInput } from "../acting/refusal.ts";

/** The day on which website filing began: State Council Decree 292 came into force. No rule of it is older. */
export const firstDayOfFiling: PlainDate = "2000-09-25";

/** Refuses a day on which no rule can have held. Any other day of the past is a correction, any day ahead a schedule. */
export function mustBePossibleDate(date: PlainDate): void {
  if (date < firstDayOfFiling)
    throw new InvalidInput(["input", "effectiveFrom"], {
      zh: `备案制度始于 ${firstDayOfFiling}，生效日期不能早于这一天`,
      en: `website filing began on ${firstDayOfFiling}; no rule can hold from before that day`,
    });
}
