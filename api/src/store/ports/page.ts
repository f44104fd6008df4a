/** Part of a list: the first entries after a cursor, or the last ones before one. One of first and last, 1 to 100. */
export interface PageRequest {
  readonly first?: number;
  readonly last?: number;
  readonly after?: number;
  readonly before?: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}
