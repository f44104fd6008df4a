import { expect, test } from "vitest";
import { createSignInAttempts } from "./sign-in-attempts.ts";

const minute = 60_000;

function started() {
  let time = Date.parse("2026-11-24T00:00:00Z");
  const attempts = createSignInAttempts(() => new Date(time));
  const pass = (ms: number) => {
    time += ms;
  };
  return { attempts, pass };
}

test("an account's failures: five are free, then each wait is twice the last, up to five minutes", () => {
  const { attempts, pass } = started();
  for (let index = 0; index < 5; index += 1) expect(attempts.begin("a", `address ${index}`)).toBe(0);
  for (const seconds of [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
    expect(attempts.begin("a", "another address")).toBe(seconds * 1_000);
    pass(seconds * 1_000);
    expect(attempts.begin("a", `address after ${seconds}`)).toBe(0);
  }
  expect(attempts.begin("b", "another address")).toBe(0);
});

test("an address's failures: twenty are free, whichever accounts it tries", () => {
  const { attempts } = started();
  for (let index = 0; index < 20; index += 1) expect(attempts.begin(`account ${index}`, "here")).toBe(0);
  expect(attempts.begin("one more", "here")).toBe(2_000);
  expect(attempts.begin("one more", "there")).toBe(0);
});

test("a success clears the account, but an address only of that attempt", () => {
  const { attempts } = started();
  for (let index = 0; index < 19; index += 1) attempts.begin(`account ${index}`, "here");
  attempts.begin("own", "here");
  attempts.succeeded("own", "here");
  expect(attempts.begin("own", "there")).toBe(0);
  expect(attempts.begin("account 20", "here")).toBe(0);
  expect(attempts.begin("account 21", "here")).toBe(2_000);
});

test("failures are forgotten after an hour without one", () => {
  const { attempts, pass } = started();
  for (let index = 0; index < 5; index += 1) attempts.begin("a", "here");
  expect(attempts.begin("a", "here")).toBe(2_000);
  pass(60 * minute);
  for (let index = 0; index < 5; index += 1) expect(attempts.begin("a", "here")).toBe(0);
});

test("a clock set back makes no wait longer, nor forgets a failure", () => {
  const { attempts, pass } = started();
  for (let index = 0; index < 5; index += 1) attempts.begin("a", "here");
  pass(-24 * 60 * minute);
  expect(attempts.begin("a", "here")).toBe(2_000);
  pass(2_000);
  expect(attempts.begin("a", "here")).toBe(2_000);
});

test("an attempt during a wait doesn't make it longer", () => {
  const { attempts, pass } = started();
  for (let index = 0; index < 5; index += 1) attempts.begin("a", "here");
  pass(1_500);
  expect(attempts.begin("a", "here")).toBe(500);
  expect(attempts.begin("a", "here")).toBe(500);
});
