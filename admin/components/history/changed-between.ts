import type { ValueGroups } from "../../graphql/history.ts";
import type { RuleContent } from "../../graphql/province.ts";

type Group = ValueGroups[number];

export interface ChangedGroup {
  readonly provinces: Group["provinces"];
  readonly from: RuleContent | null;
  readonly to: RuleContent | null;
}

/** The provinces in which a requirement says something else by then, those together that went the same way. */
export function changedBetween(from: ValueGroups, to: ValueGroups): readonly ChangedGroup[] {
  return from.flatMap((before) =>
    to.flatMap((after) => {
      if (isSame(before.content, after.content)) return [];
      const codes = new Set(after.provinces.map(({ code }) => code));
      const provinces = before.provinces.filter(({ code }) => codes.has(code));
      return provinces.length > 0 ? [{ provinces, from: before.content, to: after.content }] : [];
    }),
  );
}

/** Groups are told apart by value and strictness; a requirement's own words tell values apart. */
function isSame(one: RuleContent | null, other: RuleContent | null): boolean {
  if (one === null || other === null) return one === other;
  return one.summary === other.summary && one.strictness === other.strictness;
}
