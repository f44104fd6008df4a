import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./child.mjs";
import { installBrowser } from "./install.mjs";
import { Refusal } from "./refusal.mjs";
import { hashOf, onceFor } from "./stamp.mjs";

// The shell first: it opens no windows, which halves the time of a test.
const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/**
 * The browser to test with: the one that CHROMIUM_PATH names, else the first found where Debian puts them, else one from
 * npm, which is installed only then.
 * @param {string} node absolute path of the Node that the product runs on
 * @returns {Promise<string>} absolute path of a program
 */
export async function findChromium(node) {
  return chosenChromium(process.env.CHROMIUM_PATH) ?? systemChromium() ?? ownChromium(node);
}

/**
 * @param {string | undefined} path as the caller's environment has it
 * @returns {string | undefined} undefined where none is named
 */
export function chosenChromium(path) {
  if (!path || existsSync(path)) return path || undefined;
  throw new Refusal(`CHROMIUM_PATH 的值 "${path}" 不存在`, `CHROMIUM_PATH "${path}" does not exist`);
}

/** @returns {string | undefined} */
function systemChromium() {
  return names.map((name) => `/usr/bin/${name}`).find((path) => existsSync(path));
}

const folder = join(root, "browser");
const unpacked = join(folder, "node_modules/.unpacked");

/**
 * @param {string} node
 * @param {string} [platform]
 */
export async function ownChromium(node, platform = `${process.platform}-${process.arch}`) {
  if (platform !== "linux-x64") {
    throw new Refusal(
      `未找到 Chromium，且 npm 上没有适用于本平台（${platform}）的。请先安装，并以 CHROMIUM_PATH 指明其路径`,
      `Chromium not found, and npm has none for this platform (${platform}): install it and name its path in CHROMIUM_PATH`,
    );
  }
  await installBrowser();
  const hash = hashOf(folder, ["pnpm-lock.yaml", "unpack.mjs"]);
  await onceFor(join(unpacked, ".unpacked-from"), hash, async () => {
    // What an interrupted run left there would be taken for whole.
    rmSync(unpacked, { recursive: true, force: true });
    mkdirSync(unpacked);
    const code = await run(node, ["unpack.mjs"], { cwd: folder, env: { ...process.env, TMPDIR: unpacked } });
    if (code !== 0) throw new Refusal("浏览器未能解包，原因见上", "the browser could not be unpacked, see above");
  });
  return join(folder, "chromium.sh");
}
