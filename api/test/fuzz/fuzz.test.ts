import { expect, test } from "vitest";
import { fuzz } from "./fuzz.ts";

test("whatever is sent, no answer is a fault of ours, and none tells of the inside", { timeout: 300_000 }, async () => {
  const seed = Math.trunc(Math.random() * 2 ** 31);
  const { sent, statuses } = await fuzz({ runs: 260, seed });
  expect(Object.values(sent).every((count) => count >= 20)).toBe(true);
  // Neither is everything refused at the door.
  expect(statuses["200"]).toBeGreaterThan(50);
});
