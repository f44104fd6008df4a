import { setImmediate as yieldToOthers } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { StoreUnavailable } from "../../../src/store/ports/store-unavailable.ts";
import { anyStore, itemsOf, publish, publishIn, revisionOf, yes } from "./any-store.ts";

const draft = { title: "变更", reason: "测试", authorId: null };
const one = [revisionOf("ZJ", "a", yes, "2026-01-01")];

describe("a transaction", () => {
  test("leaves nothing when its work throws, and the error passes as it is", async () => {
    const { store } = await anyStore();
    const refusal = new Error("不行");
    const attempt = store.transaction(async (tx) => {
      await publishIn(tx, one, "2026-01-01");
      await tx.history.bumpProvinceVersions(["ZJ"]);
      throw refusal;
    });
    await expect(attempt).rejects.toBe(refusal);
    expect(await store.changes.byNumber([1])).toEqual([null]);
    expect(await store.history.count({})).toBe(0);
    expect((await store.history.provinceVersions()).get("ZJ")).toBe(0);
    // The numbers aren't used up either.
    expect(await publish(store, one)).toBe(1);
  });

  test("sees its own writes, which nobody else does before its end", async () => {
    const { store } = await anyStore();
    await store.transaction(async (tx) => {
      const { number } = await tx.changes.create(draft);
      expect((await tx.changes.byNumber([number]))[0]?.title).toBe("变更");
      expect(await store.changes.byNumber([number])).toEqual([null]);
    });
    expect((await store.changes.byNumber([1]))[0]?.title).toBe("变更");
  });

  test("waits for those before it, whatever they await meanwhile", async () => {
    const { store } = await anyStore();
    const steps: string[] = [];
    const work = (name: string) =>
      store.transaction(async (tx) => {
        steps.push(`${name} begins`);
        await tx.changes.create(draft);
        for (let turn = 0; turn < 5; turn += 1) await yieldToOthers();
        steps.push(`${name} ends`);
        if (name === "second") throw new Error("second fails");
      });
    const results = await Promise.allSettled([work("first"), work("second"), work("third")]);
    expect(steps).toEqual(["first begins", "first ends", "second begins", "second ends", "third begins", "third ends"]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await store.changes.page({ today: "2026-01-01" }, { first: 10 })).entries.length).toBe(2);
  });

  test("can't be used after its end, nor begun inside another", async () => {
    const { store } = await anyStore();
    const kept = await store.transaction(async (tx) => tx);
    await expect(kept.changes.create(draft)).rejects.toThrow("after its end");
    await expect(store.transaction(() => store.transaction(async () => 1))).rejects.toThrow("inside a transaction");
    expect(await store.transaction(async () => 2)).toBe(2);
  });

  test("gives everything in it one instant", async () => {
    const { store, clock } = await anyStore();
    clock.now = 5_000;
    const { change, comment } = await store.transaction(async (tx) => {
      const person = await tx.people.create({ id: "p", name: "甲", email: "a@example.org", role: "EDITOR" });
      const created = await tx.changes.create(draft);
      clock.now = 6_000;
      return {
        change: created,
        comment: await tx.changes.addComment({ changeNumber: created.number, personId: person.id, text: "好" }),
      };
    });
    expect([change.createdAt, comment.at]).toEqual([5_000, 5_000]);
  });
});

describe("two stores on one database", () => {
  test("take turns, and each sees what the other wrote", async () => {
    const { store: a, open } = await anyStore();
    const b = await open();
    const versions = [await a.dataVersion(), await b.dataVersion()];
    await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        publish(turn % 2 === 0 ? a : b, [revisionOf("ZJ", "a", yes, "2026-01-01")]),
      ),
    );
    expect(await a.history.count({})).toBe(20);
    const times = itemsOf(await b.history.page({}, { first: 100 })).map(({ recordedAt }) => recordedAt);
    expect(new Set(times).size).toBe(20);
    expect(times).toEqual(times.toSorted((x, y) => y - x));
    expect([await a.dataVersion(), await b.dataVersion()].map((version, index) => version !== versions[index])).toEqual(
      [true, true],
    );
  });

  test("tell by the data version of the other's writes, not of their own", async () => {
    const { store: a, open } = await anyStore();
    const b = await open();
    const before = [await a.dataVersion(), await b.dataVersion()];
    await publish(a, one);
    expect(await a.dataVersion()).toBe(before[0]);
    expect(await b.dataVersion()).not.toBe(before[1]);
  });

  test("of two updates from one version, let one apply", async () => {
    const { store: a, open } = await anyStore();
    const b = await open();
    await a.transaction((tx) => tx.changes.create(draft));
    const results = await Promise.all(
      [a, b].map((store, index) => store.transaction((tx) => tx.changes.update(1, 1, { title: `第 ${index}` }))),
    );
    expect(results.filter((result) => result !== null).length).toBe(1);
    expect((await a.changes.byNumber([1]))[0]?.version).toBe(2);
  });

  test("wait for another program's lock, and give up when patience ends, without blocking the process", async () => {
    const { store, beside } = await anyStore({ patience: 300 });
    const unlock = beside().lock();
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 5);
    const refused = store.transaction((tx) => tx.changes.create(draft));
    await expect(refused).rejects.toMatchObject({ trouble: "LOCKED" });
    await expect(refused).rejects.toBeInstanceOf(StoreUnavailable);
    clearInterval(counting);
    expect(turns).toBeGreaterThan(5);
    expect(await store.changes.byNumber([1])).toEqual([null]);
    setTimeout(unlock, 50);
    expect((await store.transaction((tx) => tx.changes.create(draft))).number).toBe(1);
  });
});
