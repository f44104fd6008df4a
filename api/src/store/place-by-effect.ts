import type { Revision } from "@beian/shared";

/** Leaves room for 67,108,864 revisions within the numbers that JavaScript holds exactly, up to the year 9999. */
const revisionsOfADay = 2 ** 26;

/** Where a revision stands in the order of taking effect, as one number: the date's digits, then its own number. */
export function placeByEffect({ effectiveFrom, id }: Pick<Revision, "effectiveFrom" | "id">): number {
  return Number(effectiveFrom.replaceAll("-", "")) * revisionsOfADay + id;
}

/** The number of the revision that stands there. */
export function revisionAtPlace(place: number): number {
  return place % revisionsOfADay;
}
