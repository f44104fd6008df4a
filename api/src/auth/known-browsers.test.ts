import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createKnownBrowsers } from "./known-browsers.ts";

const day = 86_400_000;

function started({ isSecure = false, secret = randomBytes(32) } = {}) {
  let time = Date.parse("2026-11-24T00:00:00Z");
  const browsers = createKnownBrowsers({ secret, isSecure, now: () => new Date(time) });
  const pass = (ms: number) => {
    time += ms;
  };
  return { browsers, pass, secret };
}

const pairOf = (setCookie: string) => setCookie.split(";", 1)[0] ?? "";

test("a browser is known for the account that was signed in there, and for no other", () => {
  const { browsers } = started();
  const cookie = pairOf(browsers.remembering(undefined, "a@example.com"));
  expect(browsers.markOf(`other=1; ${cookie}`, "a@example.com")).toMatch(/^[\w-]{16}$/);
  expect(browsers.markOf(cookie, "b@example.com")).toBeNull();
  expect(browsers.markOf(undefined, "a@example.com")).toBeNull();
  expect(cookie).not.toContain("example");
});

test("no script reads the mark, no other site sends it, and https keeps it to itself", () => {
  expect(started().browsers.remembering(undefined, "a")).toMatch(
    /^beian\.known_browser=[\w.~-]+; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  expect(started({ isSecure: true }).browsers.remembering(undefined, "a")).toMatch(
    /^__Host-beian\.known_browser=[\w.~-]+; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
  );
});

test("signing in again keeps the name, so that it buys no further guesses", () => {
  const { browsers, pass } = started();
  const first = pairOf(browsers.remembering(undefined, "a"));
  pass(day);
  const again = pairOf(browsers.remembering(first, "a"));
  expect(again).not.toBe(first);
  expect(browsers.markOf(again, "a")).toBe(browsers.markOf(first, "a"));
});

test("a browser that people share is known for the last five of them", () => {
  const { browsers } = started();
  let cookie: string | undefined;
  for (const account of ["a", "b", "c", "d", "e", "f", "g"]) cookie = pairOf(browsers.remembering(cookie, account));
  const known = ["a", "b", "c", "d", "e", "f", "g"].filter((account) => browsers.markOf(cookie, account) !== null);
  expect(known).toEqual(["c", "d", "e", "f", "g"]);
});

test("a mark ends after ninety days, and isn't taken before its time", () => {
  const { browsers, pass } = started();
  const cookie = pairOf(browsers.remembering(undefined, "a"));
  pass(90 * day - 1_000);
  expect(browsers.markOf(cookie, "a")).not.toBeNull();
  pass(1_000);
  expect(browsers.markOf(cookie, "a")).toBeNull();
  pass(-91 * day);
  expect(browsers.markOf(cookie, "a")).toBeNull();
});

test("a mark can't be made up, altered or taken to another instance", () => {
  const { browsers } = started();
  const cookie = pairOf(browsers.remembering(undefined, "a"));
  expect(started().browsers.markOf(cookie, "a")).toBeNull();
  const [name, value = ""] = cookie.split("=");
  const [chance = "", at = "", proof = ""] = value.split(".");
  for (const forged of [
    "",
    "x",
    `${chance}.${at}.`,
    `${chance}.${at}.${proof.slice(0, -1)}${proof.endsWith("A") ? "B" : "A"}`,
    `${chance}.${Number(at) + 1}.${proof}`,
    `${"A".repeat(16)}.${at}.${proof}`,
    `${chance}.${at}.${proof}.${proof}`,
    "~".repeat(1_000),
    "A".repeat(10_000),
  ])
    expect(browsers.markOf(`${name}=${forged}`, "a"), forged.slice(0, 60)).toBeNull();
});
