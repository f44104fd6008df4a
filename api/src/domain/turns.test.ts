import { expect, test } from "vitest";
import { forgetOwnTurns, nextOwnTurn, nextTurn } from "./turns.ts";
import { within } from "./work.ts";

test("an operation with few entries goes on beside one with thousands", async () => {
  const done: string[] = [];
  const entries = (name: string, count: number) =>
    within({ spend: () => {} }, () => Array.from({ length: count }, () => nextTurn().then(() => void done.push(name))));
  const many = entries("many", 5_000);
  const others = entries("others", 5_000);
  const few = entries("few", 20);
  await Promise.all(few);
  // One of each at a time, and those that went on as the last of the few did.
  expect(done.length).toBeLessThan(100);
  await Promise.all([...many, ...others]);
  expect(done.filter((name) => name === "many")).toHaveLength(5_000);
});

test("what one operation waits with goes on in its order", async () => {
  const done: number[] = [];
  const some = Array.from({ length: 50 }, (_, index) => nextTurn().then(() => done.push(index)));
  await Promise.all(some);
  expect(done).toEqual(Array.from({ length: 50 }, (_, index) => index));
});

test("of an operation that has its answer only what others wait for goes on", async () => {
  const work = { spend: () => {} };
  const done: string[] = [];
  const waits = within(work, () => [
    nextOwnTurn().then(() => done.push("own")),
    nextTurn().then(() => done.push("shared")),
    nextOwnTurn().then(() => done.push("own")),
  ]);
  forgetOwnTurns(work);
  await waits[1];
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(done).toEqual(["shared"]);
});
