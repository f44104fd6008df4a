import type { Definition, Layer, PlainDate, RuleContent } from "@beian/shared";
import { addDays, national, provinceCodes, resolve, rulebookOf } from "@beian/shared";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writtenPublication } from "../../../src/domain/bound-publication.ts";
import type { NewDefinition } from "../../../src/store/ports/definitions.ts";
import type { NewRevision, RecordedRevision } from "../../../src/store/ports/history.ts";
import type { Store } from "../../../src/store/ports/store.ts";
import type { AnyStore } from "./any-store.ts";
import { anyStore, cancel, itemsOf, no, publish, revisionOf, yes } from "./any-store.ts";

const today = "2026-01-01";
const layers: readonly Layer[] = [national, "ZJ", "GD"];
const keys = ["house-number", "mobile-segments"];
const cells = layers.flatMap((layer) => keys.map((requirement) => ({ layer, requirement })));
const dayAt = (place: number) => addDays("2025-12-20", place);
/** Before, on and after the day on which everything is recorded. */
const days = Array.from({ length: 30 }, (_, place) => dayAt(place));
const ahead = fc.integer({ min: 13, max: 29 }).map(dayAt);

const content: fc.Arbitrary<RuleContent | null> = fc.option(
  fc.record({ value: fc.integer({ min: 1, max: 4 }), strictness: fc.constant("ENFORCED" as const) }),
  { freq: 4 },
);
const revisionsFrom = (day: fc.Arbitrary<PlainDate>): fc.Arbitrary<readonly NewRevision[]> =>
  fc.array(
    fc.record({
      layer: fc.constantFrom(...layers),
      requirement: fc.constantFrom(...keys),
      content,
      effectiveFrom: day,
      correction: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  );
const anyDay = fc.constantFrom(...days);

/** A change that may be cancelled so many changes later. */
interface Step {
  readonly revisions: readonly NewRevision[];
  readonly cancelledAfter: number | null;
}
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ revisions: revisionsFrom(anyDay), cancelledAfter: fc.constant(null) }),
  fc.record({ revisions: revisionsFrom(ahead), cancelledAfter: fc.nat({ max: 5 }) }),
);

/** Publishes and cancels; answers when which change was cancelled. */
async function play({ store, clock }: AnyStore, steps: readonly Step[]): Promise<ReadonlyMap<number, number>> {
  const cancelledAt = new Map<number, number>();
  const due: { at: number; number: number }[] = [];
  for (let index = 0; index < steps.length || due.length > 0; index += 1) {
    clock.now += 1_000;
    const next = steps[index];
    if (next) {
      const number = await publish(store, next.revisions);
      if (next.cancelledAfter !== null) due.push({ at: index + next.cancelledAfter, number });
    }
    for (const { number } of due.filter(({ at }) => at <= index)) {
      clock.now += 10;
      await cancel(store, number);
      cancelledAt.set(number, (await store.history.latestRecordedAt()) ?? 0);
    }
    due.splice(0, due.length, ...due.filter(({ at }) => at > index));
  }
  return cancelledAt;
}

async function everything(store: Store): Promise<readonly RecordedRevision[]> {
  return itemsOf(await store.history.page({}, { first: 100 }));
}

describe("what was cancelled before it began", () => {
  test("counts for nothing from then on and for all that it was before, on every day and at every instant", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        const any = await anyStore();
        const { store } = any;
        const cancelledAt = await play(any, steps);
        const all = await everything(store);
        const known = (instant: number) =>
          all.filter(({ changeNumber }) => (cancelledAt.get(changeNumber) ?? Number.POSITIVE_INFINITY) > instant);
        const instants = [...new Set([...all.map(({ recordedAt }) => recordedAt), ...cancelledAt.values()])];
        for (const knownAt of [0, ...instants.flatMap((at) => [at - 1, at]), Number.MAX_SAFE_INTEGER]) {
          const latest = await store.history.latestRecordedAt(knownAt);
          for (const asOf of days) {
            const bySql = rulebookOf(await store.history.revisionsInForce(cells, asOf, knownAt), latest);
            expect(bySql).toEqual({ ...resolve(known(knownAt), asOf, knownAt), knownAt: bySql.knownAt });
          }
        }
        await mustAgree(store, known(Number.MAX_SAFE_INTEGER));
        await store.close();
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  test("leaves a history as it would be had nobody published it", async () => {
    const others = fc.array(revisionsFrom(anyDay), { maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(
        others,
        revisionsFrom(ahead),
        fc.nat({ max: 7 }),
        fc.nat({ max: 7 }),
        async (list, b, from, until) => {
          const [published, cancelled] = [
            Math.min(from, until, list.length),
            Math.min(Math.max(from, until), list.length),
          ];
          const played = async (what: "WITHOUT" | "PUBLISHED" | "CANCELLED") => {
            const { store, clock } = await anyStore();
            let number = 0;
            for (let index = 0; index <= list.length; index += 1) {
              clock.now = Date.UTC(2026, 0, 1) + index * 1_000;
              if (index === published && what !== "WITHOUT") number = await publish(store, b);
              clock.now += 300;
              if (index === cancelled && what === "CANCELLED") await cancel(store, number);
              clock.now += 300;
              const other = list[index];
              if (other) await publish(store, other);
            }
            return store;
          };
          const [without, standing, store] = await Promise.all([
            played("WITHOUT"),
            played("PUBLISHED"),
            played("CANCELLED"),
          ]);
          const at = Date.UTC(2026, 0, 1) + cancelled * 1_000 + 300;
          const instants = list.map((_, index) => Date.UTC(2026, 0, 1) + index * 1_000 + 900);
          for (const knownAt of [...instants, at - 1, at, Number.MAX_SAFE_INTEGER])
            for (const asOf of days) {
              const held = await heldIn(knownAt < at ? standing : without, asOf, knownAt);
              expect(await heldIn(store, asOf, knownAt)).toEqual(held);
            }
          for (const one of [without, standing, store]) await one.close();
        },
      ),
      { numRuns: 20 },
    );
  }, 120_000);

  test("counts for nothing among definitions too, nor in their order", async () => {
    const defining = fc.record({
      entries: fc.uniqueArray(fc.tuple(fc.constantFrom("custom-a", "custom-b", "custom-c"), fc.boolean()), {
        minLength: 1,
        maxLength: 3,
        selector: ([key]) => key,
      }),
      day: anyDay,
      cancelledAfter: fc.option(fc.nat({ max: 4 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(defining, { maxLength: 8 }), async (steps) => {
        const { store, clock } = await anyStore();
        const all: { key: string; day: PlainDate; said: string | null; at: number; until: number }[] = [];
        const due: { at: number; number: number }[] = [];
        for (let index = 0; index < steps.length || due.length > 0; index += 1) {
          clock.now += 1_000;
          const next = steps[index];
          if (next) {
            const isAhead = next.day > today;
            const given = next.entries.map(([requirement, stays]) => ({
              requirement,
              content: stays ? definitionOf(requirement, `${index}`) : null,
              effectiveFrom: next.day,
              correction: false,
            }));
            const number = await publishDefinitions(store, given);
            const at = clock.now;
            if (next.cancelledAfter !== null && isAhead) due.push({ at: index + next.cancelledAfter, number });
            for (const { requirement: key, content: said } of given)
              all.push({ key, day: next.day, said: said?.title.zh ?? null, at, until: Number.POSITIVE_INFINITY });
          }
          for (const { number } of due.filter(({ at }) => at <= index)) {
            clock.now += 10;
            await cancel(store, number);
            const gone = new Set((await store.definitions.ofChange(number)).map(({ recordedAt }) => recordedAt));
            const cancelledAt = (await store.history.latestRecordedAt()) ?? 0;
            for (const one of all) if (gone.has(one.at)) one.until = cancelledAt;
          }
          due.splice(0, due.length, ...due.filter(({ at }) => at > index));
        }
        const instants = all.flatMap(({ at, until }) => [at, until - 1, until]).filter(Number.isFinite);
        for (const knownAt of [...instants, Number.MAX_SAFE_INTEGER]) {
          const known = all.filter(({ at, until }) => at <= knownAt && knownAt < until);
          for (const asOf of days) {
            const expected = [...new Set(known.map(({ key }) => key))].flatMap((key) => {
              const own = known
                .filter((one) => one.key === key)
                .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
              const said = own.findLast(({ day }) => day <= asOf)?.said;
              return said == null ? [] : [[key, said, own.find(({ day }) => day > asOf)?.day]];
            });
            const found = await store.definitions.inForce(asOf, knownAt);
            expect(
              found.map(({ revision, until }) => [revision.requirement, revision.content.title.zh, until]),
            ).toEqual(expected);
          }
        }
        const latest = ["custom-a", "custom-b", "custom-c"].map((key) =>
          all.findLast((one) => one.key === key && one.until === Number.POSITIVE_INFINITY),
        );
        expect(
          (await store.definitions.latest(["custom-a", "custom-b", "custom-c"])).map((one) => one && [one.recordedAt]),
        ).toEqual(latest.map((one) => (one ? [one.at] : null)));
        expect(await store.soundness.tallyAtOdds()).toBeNull();
        await store.close();
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  test("stays in the lists of what was recorded, and says by which change it is void, and since when", async () => {
    const { store, clock } = await anyStore();
    clock.now += 1_000;
    const number = await publish(store, [revisionOf("ZJ", "a", yes, "2026-02-01")]);
    clock.now += 1_000;
    const by = await cancel(store, number);
    expect((await everything(store)).map(({ changeNumber }) => changeNumber)).toEqual([number]);
    expect(await store.history.count({})).toBe(1);
    const record = { id: 2, cancelled: number, changeNumber: by, recordedAt: clock.now };
    expect([...(await store.cancellations.of([number, by]))]).toEqual([[number, record]]);
    expect(await store.cancellations.by(by)).toEqual(record);
    expect(await store.cancellations.by(number)).toBeNull();
    const [cancelled, cancelling] = await store.changes.byNumber([number, by]);
    expect([cancelled?.cancelledBy, cancelling?.cancelledBy, cancelling?.cancels]).toEqual([by, null, true]);
    await publish(store, [revisionOf("ZJ", "a", no, "2026-03-01")]);
    expect((await everything(store)).map(({ id }) => id)).toEqual([3, 1]);
  });

  test("is neither scheduled nor due, and counted with what is published", async () => {
    const { store } = await anyStore();
    const staying = await publish(store, [revisionOf("ZJ", "a", yes, "2026-02-01")]);
    const number = await publish(store, [revisionOf("ZJ", "b", yes, "2026-02-01")]);
    const by = await cancel(store, number);
    const numbersOf = async (statuses: readonly ("SCHEDULED" | "PUBLISHED")[], more = {}) =>
      itemsOf(await store.changes.page({ statuses, today, ...more }, { first: 9 })).map((change) => change.number);
    expect(await numbersOf(["SCHEDULED"])).toEqual([staying]);
    expect(await numbersOf(["PUBLISHED"])).toEqual([by, number]);
    expect(await numbersOf(["SCHEDULED"], { layer: "ZJ" })).toEqual([staying]);
    expect(await numbersOf(["PUBLISHED"], { layer: "ZJ" })).toEqual([number]);
    expect(await numbersOf(["PUBLISHED"], { titled: { words: ["变更"], amongLatest: 9 } })).toEqual([number]);
    expect(await store.changes.count({ statuses: ["SCHEDULED"], today })).toBe(1);
    expect(await store.changes.count({ statuses: ["PUBLISHED"], today })).toBe(2);
    expect((await store.changes.takingEffect("2026-01-31", "2026-02-01")).map((change) => change.number)).toEqual([
      staying,
    ]);
  });

  test("is bound with the publication that cancels it, and guarded", async () => {
    const { store, beside } = await anyStore();
    const begun = await publish(store, [revisionOf("ZJ", "a", yes, today)]);
    const number = await publish(store, [revisionOf("ZJ", "a", no, "2026-02-01")]);
    const other = await publish(store, [revisionOf("ZJ", "b", no, "2026-02-01")]);
    await expect(cancel(store, begun)).rejects.toThrow("has not begun");
    const plain = await writtenPublication(store, number);
    const by = await cancel(store, number);
    await expect(cancel(store, number)).rejects.toThrow("append-only");
    await expect(cancel(store, by)).rejects.toThrow("has not begun");
    expect(await writtenPublication(store, number)).toEqual(plain);
    expect((await store.written.publication(by)).cancellations).toEqual([
      [4n, BigInt(number), BigInt(by), expect.any(BigInt), `2 ${today}`],
    ]);
    expect(await store.soundness.cellAtOdds()).toBeNull();
    expect(await store.soundness.tallyAtOdds()).toBeNull();
    expect(await store.soundness.schemaAtOdds()).toBeNull();
    expect(await store.soundness.changeRevisedWithout("change.publish")).not.toBeNull();
    const raw = beside();
    raw.run(`INSERT INTO change (number, title, reason, status, version, created_at, updated_at, cancels, reverts)
      VALUES (99, 'x', 'x', 'DRAFT', 1, 0, 0, 1, ${other}), (98, 'x', 'x', 'DRAFT', 1, 0, 0, 0, ${other})`);
    const columns = "(id, cancelled, change_number, recorded_at)";
    const late = Date.UTC(2026, 0, 20);
    for (const [sql, why] of [
      ["UPDATE cancellation SET cancelled = 3", "append-only"],
      ["DELETE FROM cancellation", "append-only"],
      [`INSERT OR REPLACE INTO cancellation ${columns} VALUES (4, ${other}, 99, ${late})`, "append-only"],
      [`INSERT OR REPLACE INTO cancellation ${columns} VALUES (9, ${number}, 99, ${late})`, "drafted for it"],
      [`INSERT INTO cancellation ${columns} VALUES (9, ${other}, 98, ${late})`, "drafted for it"],
      [`INSERT INTO cancellation ${columns} VALUES (9, ${other}, 99, ${Date.UTC(2026, 0, 31, 16)})`, "has not begun"],
      [`INSERT INTO cancellation ${columns} VALUES (1, ${other}, 99, ${late})`, "grows at its end"],
      [`INSERT INTO cancellation ${columns} VALUES (9, ${other}, 99, 5)`, "only grow"],
      ["UPDATE void_revision SET horizon = NULL", "append-only"],
      ["DELETE FROM void_revision", "append-only"],
      ["INSERT INTO void_revision VALUES (1, 4, 'ZJ', 'a', NULL)", "only what was cancelled"],
      ["INSERT OR REPLACE INTO void_revision SELECT * FROM void_revision", "append-only"],
      [
        `INSERT INTO revision (layer, requirement, effective_from, recorded_at, change_number, correction, horizon)
         VALUES ('ZJ', 'a', '2026-02-01', ${late}, 99, 0, '2026-02-01')`,
        "sets nothing",
      ],
      [
        `INSERT INTO revision (id, layer, requirement, effective_from, recorded_at, change_number, correction, horizon)
         VALUES (4, 'ZJ', 'a', '2026-02-01', ${late}, 98, 0, '2026-02-01')`,
        "grows at its end",
      ],
    ] as const)
      expect(() => raw.run(sql), sql).toThrow(why);
    const bound = await writtenPublication(store, by);
    raw.dropGuard("void_revision_not_updated");
    raw.run("UPDATE void_revision SET horizon = '2026-05-01'");
    expect((await writtenPublication(store, by)).digest).not.toBe(bound.digest);
    raw.dropGuard("void_revision_not_deleted");
    raw.run("DELETE FROM void_revision");
    expect(await store.soundness.tallyAtOdds()).toEqual({ table: "void_revision", key: "2" });
    expect(await store.soundness.cellAtOdds()).toEqual({ layer: "ZJ", requirement: "a" });
  });

  test("doesn't keep a national revision from a province where it would have taken its place", async () => {
    const { store } = await anyStore();
    await cancel(store, await publish(store, [revisionOf("ZJ", "a", yes, "2026-02-01")]));
    await publish(store, [revisionOf(national, "a", no, "2026-03-01")]);
    const reached = await store.history.page({ layer: "ZJ", withInherited: true }, { first: 9 });
    expect(itemsOf(reached).map(({ id, layer }) => [id, layer])).toEqual([
      [3, national],
      [1, "ZJ"],
    ]);
  });
});

function definitionOf(key: string, said: string): Definition {
  const words = { zh: said, en: said };
  const value = { type: "BOOLEAN", yes: words, no: words } as const;
  return { key, topic: "WEBSITE", title: words, description: words, appliesTo: ["ENTERPRISE"], value };
}

function publishDefinitions(store: Store, definitions: readonly NewDefinition[]): Promise<number> {
  return store.transaction(async (tx) => {
    const { number } = await tx.changes.create({ title: "定义", reason: "测试", authorId: null });
    const edits = definitions.map(({ requirement, content: said }) => ({ requirement, content: said }));
    await tx.definitions.putEdits(
      number,
      edits.map((edit) => ({ ...edit, baseRevision: null, editedBy: null })),
    );
    const [first] = await tx.definitions.append(number, definitions);
    await tx.history.bumpProvinceVersions(provinceCodes);
    const publishedAt = first?.recordedAt ?? tx.at;
    await tx.changes.update(number, 1, { status: "PUBLISHED", effectiveFrom: "2026-01-01", publishedAt });
    return number;
  });
}

/** What else is told of history, by the plain list of what stands. */
async function mustAgree(store: Store, standing: readonly RecordedRevision[]): Promise<void> {
  const ofCell = (cell: { layer: Layer; requirement: string }) =>
    standing.filter(({ layer, requirement }) => layer === cell.layer && requirement === cell.requirement);
  const byDay = (one: RecordedRevision, other: RecordedRevision) =>
    one.effectiveFrom < other.effectiveFrom ? -1 : one.effectiveFrom > other.effectiveFrom ? 1 : one.id - other.id;
  const latest = cells.map((cell) => ofCell(cell).toSorted((a, b) => b.id - a.id)[0] ?? null);
  expect(await store.history.latestRevisions(cells)).toEqual(latest);
  for (const from of [days[0] ?? "", today, days[20] ?? ""]) {
    const expected = cells.map((cell) => {
      const sorted = ofCell(cell).toSorted(byDay);
      const lasting = sorted.filter(({ effectiveFrom }, index) => sorted[index + 1]?.effectiveFrom !== effectiveFrom);
      const held = lasting.findLast(({ effectiveFrom }) => effectiveFrom <= from);
      return [...(held ? [held] : []), ...lasting.filter(({ effectiveFrom }) => effectiveFrom > from)];
    });
    expect(await store.history.courses(cells, from)).toEqual(expected);
  }
  const counted = (
    await store.history.tally(
      { axis: "EFFECTIVE", from: days[0] ?? "", until: days[29] ?? "" },
      { "house-number": "A", "mobile-segments": "A" },
      4,
    )
  ).reduce((sum, { revisions }) => sum + revisions, 0);
  expect(counted).toBe(standing.length);
  const recorded = await store.history.tally(
    { axis: "RECORDED", from: "2025-01-01", until: "2027-01-01" },
    { "house-number": "A", "mobile-segments": "A" },
    4,
  );
  expect(recorded.reduce((sum, { revisions }) => sum + revisions, 0)).toBe(standing.length);
  const effective = standing.map(({ effectiveFrom }) => effectiveFrom).toSorted();
  const [first, last] = [effective[0], effective.at(-1)];
  expect(await store.history.extent("EFFECTIVE")).toEqual(first && last ? { from: first, until: last } : null);
  expect(await store.soundness.cellAtOdds()).toBeNull();
  expect(await store.soundness.tallyAtOdds()).toBeNull();
}

/** What holds in each cell, whatever its number. */
async function heldIn(store: Store, asOf: PlainDate, knownAt: number) {
  return (await store.history.revisionsInForce(cells, asOf, knownAt)).map(({ layer, requirement, revision, until }) => [
    layer,
    requirement,
    until,
    revision && [revision.content, revision.effectiveFrom, revision.recordedAt],
  ]);
}
