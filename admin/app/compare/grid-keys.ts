/** A cell of the grid: 0 is the head, or the first column; entries count from 1. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"] as const;
type GridKey = (typeof keys)[number];

/** How many rows PageUp and PageDown pass. */
const page = 10;

export function isGridKey(key: string): key is GridKey {
  return keys.some((each) => each === key);
}

/** Where a key leads from a cell, within a grid of so many entries; with Ctrl, Home and End leave the row too. */
export function placeFrom(
  { row, column }: GridPlace,
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  last: { readonly rows: number; readonly columns: number },
): GridPlace {
  const within = (place: GridPlace): GridPlace => ({
    row: Math.min(Math.max(place.row, 0), last.rows),
    column: Math.min(Math.max(place.column, 0), last.columns),
  });
  switch (key) {
    case "ArrowLeft":
      return within({ row, column: column - 1 });
    case "ArrowRight":
      return within({ row, column: column + 1 });
    case "ArrowUp":
      return within({ row: row - 1, column });
    case "ArrowDown":
      return within({ row: row + 1, column });
    case "PageUp":
      return within({ row: row - page, column });
    case "PageDown":
      return within({ row: row + page, column });
    case "Home":
      return { row: ctrlKey ? 0 : row, column: 0 };
    case "End":
      return { row: ctrlKey ? last.rows : row, column: last.columns };
    default:
      return { row, column };
  }
}
