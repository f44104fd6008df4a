import fc from "fast-check";
import { expect, test } from "vitest";
import { createLane, LaneFull } from "./lane.ts";

/** Work that is done when it is told to be. */
function held<Result>(result: Result) {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  let hasBegun = false;
  return {
    work: () => {
      hasBegun = true;
      return promise;
    },
    hasBegun: () => hasBegun,
    finish: () => resolve(result),
    fail: () => reject(new Error("failed")),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("so much runs at once, so much more waits in its order, and what is beyond is refused at once", async () => {
  const run = createLane({ atOnce: 2, waiting: 1 });
  const [first, second, third, fourth] = [held(1), held(2), held(3), held(4)];
  const answers = [run(first.work), run(second.work), run(third.work)];
  await expect(run(fourth.work)).rejects.toThrow(LaneFull);
  expect([first, second, third, fourth].map((one) => one.hasBegun())).toEqual([true, true, false, false]);
  second.finish();
  await settled();
  expect(third.hasBegun()).toBe(true);
  first.finish();
  third.finish();
  expect(await Promise.all(answers)).toEqual([1, 2, 3]);
  expect(await run(async () => 5)).toBe(5);
});

test("what fails, later or at once, gives its place free", async () => {
  const run = createLane({ atOnce: 1, waiting: 1 });
  const failing = held(0);
  const [failed, next] = [run(failing.work), run(async () => "next")];
  failing.fail();
  await expect(failed).rejects.toThrow("failed");
  expect(await next).toBe("next");
  const thrown = run(() => {
    throw new TypeError("at once");
  });
  await expect(thrown).rejects.toThrow(TypeError);
  expect(await run(async () => "again")).toBe("again");
});

test("never more than that runs or waits, whatever comes and goes", async () => {
  const bounds = fc.record({ atOnce: fc.integer({ min: 1, max: 4 }), waiting: fc.integer({ min: 0, max: 4 }) });
  await fc.assert(
    fc.asyncProperty(bounds, fc.array(fc.integer({ min: 1, max: 5 })), async ({ atOnce, waiting }, turns) => {
      const run = createLane({ atOnce, waiting });
      let [running, most, refused] = [0, 0, 0];
      const work = async (length: number) => {
        running += 1;
        most = Math.max(most, running);
        for (let turn = 0; turn < length; turn += 1) await null;
        running -= 1;
      };
      await Promise.all(turns.map((length) => run(() => work(length)).catch(() => (refused += 1))));
      expect(most).toBe(Math.min(atOnce, turns.length));
      expect(refused).toBe(Math.max(0, turns.length - atOnce - waiting));
      expect(running).toBe(0);
    }),
  );
});
