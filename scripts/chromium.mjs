import { existsSync } from "node:fs";
import { Refusal } from "./refusal.mjs";

// The shell first: it opens no windows, which halves the time of a test.
const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/** The browser to test with: the one that CHROMIUM_PATH names, else the first found where Debian puts them. */
export function findChromium() {
  const { CHROMIUM_PATH } = process.env;
  const places = CHROMIUM_PATH ? [CHROMIUM_PATH] : names.map((name) => `/usr/bin/${name}`);
  const found = places.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Refusal(
    "未找到 Chromium。Debian 上安装：apt-get install chromium-headless-shell fonts-noto-cjk；或以 CHROMIUM_PATH 指明其路径",
    "Chromium not found. On Debian: apt-get install chromium-headless-shell fonts-noto-cjk; or name its path in CHROMIUM_PATH",
  );
}
