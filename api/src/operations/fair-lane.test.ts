import fc from "fast-check";
import { expect, test } from "vitest";
import { createFairLane } from "./fair-lane.ts";
import { LaneFull } from "./lane.ts";

/** A lane whose works are done when they are told to be, with what became of each. */
function started(bounds: Parameters<typeof createFairLane>[0] = { atOnce: 2, waiting: 4 }) {
  const lane = createFairLane(bounds);
  const begun: string[] = [];
  const refused: string[] = [];
  const finish = new Map<string, () => void>();
  const ask = (name: string, shared: readonly string[], isFirst = false) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const work = () => {
      begun.push(name);
      finish.set(name, resolve);
      return promise;
    };
    lane.run({ isFirst, shared }, work).catch((error: unknown) => {
      if (error instanceof LaneFull) refused.push(name);
      else throw error;
    });
  };
  const done = async (name: string) => {
    finish.get(name)?.();
    await settled();
  };
  return { lane, ask, done, begun, refused };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("so much runs, so much waits, and the rest is refused at once without being begun", async () => {
  const { ask, done, begun, refused } = started();
  for (let index = 0; index < 200; index += 1) ask(`stranger ${index}`, ["network of strangers", `account ${index}`]);
  await settled();
  expect([begun.length, refused.length]).toEqual([2, 194]);
  for (let index = 0; index < 6; index += 1) await done(begun[index] ?? "");
  expect([begun.length, refused.length]).toEqual([6, 194]);
});

test.each([
  ["from one network at many accounts", (index: number) => ["network of strangers", `account ${index}`]],
  ["from many networks at one account", (index: number) => [`network ${index}`, "account of strangers"]],
])("a crowd %s makes room for one who has nothing to do with it, who is next", async (_, sharedBy) => {
  const { ask, done, begun, refused } = started();
  for (let index = 0; index < 200; index += 1) ask(`stranger ${index}`, sharedBy(index));
  ask("colleague", ["network of the office", "account of a colleague"]);
  await settled();
  expect(refused).not.toContain("colleague");
  await done(begun[0] ?? "");
  expect(begun[2]).toBe("colleague");
});

test("whoever goes first waits for none but those who run, whatever the others are", async () => {
  const { ask, done, begun, refused } = started();
  for (let index = 0; index < 200; index += 1) ask(`stranger ${index}`, [`network ${index}`, `account ${index}`]);
  for (let index = 0; index < 4; index += 1) ask(`known ${index}`, [`account of ${index}`], true);
  await settled();
  for (let index = 0; index < 4; index += 1) await done(begun[index] ?? "");
  expect(begun.slice(2, 6)).toEqual(["known 0", "known 1", "known 2", "known 3"]);
  expect(refused.filter((name) => name.startsWith("known"))).toEqual([]);
});

test("a place that is kept for those who go first is left free by all others, and taken by them at once", async () => {
  const { ask, done, begun, refused } = started({ atOnce: 2, waiting: 4, keptForFirst: 1 });
  for (let index = 0; index < 200; index += 1) ask(`stranger ${index}`, [`network ${index}`]);
  await settled();
  expect([begun.length, refused.length]).toEqual([1, 195]);
  ask("known 0", ["account of 0"], true);
  ask("known 1", ["account of 1"], true);
  await settled();
  expect(begun.slice(1)).toEqual(["known 0"]);
  // Theirs is the next place too, whoever leaves it.
  await done(begun[0] ?? "");
  expect(begun.slice(1)).toEqual(["known 0", "known 1"]);
  await done("known 0");
  expect(begun.slice(3)).toHaveLength(1);
  await done("known 1");
  expect(begun).toHaveLength(4);
});

test("those of one crowd take turns with others, in the order of their coming among themselves", async () => {
  const { ask, done, begun } = started({ atOnce: 1, waiting: 4 });
  ask("a 1", ["a"]);
  ask("a 2", ["a"]);
  ask("a 3", ["a"]);
  ask("b 1", ["b"]);
  for (const name of ["a 1", "b 1", "a 2", "a 3"]) await done(name);
  expect(begun).toEqual(["a 1", "b 1", "a 2", "a 3"]);
});

test("a failure goes to whoever asked for the work, and its place to the next", async () => {
  const { run } = createFairLane({ atOnce: 1, waiting: 1 });
  const nobody = { isFirst: false, shared: [] };
  const failing = run(nobody, () => Promise.reject(new Error("failed")));
  const next = run(nobody, async () => "done");
  await expect(failing).rejects.toThrow("failed");
  expect(await next).toBe("done");
});

test("whatever comes, no more run and wait than may, and everybody is either done or refused", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ isFirst: fc.boolean(), network: fc.nat(4), account: fc.nat(4), done: fc.nat(2) }), {
        maxLength: 60,
      }),
      async (steps) => {
        const { lane, ask, done, begun, refused } = started({ atOnce: 2, waiting: 3 });
        let ended = 0;
        for (const [index, { isFirst, network, account, done: finishes }] of steps.entries()) {
          ask(`${index}`, [`network ${network}`, `account ${account}`], isFirst);
          await settled();
          const { running, waiting } = lane.load();
          expect(running).toBeLessThanOrEqual(2);
          expect(waiting).toBeLessThanOrEqual(6);
          for (let count = 0; count < finishes && ended < begun.length; count += 1) {
            await done(begun[ended] ?? "");
            ended += 1;
          }
        }
        while (ended < begun.length) {
          await done(begun[ended] ?? "");
          ended += 1;
        }
        expect(begun.length + refused.length).toBe(steps.length);
        expect(lane.load()).toEqual({ running: 0, waiting: 0 });
      },
    ),
  );
});
