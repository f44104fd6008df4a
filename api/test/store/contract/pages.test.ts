import type { Layer } from "@beian/shared";
import { national, resolve } from "@beian/shared";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChangeFilter, ChangeStatus } from "../../../src/store/ports/changes.ts";
import type { EffectFilter, HistoryFilter, NewRevision, RecordedRevision } from "../../../src/store/ports/history.ts";
import type { Page, PageRequest } from "../../../src/store/ports/page.ts";
import type { Store } from "../../../src/store/ports/store.ts";
import { anyStore, itemsOf, no, publish, revisionOf, yes } from "./any-store.ts";

const layers: readonly Layer[] = [national, "ZJ", "GD"];
const keys = ["a", "b"];
const days = ["2024-01-01", "2025-01-01", "2026-01-01", "2027-01-01"];
const revision: fc.Arbitrary<NewRevision> = fc.record({
  layer: fc.constantFrom(...layers),
  requirement: fc.constantFrom(...keys),
  content: fc.constantFrom(yes, no, null),
  effectiveFrom: fc.constantFrom(...days),
  correction: fc.boolean(),
});
const history = fc.array(fc.array(revision, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 15 });

describe("the history's pages", () => {
  test("walked forward and backward are the filter's list, in every size", async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 7 }), async (changes, size) => {
        const { store } = await anyStore();
        for (const revisions of changes) await publish(store, revisions);
        const all = itemsOf(await store.history.page({}, { first: 100 }));
        expect(all.map(({ id }) => id)).toEqual(all.map((_, index) => all.length - index));
        for (const filter of filters()) {
          const expected = all.filter((entry) => passes(entry, filter, all)).map(({ id }) => id);
          const page = (request: PageRequest) => store.history.page(filter, request);
          expect(await walk(page, ({ id }) => id, size)).toEqual({ forward: expected, backward: expected });
          expect(await store.history.count(filter)).toBe(expected.length);
          if (filter.changeNumber !== undefined) continue;
          const byEffect = effectFilterOf(filter);
          if (!byEffect) continue;
          const ids = all
            .filter((entry) => passes(entry, filter, all))
            .toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.id - a.id)
            .map(({ id }) => id);
          const effectPage = (request: PageRequest) => store.history.pageByEffect(byEffect, request);
          expect(await walk(effectPage, ({ id }) => id, size)).toEqual({ forward: ids, backward: ids });
        }
        await store.close();
      }),
      { numRuns: 12 },
    );
  });

  test("name what was inherited as it was known when the national rule was recorded", async () => {
    const { store } = await anyStore();
    await publish(store, [revisionOf(national, "a", yes, "2026-01-01")]);
    await publish(store, [revisionOf("ZJ", "a", no, "2026-06-01")]);
    // Takes effect before Zhejiang's own does, and after.
    await publish(store, [revisionOf(national, "a", no, "2026-02-01")]);
    await publish(store, [revisionOf(national, "a", yes, "2026-07-01")]);
    await publish(store, [revisionOf("ZJ", "a", null, "2026-08-01")]);
    await publish(store, [revisionOf(national, "a", no, "2026-09-01")]);
    // Both at one instant: Zhejiang has its own by then, though the national one was named first.
    await publish(store, [revisionOf(national, "a", yes, "2026-10-01"), revisionOf("ZJ", "a", yes, "2026-10-01")]);
    const dates = async (filter: HistoryFilter) =>
      itemsOf(await store.history.page(filter, { first: 100 })).map(
        ({ layer, effectiveFrom }) => `${layer} ${effectiveFrom}`,
      );
    expect(await dates({ layer: "ZJ", withInherited: true })).toEqual([
      "ZJ 2026-10-01",
      "CN 2026-09-01",
      "ZJ 2026-08-01",
      "CN 2026-02-01",
      "ZJ 2026-06-01",
      "CN 2026-01-01",
    ]);
    expect(await dates({ layer: "ZJ" })).toEqual(["ZJ 2026-10-01", "ZJ 2026-08-01", "ZJ 2026-06-01"]);
    expect(await store.history.count({ layer: "GD", withInherited: true })).toBe(5);
  });

  test("beyond either end are empty, and say on which side the list lies", async () => {
    const { store } = await anyStore();
    await publish(store, [revisionOf("ZJ", "a", yes, "2026-01-01"), revisionOf("ZJ", "b", yes, "2026-01-01")]);
    const empty = { entries: [], hasNext: false, hasPrevious: false };
    const [second = "", first = ""] = (await store.history.page({}, { first: 2 })).entries.map(({ cursor }) => cursor);
    expect(await store.history.page({}, { first: 5, after: first })).toEqual({ ...empty, hasPrevious: true });
    expect(await store.history.page({}, { last: 5, before: second })).toEqual({ ...empty, hasNext: true });
    expect(await store.history.page({ layer: "GD" }, { first: 5 })).toEqual(empty);
    expect(await store.history.page({ layer: "GD" }, { first: 5, after: first })).toEqual(empty);
  });

  test("refuse a size that isn't 1 to 100, and both directions at once", async () => {
    const { store } = await anyStore();
    for (const request of [{}, { first: 0 }, { first: 101 }, { last: 1.5 }, { first: 1, last: 1 }]) {
      await expect(store.history.page({}, request)).rejects.toThrow(RangeError);
    }
  });
});

describe("the changes' pages", () => {
  test("walked forward and backward are the filter's list, SCHEDULED apart from PUBLISHED", async () => {
    const today = "2026-06-01";
    const { store } = await anyStore();
    const made: { number: number; status: ChangeStatus; cells: readonly string[] }[] = [];
    const statuses = ["DRAFT", "IN_REVIEW", "APPROVED", "REJECTED", "WITHDRAWN", "PUBLISHED", "SCHEDULED"] as const;
    for (let turn = 0; turn < 42; turn += 1) {
      const status = statuses[(turn * 5) % statuses.length] ?? "DRAFT";
      const revisions = [
        revisionOf(layers[turn % 3] ?? "ZJ", "a", yes, "2026-01-01"),
        ...(turn % 4 === 0 ? [revisionOf("ZJ", "b", yes, "2026-01-01"), revisionOf("ZJ", "c", yes, "2026-01-01")] : []),
      ];
      const number = await make(store, status, revisions);
      made.unshift({ number, status, cells: revisions.map(({ layer, requirement }) => `${layer} ${requirement}`) });
    }
    const filters: ChangeFilter[] = [
      undefined,
      [],
      ["PUBLISHED"],
      ["SCHEDULED"],
      ["DRAFT", "SCHEDULED", "PUBLISHED"],
      statuses,
    ].flatMap((wanted) => [
      { today, statuses: wanted as ChangeFilter["statuses"] },
      { today, statuses: wanted as ChangeFilter["statuses"], layer: "ZJ" as const },
      { today, statuses: wanted as ChangeFilter["statuses"], requirement: "b" },
      { today, statuses: wanted as ChangeFilter["statuses"], layer: "ZJ" as const, requirement: "a" },
    ]);
    for (const filter of filters) {
      const expected = made.filter(
        ({ status, cells }) =>
          (filter.statuses?.includes(status) ?? true) &&
          cells.some((cell) => {
            const [layer, requirement] = cell.split(" ");
            return layer === (filter.layer ?? layer) && requirement === (filter.requirement ?? requirement);
          }),
      );
      const numbers = expected.map(({ number }) => number);
      const page = (request: PageRequest) => store.changes.page(filter, request);
      expect(await walk(page, ({ number }) => number, 4)).toEqual({ forward: numbers, backward: numbers });
      expect(await store.changes.count(filter)).toBe(numbers.length);
    }
  });
});

function filters(): readonly HistoryFilter[] {
  return [undefined, ...layers].flatMap((layer) =>
    [undefined, "a"].flatMap((requirement) =>
      [undefined, 2].flatMap((changeNumber) =>
        (layer === undefined ? [false] : [false, true]).map((withInherited) => ({
          layer,
          requirement,
          changeNumber,
          withInherited,
        })),
      ),
    ),
  );
}

/** The order of taking effect is kept for a layer, a requirement, or both. */
function effectFilterOf({ layer, requirement, withInherited }: HistoryFilter): EffectFilter | null {
  if (layer !== undefined) return { layer, requirement, withInherited };
  return requirement === undefined ? null : { requirement };
}

/** The same by the rule engine's own resolution. */
function passes(entry: RecordedRevision, filter: HistoryFilter, all: readonly RecordedRevision[]): boolean {
  const { layer, requirement = entry.requirement, changeNumber = entry.changeNumber, withInherited } = filter;
  if (entry.requirement !== requirement || entry.changeNumber !== changeNumber) return false;
  if (layer === undefined || entry.layer === layer) return true;
  if (!withInherited || layer === national || entry.layer !== national) return false;
  const book = resolve(all, entry.effectiveFrom, entry.recordedAt);
  return book.provinces[layer]?.[entry.requirement] === undefined;
}

async function make(store: Store, status: ChangeStatus, revisions: readonly NewRevision[]): Promise<number> {
  if (status === "PUBLISHED") return publish(store, revisions, "2026-06-01");
  if (status === "SCHEDULED") return publish(store, revisions, "2026-06-02");
  return store.transaction(async (tx) => {
    const { number } = await tx.changes.create({ title: "变更", reason: "测试", authorId: null });
    await tx.changes.putEdits(
      number,
      revisions.map((edit) => ({ ...edit, baseRevision: null, editedBy: null })),
    );
    await tx.changes.update(number, 1, { status });
    return number;
  });
}

/** Walks the whole list both ways, and checks what each page says of its neighbours. */
async function walk<Item>(
  page: (request: PageRequest) => Promise<Page<Item>>,
  keyOf: (item: Item) => number,
  size: number,
): Promise<{ forward: number[]; backward: number[] }> {
  const forward: number[] = [];
  for (let after: string | undefined; ; ) {
    const { entries, hasNext, hasPrevious } = await page({ first: size, after });
    expect(hasPrevious).toBe(forward.length > 0);
    forward.push(...entries.map(({ item }) => keyOf(item)));
    if (!hasNext) break;
    after = entries.at(-1)?.cursor;
  }
  const backward: number[] = [];
  for (let before: string | undefined; ; ) {
    const { entries, hasNext, hasPrevious } = await page({ last: size, before });
    expect(hasNext).toBe(backward.length > 0);
    backward.unshift(...entries.map(({ item }) => keyOf(item)));
    if (!hasPrevious) break;
    before = entries[0]?.cursor;
  }
  return { forward, backward };
}
