import type { Layer } from "@beian/shared";
import { national, provinceOf } from "@beian/shared";
import type { Context } from "./builder.ts";
import { provinceRef, requirementRef } from "./refs.ts";

/** For `t.field`: the province of whatever is of a layer. */
export const provinceOfLayer = {
  type: provinceRef,
  nullable: true,
  description: "Null for the national default.",
  resolve: ({ layer }: { readonly layer: Layer }) => (layer === national ? null : provinceOf(layer)),
} as const;

/** For `t.field`: the requirement of whatever is of a cell. */
export const requirementOfCell = {
  type: requirementRef,
  description: "What it rules on.",
  resolve: ({ requirement }: { readonly requirement: string }, _: object, { domain }: Context) =>
    domain.rulebooks.catalogue.get(requirement),
} as const;
