import { expect, test } from "vitest";
import { temporaryStore } from "../../test/store/sqlite/temporary-file.ts";
import { WrongCursor } from "../store/ports/page.ts";
import type { Store } from "../store/ports/store.ts";
import { observedStore } from "./observed-store.ts";

interface Observed {
  readonly store: Store;
  readonly told: (readonly [operation: string, failed: boolean])[];
  readonly traced: string[];
}

async function observed(): Promise<Observed> {
  const { store } = await temporaryStore();
  const told: [string, boolean][] = [];
  const traced: string[] = [];
  return {
    store: observedStore(
      store,
      { storeTook: (operation, _, failed) => told.push([operation, failed]) },
      (name, _, work) => {
        traced.push(name);
        return work(() => {});
      },
    ),
    told,
    traced,
  };
}

test("operations are timed and traced by noun and verb, each once, those of the store itself by their names", async () => {
  const { store, told, traced } = await observed();
  await store.history.latestRecordedAt();
  await store.transaction(async (tx) => tx.settings.put("k", "v"));
  expect(await store.settings.get("k")).toBe("v");
  expect(told).toEqual([
    ["history.latestRecordedAt", false],
    ["transaction", false],
    ["settings.get", false],
  ]);
  expect(traced).toEqual(told.map(([name]) => `store.${name}`));
});

test("what the store refuses as no cursor of the list is no failure of the store's; anything else that it throws is", async () => {
  const { store, told } = await observed();
  await expect(store.changes.page({ today: "2026-01-01" }, { first: 1, after: "x" })).rejects.toThrow(WrongCursor);
  await expect(store.changes.page({ today: "2026-01-01" }, { first: 0 })).rejects.toThrow(RangeError);
  await store.close();
  await expect(store.people.all()).rejects.toMatchObject({ trouble: "CLOSED" });
  expect(told).toEqual([
    ["changes.page", false],
    ["changes.page", true],
    ["close", false],
    ["people.all", true],
  ]);
});
