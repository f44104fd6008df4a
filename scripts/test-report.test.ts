import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { sumReports } from "./test-report.mjs";

const folder = mkdtempSync(join(tmpdir(), "beian-reports-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("sums all reports; a file that couldn't be run counts as one failed test", () => {
  expect(sumReports(folder)).toBeUndefined();
  report("unit", 4, [{ status: "passed", tests: ["passed", "passed", "passed", "passed"] }]);
  expect(sumReports(folder)).toBe("4 passed, 0 failed");
  report("api", 1, [
    { status: "failed", tests: ["passed", "failed"] },
    { status: "failed", tests: [] },
  ]);
  expect(sumReports(folder)).toBe("5 passed, 2 failed");
});

function report(name: string, passed: number, files: { status: string; tests: string[] }[]): void {
  const json = {
    numPassedTests: passed,
    numFailedTests: files.flatMap(({ tests }) => tests).filter((status) => status === "failed").length,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: files.map(({ status, tests }) => ({
      status,
      assertionResults: tests.map((result) => ({ status: result })),
    })),
  };
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(json));
}
