import type { Definition, PlainDate } from "@beian/shared";
import { addDays } from "@beian/shared";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writtenPublication } from "../../../src/domain/bound-publication.ts";
import type { NewDefinition } from "../../../src/store/ports/definitions.ts";
import type { NewRevision } from "../../../src/store/ports/history.ts";
import type { Store } from "../../../src/store/ports/store.ts";
import { anyStore, revisionOf, yes } from "./any-store.ts";

const words = (said: string) => ({ zh: said, en: said });

function definitionOf(key: string, said = "甲"): Definition {
  const value = { type: "BOOLEAN", yes: words("是"), no: words("否") } as const;
  return { key, topic: "WEBSITE", title: words(said), description: words(said), appliesTo: ["ENTERPRISE"], value };
}

function entry(key: string, effectiveFrom: PlainDate, said: string | null = "甲"): NewDefinition {
  return {
    requirement: key,
    content: said === null ? null : definitionOf(key, said),
    effectiveFrom,
    correction: false,
  };
}

/** Publishes definitions and rules as one change. */
function publish(
  store: Store,
  definitions: readonly NewDefinition[],
  rules: readonly NewRevision[] = [],
): Promise<number> {
  return store.transaction(async (tx) => {
    const { number } = await tx.changes.create({ title: "定义", reason: "测试", authorId: null });
    await tx.definitions.putEdits(
      number,
      definitions.map(({ requirement, content }) => ({ requirement, content, baseRevision: null, editedBy: null })),
    );
    await tx.history.append(number, rules);
    const [first] = await tx.definitions.append(number, definitions);
    const publishedAt = first?.recordedAt ?? tx.at;
    await tx.changes.update(number, 1, { status: "PUBLISHED", effectiveFrom: "2026-01-01", publishedAt });
    return number;
  });
}

describe("definitions", () => {
  test("hold from their day until the next one's, as known at an instant", async () => {
    const { store, clock } = await anyStore();
    clock.now = 1_000;
    await publish(store, [entry("custom-b", "2026-01-01", "一"), entry("custom-a", "2026-03-01", "二")]);
    clock.now = 2_000;
    await publish(store, [entry("custom-b", "2026-02-01", "三"), entry("custom-a", "2026-04-01", null)]);
    const at = async (asOf: PlainDate, knownAt = 9_000) =>
      (await store.definitions.inForce(asOf, knownAt)).map(({ revision, until }) => [
        revision.requirement,
        revision.content.title.zh,
        until,
      ]);
    expect(await at("2025-12-31")).toEqual([]);
    expect(await at("2026-01-15")).toEqual([["custom-b", "一", "2026-02-01"]]);
    expect(await at("2026-01-15", 1_500)).toEqual([["custom-b", "一", undefined]]);
    // In the order in which they were first recorded, whatever was recorded last.
    expect(await at("2026-03-15")).toEqual([
      ["custom-b", "三", undefined],
      ["custom-a", "二", "2026-04-01"],
    ]);
    expect(await at("2026-04-01")).toEqual([["custom-b", "三", undefined]]);
    expect(await at("2026-04-01", 999)).toEqual([]);
  });

  test("resolve as the definition of resolving says, whatever was recorded in whatever order", async () => {
    const days = fc.nat({ max: 20 }).map((day) => addDays("2026-01-01", day));
    const keys = fc.constantFrom("custom-a", "custom-b", "custom-c");
    const recorded = fc.array(fc.array(fc.tuple(keys, days, fc.boolean()), { minLength: 1, maxLength: 3 }), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(recorded, days, fc.nat({ max: 9 }), async (changes, asOf, known) => {
        const { store, clock } = await anyStore();
        const all: { key: string; from: PlainDate; said: string | null; at: number }[] = [];
        for (const [index, entries] of changes.entries()) {
          clock.now = (index + 1) * 1_000;
          const given = entries.map(([key, from, stays], place) => ({
            key,
            from,
            said: stays ? `${index} ${place}` : null,
          }));
          all.push(...given.map((one) => ({ ...one, at: clock.now })));
          await publish(
            store,
            given.map(({ key, from, said }) => entry(key, from, said)),
          );
        }
        const knownAt = known * 1_000;
        const expected = [...new Set(all.map(({ key }) => key))].flatMap((key) => {
          const held = all.filter((one) => one.key === key && one.at <= knownAt && one.from <= asOf);
          const last = held.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)).at(-1);
          return last?.said ? [[key, last.said]] : [];
        });
        const found = (await store.definitions.inForce(asOf, knownAt)).map(({ revision }) => [
          revision.requirement,
          revision.content.title.zh,
        ]);
        expect(found).toEqual(expected);
        await store.close();
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test("are numbered with rules by one counter, a change's at one instant", async () => {
    const { store, clock } = await anyStore();
    clock.now = 1_000;
    await publish(store, [entry("custom-a", "2026-01-01")]);
    await publish(store, [], [revisionOf("ZJ", "custom-a", yes, "2026-01-01")]);
    await publish(store, [entry("custom-b", "2026-01-01")], [revisionOf("ZJ", "custom-b", yes, "2026-01-01")]);
    await publish(store, [], [revisionOf("BJ", "custom-b", yes, "2026-01-01")]);
    const rules = await store.history.recordedAfter(0, 10);
    const definitions = await store.definitions.latest(["custom-a", "custom-b", "custom-c"]);
    expect(rules.map(({ id, recordedAt }) => [id, recordedAt])).toEqual([
      [2, 1_001],
      [3, 1_002],
      [5, 1_003],
    ]);
    expect(definitions.map((one) => one && [one.id, one.recordedAt])).toEqual([[1, 1_000], [4, 1_002], null]);
    expect(await store.history.latestRecordedAt()).toBe(1_003);
    expect(await store.history.latestRecordedAt(1_000)).toBe(1_000);
    expect((await store.definitions.byId([4, 9, 1])).map((one) => one?.requirement)).toEqual([
      "custom-b",
      undefined,
      "custom-a",
    ]);
    await publish(store, [entry("custom-b", "2026-02-01", null)]);
    expect((await store.definitions.historyOf("custom-b")).map(({ id, content }) => [id, content === null])).toEqual([
      [6, true],
      [4, false],
    ]);
  });

  test("come back as they were given, edits too, which can be set anew and dropped", async () => {
    const { store } = await anyStore();
    const one: Definition = {
      ...definitionOf("custom-a"),
      facts: [{ key: "q", type: "DAY", title: words("问") }],
      rows: [
        { when: "own.q > on", then: "PASSED" },
        { when: "true", then: "UNDECIDED" },
      ],
    };
    const number = await store.transaction(async (tx) => {
      const change = await tx.changes.create({ title: "定义", reason: "测试", authorId: null });
      const edit = { baseRevision: null, editedBy: null };
      await tx.definitions.putEdits(change.number, [
        { ...edit, requirement: "custom-a", content: null },
        { ...edit, requirement: "custom-b", content: definitionOf("custom-b") },
        { ...edit, requirement: "custom-c", content: null },
      ]);
      await tx.definitions.putEdits(change.number, [{ ...edit, requirement: "custom-a", content: one }]);
      await tx.definitions.dropEdits(change.number, ["custom-b", "custom-x"]);
      return change.number;
    });
    const edits = await store.definitions.editsOf([number, number + 1]);
    expect(edits.get(number)?.map(({ requirement, content }) => [requirement, content])).toEqual([
      ["custom-a", one],
      ["custom-c", null],
    ]);
    expect(edits.get(number + 1)).toEqual([]);
  });

  test("are never altered, nor added to a published change, past the program either", async () => {
    const { store, beside } = await anyStore();
    const number = await publish(store, [entry("custom-a", "2026-01-01")], [revisionOf("ZJ", "a", yes, "2026-01-01")]);
    const raw = beside();
    const columns = "(id, requirement, content, effective_from, recorded_at, change_number, correction)";
    raw.run(
      "INSERT INTO change (number, title, reason, status, version, created_at, updated_at) VALUES (99, 'x', 'x', 'DRAFT', 1, 0, 0)",
    );
    for (const [sql, why] of [
      ["UPDATE definition_revision SET content = NULL", "append-only"],
      ["DELETE FROM definition_revision", "append-only"],
      [
        `INSERT OR REPLACE INTO definition_revision ${columns} SELECT id, 'custom-x', NULL, '2026-01-01', recorded_at, 99, 0 FROM definition_revision`,
        "append-only",
      ],
      [
        `INSERT INTO definition_revision ${columns} VALUES (50, 'custom-x', NULL, '2026-01-01', 9999999999999, ${number}, 0)`,
        "stands as it is",
      ],
      [
        `INSERT INTO definition_revision ${columns} VALUES (0, 'custom-x', NULL, '2026-01-01', 9999999999999, 99, 0)`,
        "grows at its end",
      ],
      [`INSERT INTO definition_revision ${columns} VALUES (50, 'custom-x', NULL, '2026-01-01', 1, 99, 0)`, "only grow"],
      [
        `INSERT INTO definition_revision ${columns} VALUES (50, 'custom-x', '{', '2026-01-01', 9999999999999, 99, 0)`,
        "CHECK",
      ],
      ["UPDATE definition_edit SET content = NULL", "stands as it is"],
      ["DELETE FROM definition_edit", "stands as it is"],
      [
        `INSERT INTO definition_edit (change_number, requirement, edited_at) VALUES (${number}, 'custom-x', 0)`,
        "stands as it is",
      ],
    ] as const)
      expect(() => raw.run(sql), sql).toThrow(why);
    expect(await store.soundness.schemaAtOdds()).toBeNull();
    raw.dropGuard("definition_revision_not_updated");
    expect(await store.soundness.schemaAtOdds()).toMatchObject({
      name: "definition_revision_not_updated",
      fault: "MISSING",
    });
  });

  test("are bound with their publication, whose digest without any stays what it was", async () => {
    const { store, beside } = await anyStore();
    const plain = await publish(store, [], [revisionOf("ZJ", "a", yes, "2026-01-01")]);
    const defining = await publish(store, [entry("custom-a", "2026-01-01")]);
    const before = await writtenPublication(store, defining);
    expect(await store.written.publication(plain)).toMatchObject({ definitions: [], definitionEdits: [] });
    const raw = beside();
    raw.dropGuard("definition_revision_not_updated");
    raw.run("UPDATE definition_revision SET effective_from = '2026-01-02'");
    expect((await writtenPublication(store, defining)).digest).not.toBe(before.digest);
  });

  test("and what is counted of them are compared by whoever verifies", async () => {
    const { store, beside } = await anyStore();
    const number = await publish(store, [entry("custom-a", "2026-01-01")]);
    await store.transaction((tx) => tx.history.bumpProvinceVersions([]));
    expect(await store.soundness.changeRevisedWithout("change.publish")).toBe(number);
    const raw = beside();
    raw.run("UPDATE province_version SET version = version + 1");
    expect(await store.soundness.tallyAtOdds()).toBeNull();
    raw.run("INSERT INTO definition (requirement, first_revision, latest_revision) VALUES ('custom-x', 1, 1)");
    expect(await store.soundness.tallyAtOdds()).toEqual({ table: "definition", key: "custom-x" });
  });
});
