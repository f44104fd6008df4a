import fc from "fast-check";
import { expect, test } from "vitest";
import { createSessionLife } from "./session-life.ts";

const minute = 60_000;
const hour = 60 * minute;

/** A machine whose clock people set, while time goes on. */
function started() {
  let wall = Date.parse("2026-11-24T08:00:00Z");
  let elapsed = 0;
  const life = createSessionLife({ now: () => wall, elapsed: () => elapsed });
  return {
    life,
    now: () => wall,
    pass(ms: number) {
      wall += ms;
      elapsed += ms;
    },
    setClock(ms: number) {
      wall += ms;
    },
  };
}

const session = (begun: number, used = begun, expires = begun + 12 * hour) => ({
  createdAt: new Date(begun),
  updatedAt: new Date(used),
  expiresAt: new Date(expires),
});

test("a session ends twelve hours after it began, however long its row says that it lasts, and two hours after its last use", () => {
  const { life, now, pass } = started();
  const begun = now();
  pass(12 * hour - 1);
  expect(life.isOver(session(begun, now() - 2 * hour + 1))).toBe(false);
  expect(life.isOver(session(begun, now() - 2 * hour))).toBe(true);
  expect(life.isOver(session(begun, now(), now() - 1))).toBe(true);
  pass(1);
  expect(life.isOver(session(begun, now(), begun + 24 * hour))).toBe(true);
});

test("what began or was used in the future is over, but for a clock that is kept right", () => {
  const { life, now } = started();
  expect(life.isOver(session(now() + hour))).toBe(true);
  expect(life.isOver(session(now() + 366 * 24 * hour, now() + 366 * 24 * hour))).toBe(true);
  expect(life.isOver(session(now() - hour, now() + hour))).toBe(true);
  expect(life.isOver(session(now() - hour, now() + 5_000))).toBe(false);
});

test("a clock set back makes no session older than it is: what was used before is over, what begins afterwards lives", () => {
  const { life, now, pass, setClock } = started();
  const begun = now();
  pass(3 * hour);
  setClock(-2 * hour);
  expect(life.isOver(session(begun))).toBe(true);
  const fresh = session(now());
  pass(minute);
  expect(life.isOver(fresh)).toBe(false);
  expect(life.isOver(session(begun))).toBe(true);
});

test("a clock set ahead ends what it makes too old, and steps of seconds end nothing", () => {
  const { life, now, pass, setClock } = started();
  const begun = now();
  pass(hour);
  setClock(-9_000);
  expect(life.isOver(session(begun))).toBe(false);
  setClock(3 * hour);
  expect(life.isOver(session(begun))).toBe(true);
});

test("whatever the clock does, nothing that was left alone for two hours and a little lives on", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ pass: fc.nat(hour), set: fc.integer({ min: -5 * hour, max: 5 * hour }) }), {
        maxLength: 20,
      }),
      (steps) => {
        const { life, now, pass, setClock } = started();
        const left = session(now());
        let alone = 0;
        let isOver = false;
        for (const step of steps) {
          pass(step.pass);
          alone += step.pass;
          setClock(step.set);
          // A look may pass over a step of twenty seconds: ten that a right clock makes, and ten of what was used ahead.
          isOver = life.isOver(left) || isOver;
          if (alone >= 2 * hour + steps.length * 20_000) expect(isOver).toBe(true);
        }
      },
    ),
  );
});

test("the last use is written anew after five minutes", () => {
  const { life, now, pass } = started();
  const used = session(now());
  pass(5 * minute - 1);
  expect(life.isToBeTouched(used)).toBe(false);
  pass(1);
  expect(life.isToBeTouched(used)).toBe(true);
});
