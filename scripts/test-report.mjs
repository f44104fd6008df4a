import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * One closing line over all JSON reports of vitest in a folder: how many tests passed and failed. A file of tests that
 * could not be run counts as one failed test.
 * @param {string} folder
 * @returns {string | undefined} undefined where no tests were run
 */
export function sumReports(folder) {
  let [passed, failed, skipped] = [0, 0, 0];
  const names = readdirSync(folder);
  if (names.length === 0) return undefined;
  for (const name of names) {
    /** @type {import("vitest/node").JsonTestResults} */
    const report = JSON.parse(readFileSync(join(folder, name), "utf8"));
    passed += report.numPassedTests;
    failed += report.numFailedTests;
    skipped += report.numPendingTests + report.numTodoTests;
    for (const { status, assertionResults } of report.testResults) {
      if (status === "failed" && assertionResults.every((test) => test.status !== "failed")) failed += 1;
    }
  }
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
