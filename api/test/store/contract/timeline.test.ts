import type { Layer } from "@beian/shared";
import { beijingDateOf, national } from "@beian/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { RecordedRevision } from "../../../src/store/ports/history.ts";
import { anyStore, itemsOf, publish, revisionOf, yes } from "./any-store.ts";

const layers: readonly Layer[] = [national, "ZJ", "GD"];
const days = ["2024-12-31", "2025-01-01", "2025-01-31", "2026-02-01"];
const groups = { a: "ONE", b: "TWO", c: "TWO" };
const revision = fc.record({
  layer: fc.constantFrom(...layers),
  // Nothing counts d: the catalogue at hand doesn't know it.
  requirement: fc.constantFrom("a", "b", "c", "d"),
  day: fc.constantFrom(...days),
});
const changes = fc.array(
  fc.record({ revisions: fc.array(revision, { minLength: 1, maxLength: 3 }), hours: fc.nat(50) }),
  {
    minLength: 1,
    maxLength: 8,
  },
);

test("revisions are counted by period, layer and group, and by change, on both axes", async () => {
  await fc.assert(
    fc.asyncProperty(changes, fc.constantFrom(4, 7, 10), async (published, digits) => {
      const { store, clock } = await anyStore();
      for (const { revisions, hours } of published) {
        clock.now += hours * 3_600_000;
        await publish(
          store,
          revisions.map(({ layer, requirement, day }) => revisionOf(layer, requirement, yes, day)),
        );
      }
      const all = itemsOf(await store.history.page({}, { first: 100 }));
      for (const axis of ["EFFECTIVE", "RECORDED"] as const) {
        const dayOf = (each: RecordedRevision) =>
          axis === "EFFECTIVE" ? each.effectiveFrom : beijingDateOf(new Date(each.recordedAt));
        const extent = { from: all.map(dayOf).toSorted().at(0), until: all.map(dayOf).toSorted().at(-1) };
        expect(await store.history.extent(axis)).toEqual(extent);
        for (const layer of [undefined, "ZJ"] as const) {
          const range = { axis, from: "2025-01-01", until: "2026-01-02", ...(layer ? { layer } : {}) };
          const counted = all.filter(
            (each) =>
              dayOf(each) >= range.from &&
              dayOf(each) <= range.until &&
              each.requirement !== "d" &&
              (layer === undefined || each.layer === layer),
          );
          const tallies = await store.history.tally(range, groups, digits);
          expect(
            tallies.map(({ period, layer: of, group, revisions }) => [`${period} ${of} ${group}`, revisions]),
          ).toEqual(tally(counted.map((each) => `${dayOf(each).slice(0, digits)} ${each.layer} ${groupOf(each)}`)));
          const byChange = await store.history.tallyByChange(range, groups, 5);
          const expected = tally(counted.map(({ changeNumber }) => String(changeNumber)));
          expect(byChange.map(({ changeNumber, revisions }) => [String(changeNumber), revisions])).toEqual(
            expected.toSorted(([a], [b]) => Number(b) - Number(a)).slice(0, 5),
          );
        }
      }
      await store.close();
    }),
    { numRuns: 15 },
  );
});

test("an empty history has no extent and no counts", async () => {
  const { store } = await anyStore();
  for (const axis of ["EFFECTIVE", "RECORDED"] as const) {
    expect(await store.history.extent(axis)).toBeNull();
    expect(await store.history.tally({ axis, from: "2025-01-01", until: "2026-01-01" }, groups, 4)).toEqual([]);
  }
});

function groupOf({ requirement }: RecordedRevision): string {
  return requirement === "a" ? "ONE" : "TWO";
}

/** How often each text occurs, in their order. */
function tally(texts: readonly string[]): readonly (readonly [string, number])[] {
  return [...new Set(texts)].toSorted().map((text) => [text, texts.filter((each) => each === text).length]);
}
