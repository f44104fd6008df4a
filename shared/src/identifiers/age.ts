import type { PlainDate } from "../dates.ts";

/**
 * Full years of age on a day, counted up on the birthday (for 29 February in common years: on 1 March).
 * Negative where the day lies before the birth.
 */
export function ageOn(birthDate: PlainDate, on: PlainDate): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
