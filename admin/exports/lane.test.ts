import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createLane } from "./lane.ts";

function gate() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return { work: () => promise, open: () => resolve("made"), fail: () => reject(new Error("broken")) };
}

test("one is done at a time, a caller has a share, and beyond the whole nothing waits", async () => {
  const lane = createLane({ all: 3, perCaller: 2 });
  const first = gate();
  const second = gate();
  const third = gate();
  let began = 0;
  const counted = (work: () => Promise<string>) => () => {
    began += 1;
    return work();
  };
  const a = lane.take("a", counted(first.work));
  const b = lane.take("a", counted(second.work));
  expect(await lane.take("a", counted(third.work))).toBe("CALLER_BUSY");
  const c = lane.take("b", counted(third.work));
  expect(await lane.take("c", counted(third.work))).toBe("ALL_BUSY");
  await turn();
  expect([began, lane.size()]).toEqual([1, 3]);
  first.open();
  expect(await a).toBe("made");
  await turn();
  expect([began, lane.size()]).toEqual([2, 2]);
  second.fail();
  await expect(b).rejects.toThrow("broken");
  third.open();
  expect(await c).toBe("made");
  expect([began, lane.size()]).toEqual([3, 0]);
  // Nobody is held to what is over.
  expect(await lane.take("a", async () => "again")).toBe("again");
});
