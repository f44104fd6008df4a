import { readFileSync } from "node:fs";
import { beijingDateOf } from "@beian/shared";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPublications } from "../../../src/domain/publications.ts";
import { beginEnqueueing, enqueuePublications } from "../../../src/domain/webhooks/enqueue.ts";
import type { ListName } from "../../../src/store/cursors.ts";
import { cursorOf, cursorOfEffect, keyAt } from "../../../src/store/cursors.ts";
import type { NewRevision } from "../../../src/store/ports/history.ts";
import type { Page, PageRequest } from "../../../src/store/ports/page.ts";
import { WrongCursor } from "../../../src/store/ports/page.ts";
import type { Store } from "../../../src/store/ports/store.ts";
import { anyStore, publishIn } from "./any-store.ts";

interface Placed {
  readonly entry: number;
  readonly cursor: string;
}

/** What commit 502feaf handed out for this history: made by its own code, never by today's. */
interface Released
  extends Readonly<Record<"recorded" | "effect" | "list" | "audit" | "deliveries", readonly Placed[]>> {
  readonly changes: readonly { readonly publishedAt: string; readonly revisions: readonly NewRevision[] }[];
  readonly subscription: {
    readonly start: string;
    readonly told: readonly { readonly change: number; readonly cursor: string }[];
  };
  readonly webhooksPlace: string;
}
const released: Released = JSON.parse(readFileSync(new URL("released-cursors.json", import.meta.url), "utf8"));
const lastDay = "2026-01-08";

/** The same history by today's code. */
async function rebuilt() {
  const made = await anyStore();
  await made.store.transaction(async (tx) => {
    await tx.webhooks.create({ id: "w", name: "w", url: "https://example.org", secret: "s", createdBy: null });
    await beginEnqueueing(tx, "2026-01-01");
  });
  for (const { publishedAt, revisions } of released.changes) {
    made.clock.now = Date.parse(publishedAt);
    await made.store.transaction(async (tx) => {
      const changeNumber = await publishIn(tx, revisions, revisions[0]?.effectiveFrom ?? "");
      const event = { actorKind: "SYSTEM", actorId: null, action: "change.publish", changeNumber } as const;
      await tx.audit.append({ ...event, subject: null, version: 2, origin: null, details: {} }, () => "h".repeat(64));
      await enqueuePublications(tx, beijingDateOf(new Date(made.clock.now)));
    });
  }
  made.clock.now = Date.parse(`${lastDay}T04:00:00Z`);
  await made.store.transaction((tx) => enqueuePublications(tx, lastDay));
  return made;
}

/** Each list of today's, by the name that the fixture has for it. */
const lists: Readonly<
  Record<
    "recorded" | "effect" | "list" | "audit" | "deliveries",
    (store: Store, page: PageRequest) => Promise<Page<unknown>>
  >
> = {
  recorded: (from, page) => from.history.page({}, page),
  effect: (from, page) => from.history.pageByEffect({ layer: "ZJ", withInherited: true }, page),
  list: (from, page) => from.changes.page({ today: lastDay }, page),
  audit: (from, page) => from.audit.page({}, page),
  deliveries: (from, page) => from.deliveries.page("w", page),
};
const names = Object.keys(lists) as readonly (keyof typeof lists)[];

describe("cursors that commit 502feaf handed out", () => {
  test("are places in today's lists", async () => {
    const { store } = await rebuilt();
    for (const name of names) {
      const whole = (await lists[name](store, { first: 100 })).entries;
      expect(whole.length).toBe(released[name].length);
      for (const [index, { cursor }] of released[name].entries()) {
        const after = await lists[name](store, { first: 100, after: cursor });
        expect(after).toMatchObject({ entries: whole.slice(index + 1), hasPrevious: true });
        const before = await lists[name](store, { last: 100, before: cursor });
        expect(before).toMatchObject({ entries: whole.slice(0, index), hasNext: true });
      }
    }
  });

  test("stay apart where they can be told: places by effect are no numbers of revisions", async () => {
    const { store } = await anyStore();
    for (const { cursor } of released.effect)
      for (const name of names.filter((each) => each !== "effect"))
        await expect(lists[name](store, { first: 5, after: cursor })).rejects.toThrow(WrongCursor);
    for (const { cursor } of released.recorded)
      await expect(lists.effect(store, { first: 5, after: cursor })).rejects.toThrow(WrongCursor);
  });

  test("as ids of events go on right after them, with what came then in the order of then", async () => {
    const { store, clock } = await rebuilt();
    const { start, told } = released.subscription;
    const publications = createPublications({ store, now: () => new Date(clock.now) });
    for (const [index, after] of [start, ...told.map(({ cursor }) => cursor)].entries()) {
      const subscription = await publications.subscribe({ after });
      expect(subscription.start).toBe(after);
      const rest = told.slice(index);
      const found: { change: number | undefined; cursor: string | undefined }[] = [];
      for (const _ of rest) {
        const { value } = await subscription.next();
        found.push({ change: value?.change.number, cursor: value?.cursor });
      }
      expect(found.map(({ change }) => change)).toEqual(rest.map(({ change }) => change));
      await subscription.return?.();
    }
  });

  test("as the place of webhooks go on from there, and tell nothing twice", async () => {
    const { store } = await rebuilt();
    expect(await store.settings.get("webhooks.place")).toBe(released.webhooksPlace);
    const { told } = released.subscription;
    await store.transaction(async (tx) => {
      await tx.webhooks.create({ id: "late", name: "l", url: "https://example.org", secret: "s", createdBy: null });
      await tx.settings.put("webhooks.place", told[1]?.cursor ?? "");
      await enqueuePublications(tx, lastDay);
    });
    const deliveries = (await store.deliveries.page("late", { first: 100 })).entries.map(({ item }) => item);
    expect(deliveries.map(({ changeNumber }) => changeNumber).toReversed()).toEqual(
      told.slice(2).map(({ change }) => change),
    );
  });
});

describe("a cursor", () => {
  const list = fc.constantFrom<ListName>("recorded", "effect", "changes", "audit", "deliveries");
  const key = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

  test("is read as it was made, by its own list alone", () => {
    fc.assert(
      fc.property(list, list, key, (made, read, at) => {
        const cursor = cursorOf(made, at);
        if (made === read) expect(keyAt(read, cursor, "after")).toBe(at);
        else expect(() => keyAt(read, cursor, "after")).toThrow(WrongCursor);
      }),
    );
  });

  test("of what took effect is no list's, and none of a list is one of those", async () => {
    const { store } = await anyStore();
    const effect = cursorOfEffect({ revision: 5, day: "2026-01-01", change: 3 });
    for (const name of names)
      await expect(lists[name](store, { first: 5, before: effect })).rejects.toMatchObject({ argument: "before" });
    for (const name of ["recorded", "effect", "changes", "audit", "deliveries"] as const)
      await expect(store.history.placeAt(cursorOf(name, 5))).rejects.toThrow(WrongCursor);
  });
});

test("a status that nothing has is an empty list, whatever else is asked", async () => {
  const { store } = await rebuilt();
  for (const more of [{}, { authorId: "p" }, { layer: "ZJ" }, { origin: "PRODUCT" }, { requirement: "a" }] as const) {
    const filter = { today: lastDay, statuses: [], ...more };
    expect((await store.changes.page(filter, { first: 5 })).entries).toEqual([]);
    expect(await store.changes.count(filter)).toBe(0);
  }
});
