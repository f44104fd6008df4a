import type { Arranged } from "./arrange.ts";
import type { Matrix } from "./matrix.ts";
import type { View } from "./view.ts";

/** What every part of the page is given: the data, the view of it, and how to change the view. */
export interface Shown {
  readonly matrix: Matrix;
  readonly arranged: Arranged;
  readonly view: View;
  readonly change: (patch: Partial<View>) => void;
}
