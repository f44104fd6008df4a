import { type ProvinceCode, provinceCodes } from "@beian/shared";

/** Where a tile stands, counted from 1 at the top left. */
export interface TilePlace {
  readonly row: number;
  readonly column: number;
}

/** One tile a province, each roughly where its neighbours would look for it; no area, no boundary. */
const rows = [
  ".. .. .. .. .. .. .. HL",
  ".. .. .. .. NM .. .. JL",
  "XJ .. .. NX .. BJ .. LN",
  ".. QH GS .. SX HE TJ ..",
  ".. .. .. SN HA SD .. ..",
  "XZ .. SC CQ HB AH JS SH",
  ".. .. .. GZ HN JX ZJ ..",
  ".. .. YN GX GD FJ .. ..",
  ".. .. .. .. HI .. .. ..",
].map((row) => row.split(" "));

/** The provinces as one reads the map: row by row, from left to right. */
export const readingOrder: readonly ProvinceCode[] = rows
  .flat()
  .flatMap((place) => provinceCodes.filter((code) => code === place));

export function placeOf(code: ProvinceCode): TilePlace {
  const row = rows.findIndex((places) => places.includes(code));
  return { row: row + 1, column: (rows[row]?.indexOf(code) ?? -1) + 1 };
}

/** The keys by which one goes from tile to tile, as KeyboardEvent.key names them. */
export type MoveKey = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End";

export function isMoveKey(key: string): key is MoveKey {
  return ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].includes(key);
}

/**
 * The tile that a key leads to; the same one at an edge. Left and right follow the reading order, so that they reach
 * every tile; up and down go to the nearest tile above or below.
 */
export function tileFrom(code: ProvinceCode, key: MoveKey): ProvinceCode {
  const at = readingOrder.indexOf(code);
  switch (key) {
    case "ArrowLeft":
      return readingOrder[at - 1] ?? code;
    case "ArrowRight":
      return readingOrder[at + 1] ?? code;
    case "ArrowUp":
      return nearest(code, -1);
    case "ArrowDown":
      return nearest(code, 1);
    case "Home":
      return readingOrder.at(0) ?? code;
    case "End":
      return readingOrder.at(-1) ?? code;
  }
}

function nearest(code: ProvinceCode, direction: 1 | -1): ProvinceCode {
  const from = placeOf(code);
  // A column aside weighs more than a row ahead: up and down should feel straight.
  const distance = ({ row, column }: TilePlace) => Math.abs(row - from.row) + 2 * Math.abs(column - from.column);
  return (
    readingOrder
      .map((other) => ({ other, place: placeOf(other) }))
      .filter(({ place }) => (place.row - from.row) * direction > 0)
      .toSorted((a, b) => distance(a.place) - distance(b.place))
      .at(0)?.other ?? code
  );
}
