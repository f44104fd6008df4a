import { isProvinceCode, national, type ProvinceCode } from "@beian/shared";
import { type Content, contentOf, emptyContent, sameContent, type TypedContent } from "../fields/content.ts";
import type { Draft, DraftEdit } from "../graphql/draft.ts";

/** A cell of the rule book: a requirement in a province, or, with null, in the national default. */
export interface Cell {
  readonly province: ProvinceCode | null;
  readonly requirement: string;
}

/** What a draft makes of a cell: a content, handed back to the national default, or nothing. */
export type Stand = Content | "HANDED_BACK" | "UNTOUCHED";

/** The same while it is typed. */
export type TypedStand = TypedContent | "HANDED_BACK" | "UNTOUCHED";

export function cellKey({ province, requirement }: Cell): string {
  return `${province ?? national}/${requirement}`;
}

export function cellOf(key: string): Cell {
  const [layer = "", requirement = ""] = key.split("/");
  return { province: isProvinceCode(layer) ? layer : null, requirement };
}

export function keyOf({ province, requirement }: DraftEdit): string {
  return cellKey({ province: province?.code ?? null, requirement: requirement.key });
}

export function editOf(draft: Draft | null, key: string): DraftEdit | undefined {
  return draft?.edits.find((edit) => keyOf(edit) === key);
}

export function standOf(draft: Draft | null, key: string): Stand {
  const edit = editOf(draft, key);
  if (!edit) return "UNTOUCHED";
  return edit.handsBack || edit.after === null ? "HANDED_BACK" : contentOf(edit.after);
}

/**
 * What typing makes of a cell: nothing where it is back at what the cell itself says, or empty. What a province inherits
 * it may set for itself all the same, so that it keeps it when the national default changes.
 */
export function standOfTyped(typed: TypedContent, own: Content | null): TypedStand {
  return sameContent(typed, own ?? emptyContent) ? "UNTOUCHED" : typed;
}

export function sameStand(a: TypedStand, b: TypedStand): boolean {
  return typeof a === "string" || typeof b === "string" ? a === b : sameContent(a, b);
}
