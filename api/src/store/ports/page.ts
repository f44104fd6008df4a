/** A place in a list, made by the store and read by the store alone. */
export type Cursor = string;

/** What was given isn't a cursor of the list; nothing was read. */
export class WrongCursor extends Error {
  /** What it was given as. */
  readonly argument: string;

  constructor(argument: string) {
    super(`${argument} is not a cursor of this list`);
    this.name = "WrongCursor";
    this.argument = argument;
  }
}

/**
 * Part of a list: the first entries after a cursor, or the last ones before one. One of first and last, 1 to 100. Throws
 * WrongCursor for another list's; those that a former version made are read for ever.
 */
export interface PageRequest {
  readonly first?: number;
  readonly last?: number;
  readonly after?: Cursor;
  readonly before?: Cursor;
}

export interface Page<Item> {
  readonly entries: readonly Entry<Item>[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

export interface Entry<Item> {
  readonly item: Item;
  readonly cursor: Cursor;
}
