/**
 * How a category looks. The first four mean something wherever they stand; the others only tell categories apart, or,
 * from `amount0` to `amount4`, order them from little to much.
 */
export type TileTone =
  | "good"
  | "attention"
  | "bad"
  | "empty"
  | `hue${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7}`
  | `amount${0 | 1 | 2 | 3 | 4}`;

/** What tiles have in common. */
export interface TileCategory {
  readonly key: string;
  readonly label: string;
  /** Colours follow the order of the categories unless given. */
  readonly tone?: TileTone;
  /** One or two characters that tell it apart without its colour; a letter by its place unless given. */
  readonly mark?: string;
}

/** A category with everything that it looks like. */
export type ShownCategory = Required<TileCategory>;

const hues = ["hue0", "hue1", "hue2", "hue3", "hue4", "hue5", "hue6", "hue7"] as const;
const marks: Partial<Record<TileTone, string>> = { good: "✓", attention: "!", bad: "✗", empty: "–" };

/** Gives every category its tone and mark. Colours repeat after eight; letters go on. */
export function shownCategories(categories: readonly TileCategory[]): readonly ShownCategory[] {
  let letters = 0;
  return categories.map((category) => {
    const given = category.mark ?? (category.tone && marks[category.tone]);
    const place = given === undefined ? letters++ : letters;
    const tone = category.tone ?? hues[place % hues.length] ?? hues[0];
    return { ...category, tone, mark: given ?? letterOf(place) };
  });
}

/** A, B … Z, AA, AB … */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
