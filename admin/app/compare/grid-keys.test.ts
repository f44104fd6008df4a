import { expect, test } from "vitest";
import { placeFrom } from "./grid-keys.ts";

const last = { rows: 170, columns: 31 };

test.each([
  ["ArrowLeft", false, "5/0", "5/0"],
  ["ArrowRight", false, "5/31", "5/31"],
  ["ArrowUp", false, "0/3", "0/3"],
  ["ArrowDown", false, "170/3", "170/3"],
  ["ArrowDown", false, "0/3", "1/3"],
  ["PageDown", false, "165/3", "170/3"],
  ["PageUp", false, "5/3", "0/3"],
  ["Home", false, "5/3", "5/0"],
  ["End", false, "5/3", "5/31"],
  ["Home", true, "5/3", "0/0"],
  ["End", true, "5/3", "170/31"],
  ["x", false, "5/3", "5/3"],
] as const)("%s (with Ctrl: %s) leads from %s to %s", (key, ctrlKey, from, to) => {
  const [row = 0, column = 0] = from.split("/").map(Number);
  const place = placeFrom({ row, column }, { key, ctrlKey }, last);
  expect(`${place.row}/${place.column}`).toBe(to);
});
