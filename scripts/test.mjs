// npm test: every check and test, quick ones first. `npm test -- lint unit` runs those alone, `--keep-going` goes on
// after a failure.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildAdmin } from "./admin-build.mjs";
import { run } from "./child.mjs";
import { findChromium } from "./chromium.mjs";
import { install } from "./install.mjs";
import { exitCodeOf, Refusal } from "./refusal.mjs";
import { sumReports } from "./test-report.mjs";

/**
 * @typedef {(node: string, reports: string) => Promise<number>} Work
 * Runs with the product's Node, leaves test reports in a folder, gives an exit code.
 */

/** @type {readonly (readonly [name: string, title: string, work: Work])[]} */
const steps = [
  [
    "lint",
    "格式、规范与依赖方向 / Format, lint, import directions",
    (node) => run(node, ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]),
  ],
  ["types", "类型 / Types", checkTypes],
  ["language", "中英文齐全 / Both languages complete", (node) => run(node, ["scripts/check-language.mjs"])],
  ["schema", "接口定义 / Schema as committed", (node) => run(node, ["api/scripts/print-schema.ts", "--check"])],
  ["unit", "单元测试 / Unit tests", (node, reports) => vitest(node, reports, "unit")],
  ["api", "接口测试 / API tests", (node, reports) => vitest(node, reports, "api*")],
  ["build", "管理台构建 / Admin build", (node) => buildAdmin(node).then(() => 0)],
  ["browser", "浏览器测试 / Browser tests", testInBrowser],
];

process.exitCode = await exitCodeOf(async () => {
  const { chosen, keepGoing } = chooseSteps(process.argv.slice(2));
  const node = await install();
  // Everything that comes over the network is there before the first test.
  if (chosen.some(([name]) => name === "browser")) await findChromium(node);
  const reports = mkdtempSync(join(tmpdir(), "beian-test-"));
  let exitCode = 0;
  for (const [name, title, work] of chosen) {
    console.log(`\n── ${name} · ${title}`);
    const code = await exitCodeOf(() => work(node, reports));
    if (code === 0) continue;
    console.error(`── ${name}：未通过 / failed`);
    exitCode = code;
    if (!keepGoing) break;
  }
  const closing = sumReports(reports);
  if (closing !== undefined) console.log(`\n${closing}`);
  rmSync(reports, { recursive: true });
  return exitCode;
});

/** @param {readonly string[]} args */
function chooseSteps(args) {
  const names = args.filter((arg) => arg !== "--keep-going");
  const known = steps.map(([name]) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const list = known.join(", ");
    throw new Refusal(`没有步骤 "${unknown}"，可选：${list}`, `there is no step "${unknown}", only ${list}`);
  }
  return {
    chosen: names.length === 0 ? steps : steps.filter(([name]) => names.includes(name)),
    keepGoing: args.includes("--keep-going"),
  };
}

/** @type {Work} */
async function checkTypes(node) {
  for (const project of [".", "shared", "api", "admin"]) {
    const code = await run(node, ["node_modules/typescript/bin/tsc", "-p", project]);
    if (code !== 0) return code;
  }
  return 0;
}

/**
 * @param {string} node
 * @param {string} reports
 * @param {"unit" | "api*" | "browser"} project
 */
function vitest(node, reports, project) {
  const report = join(reports, `${project.replace("*", "")}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return run(node, ["node_modules/vitest/vitest.mjs", "run", "--project", project, ...reporters]);
}

/** @type {Work} */
async function testInBrowser(node, reports) {
  await buildAdmin(node);
  return vitest(node, reports, "browser");
}
