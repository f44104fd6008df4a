import type { ProvinceCode } from "@beian/shared";
import type { ShownCategory } from "./tile-category.ts";

/** A province on the map, with all that is said of it. */
export interface Tile {
  readonly code: ProvinceCode;
  readonly name: string;
  readonly category: ShownCategory | undefined;
  readonly mark: string;
  readonly note: string | undefined;
  readonly href: string | undefined;
}
