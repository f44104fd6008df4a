import { expect, test } from "vitest";
import type { Guess } from "./sign-in-attempts.ts";
import { createSignInAttempts } from "./sign-in-attempts.ts";

const minute = 60_000;
const hour = 60 * minute;

function started() {
  let time = Date.parse("2026-11-24T00:00:00Z");
  const attempts = createSignInAttempts(() => new Date(time));
  const pass = (ms: number) => {
    time += ms;
  };
  return { attempts, pass };
}

const guess = (account: string, address: string, more: Partial<Guess> = {}): Guess => ({
  account,
  address,
  isSomebodys: true,
  browser: null,
  ...more,
});
/** The nth of very many networks. */
const networkOf = (index: number) => `2001:db8:${(index >> 16).toString(16)}:${(index & 0xffff).toString(16)}::1`;

test("an account's failures from one network: five are free, then each wait is twice the last, up to five minutes", () => {
  const { attempts, pass } = started();
  for (let index = 0; index < 5; index += 1) expect(attempts.begin(guess("a", "192.0.2.1"))).toBe(0);
  for (const seconds of [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
    expect(attempts.begin(guess("a", "192.0.2.1"))).toBe(seconds * 1_000);
    pass(seconds * 1_000);
    expect(attempts.begin(guess("a", "192.0.2.1"))).toBe(0);
  }
  expect(attempts.begin(guess("b", "192.0.2.1"))).toBe(0);
});

test("whoever guesses from one network keeps nobody waiting elsewhere, however long it goes on", () => {
  const { attempts, pass } = started();
  for (let index = 0; index < 900; index += 1) {
    attempts.begin(guess("a", "192.0.2.1"));
    pass(50);
  }
  expect(attempts.begin(guess("a", "192.0.2.1"))).toBeGreaterThan(0);
  expect(attempts.begin(guess("a", "198.51.100.1"))).toBe(0);
});

test("an IPv6 network is one caller, and so is an IPv4 address in whichever form", () => {
  const { attempts } = started();
  for (let index = 0; index < 5; index += 1)
    expect(attempts.begin(guess("a", `2001:db8:1:2:${index}::${index}`))).toBe(0);
  expect(attempts.begin(guess("a", "2001:0DB8:0001:0002:ffff::"))).toBe(2_000);
  expect(attempts.begin(guess("a", "2001:db8:1:3::1"))).toBe(0);
  for (let index = 0; index < 5; index += 1) attempts.begin(guess("b", "::ffff:203.0.113.1"));
  expect(attempts.begin(guess("b", "203.0.113.1"))).toBe(2_000);
  expect(attempts.begin(guess("b", "203.0.113.2"))).toBe(0);
});

test("a network's failures: twenty are free, whichever accounts it tries, and nonsense counts too", () => {
  const { attempts } = started();
  for (let index = 0; index < 10; index += 1) expect(attempts.begin(guess(`account ${index}`, "192.0.2.1"))).toBe(0);
  for (let index = 0; index < 10; index += 1) expect(attempts.beginNonsense("192.0.2.1")).toBe(0);
  expect(attempts.begin(guess("one more", "192.0.2.1"))).toBe(2_000);
  expect(attempts.beginNonsense("192.0.2.1")).toBe(2_000);
  expect(attempts.begin(guess("one more", "192.0.2.2"))).toBe(0);
});

test("a success clears the account for its network, but the network and the account elsewhere only of that attempt", () => {
  const { attempts } = started();
  for (let index = 0; index < 19; index += 1) attempts.begin(guess(`account ${index}`, "192.0.2.1"));
  const own = guess("own", "192.0.2.1");
  attempts.begin(own);
  attempts.succeeded(own);
  expect(attempts.begin(guess("account 20", "192.0.2.1"))).toBe(0);
  expect(attempts.begin(guess("account 21", "192.0.2.1"))).toBe(2_000);
});

test("failures are forgotten after an hour without one", () => {
  const { attempts, pass } = started();
  for (let index = 0; index < 5; index += 1) attempts.begin(guess("a", "192.0.2.1"));
  expect(attempts.begin(guess("a", "192.0.2.1"))).toBe(2_000);
  pass(60 * minute);
  for (let index = 0; index < 5; index += 1) expect(attempts.begin(guess("a", "192.0.2.1"))).toBe(0);
});

test("a clock set back makes no wait longer, nor forgets a failure", () => {
  const { attempts, pass } = started();
  for (let index = 0; index < 5; index += 1) attempts.begin(guess("a", "192.0.2.1"));
  pass(-24 * hour);
  expect(attempts.begin(guess("a", "192.0.2.1"))).toBe(2_000);
  pass(2_000);
  expect(attempts.begin(guess("a", "192.0.2.1"))).toBe(2_000);
});

test("an attempt during a wait doesn't make it longer", () => {
  const { attempts, pass } = started();
  for (let index = 0; index < 5; index += 1) attempts.begin(guess("a", "192.0.2.1"));
  pass(1_500);
  expect(attempts.begin(guess("a", "192.0.2.1"))).toBe(500);
  expect(attempts.begin(guess("a", "192.0.2.1"))).toBe(500);
});

test("what wasn't looked at doesn't count", () => {
  const { attempts } = started();
  const one = guess("a", "192.0.2.1");
  for (let index = 0; index < 200; index += 1) {
    expect(attempts.begin(one)).toBe(0);
    attempts.takenBack(one);
  }
});

test("a wait is told of once, and the next one again", () => {
  const { attempts, pass } = started();
  const one = guess("a", "192.0.2.1");
  for (let index = 0; index < 5; index += 1) attempts.begin(one);
  expect([attempts.tellsOfWait(one), attempts.tellsOfWait(one)]).toEqual([true, false]);
  pass(2_000);
  attempts.begin(one);
  expect([attempts.tellsOfWait(one), attempts.tellsOfWait(one)]).toEqual([true, false]);
});

/** Everybody who tries at each moment that they may, from as many networks as one likes, over days. */
function guessesIn(days: number, { networks, every }: { networks: number; every: number }): readonly number[] {
  const { attempts, pass } = started();
  const perDay: number[] = [];
  let next = 0;
  for (let day = 0; day < days; day += 1) {
    let looked = 0;
    for (let at = 0; at < 24 * hour; at += every) {
      for (let index = 0; index < 3; index += 1) {
        next = (next + 1) % networks;
        if (attempts.begin(guess("victim", networkOf(next))) === 0) looked += 1;
      }
      pass(every);
    }
    perDay.push(looked);
  }
  return perDay;
}

test("an account stands less than 200 guesses on a first day and 97 on any other, from however many networks", () => {
  for (const networks of [1, 40, 100_000]) {
    const [first = 0, second = 0, third = 0] = guessesIn(3, { networks, every: 30_000 });
    expect(first).toBeLessThan(networks === 1 ? 27 : 200);
    expect(second).toBeLessThanOrEqual(97);
    expect(third).toBeLessThanOrEqual(97);
    expect(third).toBeGreaterThan(0);
  }
});

test("three networks that guess for days keep nobody waiting elsewhere", () => {
  const { attempts, pass } = started();
  for (let at = 0; at < 48 * hour; at += minute) {
    for (let index = 0; index < 3; index += 1) attempts.begin(guess("a", networkOf(index)));
    pass(minute);
    if (at % hour > 0) continue;
    const colleague = guess("a", "203.0.113.9");
    expect(attempts.begin(colleague)).toBe(0);
    attempts.succeeded(colleague);
  }
});

test("a browser that was signed in before goes on while the account is guessed at from everywhere", () => {
  const { attempts, pass } = started();
  for (let index = 0; index < 300; index += 1) attempts.begin(guess("a", networkOf(index)));
  expect(attempts.begin(guess("a", "203.0.113.9"))).toBeGreaterThan(0);
  const own = guess("a", networkOf(1), { browser: "known" });
  for (let index = 0; index < 50; index += 1) {
    expect(attempts.begin(own)).toBe(0);
    attempts.succeeded(own);
  }
  // It has waits of its own, as long as others'.
  for (let index = 0; index < 5; index += 1) expect(attempts.begin(own)).toBe(0);
  expect(attempts.begin(own)).toBe(2_000);
  let looked = 5;
  for (let at = 0; at < 24 * hour; at += 10_000) {
    if (attempts.begin(own) === 0) looked += 1;
    pass(10_000);
  }
  expect(looked).toBeLessThan(200);
});

test("a flood of names and of networks brings no free guess at an account back", () => {
  const { attempts } = started();
  let looked = 0;
  const victim = (index: number) => {
    if (attempts.begin(guess("victim", networkOf(index))) === 0) looked += 1;
  };
  for (let index = 0; index < 100; index += 1) victim(index);
  for (let index = 0; index < 55_000; index += 1)
    attempts.begin(guess(`nobody ${index}`, networkOf(index), { isSomebodys: false }));
  for (let index = 0; index < 55_000; index += 1) attempts.beginNonsense(networkOf(index));
  for (let index = 0; index < 200; index += 1) victim(500_000 + index);
  expect(looked).toBe(100);
});
