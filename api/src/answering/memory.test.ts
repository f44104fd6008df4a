import fc from "fast-check";
import { expect, test } from "vitest";
import { keyOf } from "../key-of.ts";
import { createMemory } from "./memory.ts";

test("what was used the longest ago goes first, whoever keeps it", () => {
  const memory = createMemory(10_000);
  const [words, numbers] = [memory.keeper<string>(), memory.keeper<number>()];
  for (const [index, word] of ["a", "b", "c"].entries()) {
    words.keep(keyOf(word), 900, () => word);
    numbers.keep(keyOf(word), 900, () => index);
  }
  expect([words.get(keyOf("a")), numbers.get(keyOf("a"))]).toEqual(["a", 0]);
  for (let more = 0; more < 5; more += 1) words.keep(keyOf(more), 900, () => String(more));
  // Those just used, and the latest, stand; of one name under two keepers each is its own.
  expect([words.get(keyOf("a")), numbers.get(keyOf("a")), numbers.get(keyOf("b")), words.get(keyOf(4))]).toEqual([
    "a",
    0,
    undefined,
    "4",
  ]);
  expect(memory.taken()).toBeLessThanOrEqual(10_000);
});

test("what comes to hang on a thing later is charged too, and ends it once it is too much for one", () => {
  const memory = createMemory(80_000);
  const keeper = memory.keeper<(bytes: number) => boolean>();
  const charge = keeper.keep(keyOf("a"), 1_000, (more) => more);
  const before = memory.taken();
  expect(charge(5_000)).toBe(true);
  expect(memory.taken()).toBe(before + 5_000);
  expect(charge(5_000)).toBe(false);
  expect([memory.taken(), keeper.get(keyOf("a")), charge(1)]).toEqual([0, undefined, false]);
  keeper.keep(keyOf("large"), 10_001, (more) => more);
  expect([memory.taken(), keeper.get(keyOf("large"))]).toEqual([0, undefined]);
});

test("a place that is told to forget is told once, and may be opened anew", () => {
  const memory = createMemory(80_000);
  let forgotten = 0;
  const place = memory.open(() => {
    forgotten += 1;
  });
  place.charge(9_000);
  place.charge(9_000);
  place.charge(9_000);
  place.touch();
  expect([forgotten, memory.taken()]).toEqual([1, 0]);
});

test("no more is taken than may be, and nothing that is gone is charged, whatever is done", () => {
  const deed = fc.record({
    keeper: fc.nat(2),
    key: fc.nat(9),
    bytes: fc.nat(6_000),
    what: fc.constantFrom("keep", "get", "charge", "clear"),
  });
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 200 }), (deeds) => {
      const most = 20_000;
      const memory = createMemory(most);
      const keepers = Array.from({ length: 3 }, () => memory.keeper<(bytes: number) => boolean>());
      for (const { keeper: at, key: number, bytes, what } of deeds) {
        const [keeper, key] = [keepers[at], keyOf(number)];
        if (what === "keep") keeper?.keep(key, bytes, (charge) => charge);
        else if (what === "charge") keeper?.get(key)?.(bytes);
        else if (what === "clear" && bytes < 600) keeper?.clear();
        expect(memory.taken()).toBeLessThanOrEqual(most);
        expect(memory.taken()).toBeGreaterThanOrEqual(0);
      }
      for (const keeper of keepers) keeper.clear();
      expect(memory.taken()).toBe(0);
    }),
  );
});
