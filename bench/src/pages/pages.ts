import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";
import { buildAdmin, next, nextEnv } from "../../../scripts/admin-build.mjs";
import { findChromium } from "../../../scripts/chromium.mjs";
import type { Effort } from "../effort.ts";
import { endsWithThis, scriptAt, startProduct } from "../http/server-process.ts";
import { median } from "../statistics.ts";
import type { Row } from "../table.ts";

/** Pages that need no sign-in, and what the design asks of two of them. */
const pages: readonly { readonly path: string; readonly isBarred: boolean }[] = [
  { path: "/", isBarred: false },
  { path: "/provinces/ZJ", isBarred: true },
  { path: "/compare", isBarred: true },
  { path: "/requirements", isBarred: false },
  { path: "/try", isBarred: false },
  { path: "/questions", isBarred: false },
];
const mostScript = 300;

const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];

/** The admin's open pages on the production build, as Lighthouse sees them on a desktop. */
export async function pageRows({ rounds, allPages }: Effort): Promise<readonly Row[]> {
  const directory = mkdtempSync(join(tmpdir(), "beian-bench-"));
  await buildAdmin(process.execPath);
  const api = await startProduct(directory);
  const port = 20_000 + (process.pid % 20_000);
  const admin = spawn(process.execPath, [next, "start", "--hostname", "127.0.0.1", "--port", String(port)], {
    cwd: scriptAt("admin"),
    env: { ...process.env, ...nextEnv, API_URL: new URL(api.url).origin },
    stdio: "ignore",
  });
  endsWithThis(admin);
  const url = `http://127.0.0.1:${port}`;
  const chromium = await launch({ chromePath: await findChromium(process.execPath), chromeFlags: flags });
  try {
    await answering(url);
    const rows: Row[] = [];
    for (const { path, isBarred } of allPages ? pages : pages.filter(({ isBarred }) => isBarred)) {
      const seen: Page[] = [];
      for (let turn = 0; turn < Math.min(3, rounds); turn += 1) seen.push(await look(`${url}${path}`, chromium.port));
      const of = (value: (page: Page) => number) => median(seen.map(value));
      const section = "Admin: open pages, production build, Lighthouse as on a desktop";
      rows.push(
        {
          section,
          what: `${path}: performance`,
          value: of(({ performance }) => performance),
          unit: "of 100",
          ...(isBarred ? { bar: { atLeast: 90 } } : {}),
          note: `largest paint ${Math.round(of(({ largestPaint }) => largestPaint))} ms, blocked ${Math.round(of(({ blocked }) => blocked))} ms`,
        },
        {
          section,
          what: `${path}: JavaScript over the wire`,
          value: of(({ script }) => script) / 1_000,
          unit: "kB",
          bar: { atMost: mostScript },
        },
      );
    }
    return rows;
  } finally {
    chromium.kill();
    admin.kill("SIGTERM");
    await api.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Page {
  readonly performance: number;
  /** Milliseconds. */
  readonly largestPaint: number;
  readonly blocked: number;
  /** Bytes of scripts as they were sent. */
  readonly script: number;
}

/** One line of Lighthouse's list of requests. */
interface Sent {
  readonly resourceType?: string;
  readonly transferSize?: number;
}

async function look(url: string, port: number): Promise<Page> {
  const seen = await lighthouse(url, { port, onlyCategories: ["performance"], logLevel: "error" }, desktopConfig);
  if (!seen || seen.lhr.runtimeError) throw new Error(`${url}: ${seen?.lhr.runtimeError?.message ?? "nothing seen"}`);
  const { categories, audits } = seen.lhr;
  const value = (name: string) => audits[name]?.numericValue ?? Number.NaN;
  const requests = audits["network-requests"]?.details;
  const items: readonly Sent[] = requests && "items" in requests ? requests.items : [];
  const scripts = items.filter(({ resourceType }) => resourceType === "Script");
  return {
    performance: (categories.performance?.score ?? Number.NaN) * 100,
    largestPaint: value("largest-contentful-paint"),
    blocked: value("total-blocking-time"),
    script: scripts.reduce((sum, { transferSize = 0 }) => sum + transferSize, 0),
  };
}

async function answering(url: string): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const answered = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answered?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the admin doesn't answer");
}
