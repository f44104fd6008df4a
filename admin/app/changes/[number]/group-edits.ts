import { provinceCodes } from "@beian/shared";
import type { RuleEdit } from "../../../graphql/change.ts";

/** How the edits of a change are laid out. */
export const groupings = ["province", "requirement"] as const;
export type Grouping = (typeof groupings)[number];

export function isGrouping(text: string | null): text is Grouping {
  return groupings.some((grouping) => grouping === text);
}

/** The edits of one province or of one requirement. */
export interface EditGroup {
  readonly key: string;
  readonly edits: readonly RuleEdit[];
}

/** The national default first, provinces in GB/T 2260 order, requirements in the order of their keys given. */
export function groupEdits(
  edits: readonly RuleEdit[],
  by: Grouping,
  requirements: readonly string[],
): readonly EditGroup[] {
  const layerPlace = ({ province }: RuleEdit) => (province ? provinceCodes.indexOf(province.code) : -1);
  const requirementPlace = ({ requirement }: RuleEdit) => requirements.indexOf(requirement.key);
  const places = by === "province" ? [layerPlace, requirementPlace] : [requirementPlace, layerPlace];
  const keyOf = ({ province, requirement }: RuleEdit) =>
    by === "province" ? (province?.code ?? "CN") : requirement.key;
  const placed = edits
    .map((edit) => ({ edit, at: places.map((place) => place(edit)) }))
    .sort((one, other) => (one.at[0] ?? 0) - (other.at[0] ?? 0) || (one.at[1] ?? 0) - (other.at[1] ?? 0));
  return [...Map.groupBy(placed, ({ edit }) => keyOf(edit))].map(([key, group]) => ({
    key,
    edits: group.map(({ edit }) => edit),
  }));
}
