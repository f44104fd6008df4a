import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * One closing line over all JSON reports of vitest in a folder: how many tests passed and failed. A file of tests that
 * could not be run counts as one failed test.
 * @param {string} folder
 */
export function sumReports(folder) {
  let [passed, failed, skipped] = [0, 0, 0];
  for (const name of readdirSync(folder)) {
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
