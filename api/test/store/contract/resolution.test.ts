import type { Layer, Revision, RuleContent } from "@beian/shared";
import { national, resolve, rulebookOf } from "@beian/shared";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NewRevision } from "../../../src/store/ports/history.ts";
import { anyStore, itemsOf, publish, revisionOf, yes } from "./any-store.ts";

const layers: readonly Layer[] = [national, "ZJ", "GD"];
const keys = ["house-number", "mobile-segments"];
const cells = layers.flatMap((layer) => keys.map((requirement) => ({ layer, requirement })));
const days = ["2020-01-01", "2021-06-01", "2024-02-29", "2026-01-01", "2026-01-02", "2030-12-31"];

const content: fc.Arbitrary<RuleContent | null> = fc.option(
  fc.record({
    value: fc.oneof(fc.boolean(), fc.integer(), fc.constantFrom("ANY", "无"), fc.constant(["130", "131"])),
    strictness: fc.constantFrom("ENFORCED", "ADVISED"),
  }),
  { freq: 4 },
);
const revision: fc.Arbitrary<NewRevision> = fc.record({
  layer: fc.constantFrom(...layers),
  requirement: fc.constantFrom(...keys),
  content,
  effectiveFrom: fc.constantFrom(...days),
  correction: fc.boolean(),
});
/** Changes of some revisions each; before each the clock moves, at times backwards. */
const history = fc.array(
  fc.record({
    clockMoves: fc.integer({ min: -50, max: 50 }),
    revisions: fc.array(revision, { minLength: 1, maxLength: 4 }),
  }),
  { maxLength: 25 },
);

describe("what holds in a cell", () => {
  test("is by SQL what shared resolves from the whole history, on every day and at every instant", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (changes) => {
        const { store, clock } = await anyStore();
        try {
          for (const { clockMoves, revisions } of changes) {
            clock.now += clockMoves;
            await publish(store, revisions);
          }
          const all = await everything(store);
          const instants = [0, ...new Set(all.map(({ recordedAt }) => recordedAt)), Number.MAX_SAFE_INTEGER];
          for (const knownAt of instants.flatMap((instant) => [instant - 1, instant])) {
            for (const asOf of [...days, "2019-01-01", "2023-01-01"]) {
              const inForce = await store.history.revisionsInForce(cells, asOf, knownAt);
              const bySql = rulebookOf(inForce, await store.history.latestRecordedAt(knownAt));
              expect(bySql).toEqual(resolve(all, asOf, knownAt));
            }
          }
        } finally {
          await store.close();
        }
      }),
      { numRuns: 25 },
    );
  });

  test("is told in the order of the cells asked for, the unknown ones too", async () => {
    const { store } = await anyStore();
    await publish(store, [revisionOf("ZJ", "a", yes, "2026-01-01")]);
    const asked = [
      { layer: "GD", requirement: "a" },
      { layer: "ZJ", requirement: "a" },
      { layer: "ZJ", requirement: "never-heard-of" },
      { layer: "ZJ", requirement: "a" },
    ] as const;
    const inForce = await store.history.revisionsInForce(asked, "2026-01-01", Number.MAX_SAFE_INTEGER);
    expect(inForce.map(({ layer, requirement, revision: held }) => [layer, requirement, held?.id ?? null])).toEqual([
      ["GD", "a", null],
      ["ZJ", "a", 1],
      ["ZJ", "never-heard-of", null],
      ["ZJ", "a", 1],
    ]);
  });
});

describe("the time of recording", () => {
  test("only grows, even where the clock is set back", async () => {
    const { store, clock } = await anyStore();
    const times: number[] = [];
    for (const now of [1_000, 2_000, 500, 500, 3_000]) {
      clock.now = now;
      await publish(store, [revisionOf("ZJ", "a", yes, "2026-01-01"), revisionOf("GD", "a", yes, "2026-01-01")]);
      const latest = await store.history.latestRecordedAt();
      if (latest !== null) times.push(latest);
    }
    expect(times).toEqual([1_000, 2_000, 2_001, 2_002, 3_000]);
    expect(await store.history.latestRecordedAt(2_001)).toBe(2_001);
    expect(await store.history.latestRecordedAt(999)).toBeNull();
  });
});

async function everything(store: Parameters<typeof publish>[0]): Promise<readonly Revision[]> {
  const all: Revision[] = [];
  for (let after: string | undefined; ; ) {
    const page = await store.history.page({}, { first: 100, after });
    all.push(...itemsOf(page));
    if (!page.hasNext) return all;
    after = page.entries.at(-1)?.cursor;
  }
}
