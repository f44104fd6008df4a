import { expect, test } from "vitest";
import { faultOf, fuzz, growthOf } from "./fuzz/fuzz.ts";
import { draftSecret } from "./fuzz/kept-attacks.ts";

test("generated requests and files are answered without a fault of ours, a leak or growth", async () => {
  const seed = Math.trunc(Math.random() * 2 ** 31);
  // In what a failure prints: npm run fuzz -- --runs 510 --seed … does the same again.
  process.stdout.write(`fuzz seed ${seed}\n`);
  const report = await fuzz({ runs: 510, seed });
  const { sent } = report;
  expect(Object.keys(sent)).toEqual([
    "documents",
    "altered documents",
    "rings",
    "books of many days",
    "filings",
    "many filings",
    "variables",
    "receipts",
    "cursors",
    "ids",
    "bodies",
    "headers",
    "addresses",
    "sign-in",
    "HTTP",
    "CSV",
    "NDJSON",
    "colliding texts",
    "queries by books",
  ]);
  for (const count of Object.values(sent)) expect(count).toBe(30);
  expect(growthOf(report)).toBeLessThan(32 * 1_048_576);
});

test.each([
  [500, "{}"],
  [200, '{"errors":[{"extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}'],
  [400, "TypeError: x\n    at run (file:///opt/beian/api/src/server.ts:10:2)"],
  [400, "SqliteError: UNIQUE constraint failed"],
  [200, "/opt/beian/node_modules/graphql/index.js"],
])("an answer %s with %s would be told as a fault", (status, text) => {
  expect(faultOf({ status, text })).not.toBeNull();
});

test("a draft's title in a stranger's answer would be told as a fault, and in a colleague's none", () => {
  const text = `{"data":{"change":{"title":"${draftSecret}"}}}`;
  expect([faultOf({ status: 200, text }), faultOf({ status: 200, text }, false)]).toEqual([
    expect.stringContaining("draft"),
    null,
  ]);
});

test("growth is told from the half to the end", () => {
  expect(growthOf({ heaps: [1, 2, 3, 4, 10, 11, 12, 13, 14, 50] })).toBe(40);
});

test("a plain refusal is none", () => {
  const text = '{"errors":[{"message":"asOf: not a date","extensions":{"code":"BAD_USER_INPUT"}}]}';
  expect(faultOf({ status: 400, text })).toBeNull();
});
