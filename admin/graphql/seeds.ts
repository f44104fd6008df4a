import { type Exchange, type ExecutionResult, makeResult } from "@urql/core";
import { filter, map, merge, pipe, share, tap } from "wonka";

/** Answers that the server brought along with a page, each until the query that asks for it has taken it. */
export interface Seeds {
  /** @param key of the query with its variables, as `createRequest` gives it */
  readonly plant: (key: number, data: ExecutionResult["data"]) => void;
  /**
   * Calls back with the first thing that is asked of the API, before that is looked for in the cache; at once where
   * something has been asked already. Until then no answer can bring a page news, and it needs no cache.
   * @returns how to call it off
   */
  readonly whenAsked: (plantSeeds: () => void) => () => void;
  /** Stands before the cache. */
  readonly watch: Exchange;
  /** Stands after the cache and before the network. */
  readonly exchange: Exchange;
}

/** urql's own exchange for this takes a key's answer once and never again, so a page visited twice would stay as it was. */
export function createSeeds(): Seeds {
  const planted = new Map<number, ExecutionResult["data"]>();
  const waiting = new Set<() => void>();
  let asked = false;
  const tellFirst = () => {
    if (asked) return;
    asked = true;
    for (const plantSeeds of waiting) plantSeeds();
    waiting.clear();
  };
  return {
    plant: (key, data) => planted.set(key, data),
    whenAsked(plantSeeds) {
      if (asked) plantSeeds();
      else waiting.add(plantSeeds);
      return () => waiting.delete(plantSeeds);
    },
    watch:
      ({ forward }) =>
      (operations) =>
        forward(
          pipe(
            operations,
            tap(({ kind }) => kind !== "teardown" && tellFirst()),
          ),
        ),
    exchange:
      ({ forward }) =>
      (operations) => {
        const shared = share(operations);
        const seeded = pipe(
          shared,
          filter(({ kind, key }) => kind === "query" && planted.has(key)),
          map((operation) => {
            const data = planted.get(operation.key);
            planted.delete(operation.key);
            return makeResult(operation, { data });
          }),
        );
        const others = pipe(
          shared,
          filter(({ kind, key }) => kind !== "query" || !planted.has(key)),
          forward,
        );
        // The others first: what is planted is still there when they are told apart.
        return merge([others, seeded]);
      },
  };
}
