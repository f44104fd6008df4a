import type { Range } from "./problem.ts";

/** Signs between two things, by how tightly they bind. */
export const comparisons = ["==", "!=", "<", "<=", ">", ">="] as const;
export type Comparison = (typeof comparisons)[number];

/** An expression as written, each part with its place; what it means is not yet known. */
export type Syntax = Range &
  (
    | { readonly kind: "LITERAL"; readonly value: boolean | number | string }
    | { readonly kind: "LIST"; readonly items: readonly Syntax[] }
    /** A name with dots: a fact, `value`, `province`, `item`, or the name that a list's item goes by. */
    | { readonly kind: "NAME"; readonly name: string }
    | { readonly kind: "NOT"; readonly of: Syntax }
    | { readonly kind: "AND" | "OR"; readonly left: Syntax; readonly right: Syntax }
    | { readonly kind: "COMPARED"; readonly sign: Comparison | "in"; readonly left: Syntax; readonly right: Syntax }
    | { readonly kind: "SUM"; readonly sign: "+" | "-"; readonly left: Syntax; readonly right: Syntax }
    | { readonly kind: "IF"; readonly condition: Syntax; readonly then: Syntax; readonly otherwise: Syntax }
    /** `on` is what stands before the dot, null where nothing does; `nameAt` the place of the name alone. */
    | {
        readonly kind: "CALL";
        readonly name: string;
        readonly nameAt: Range;
        readonly on: Syntax | null;
        readonly arguments: readonly Syntax[];
      }
    /** Where something is missing or can't be read; told already. */
    | { readonly kind: "MISSING" }
  );
