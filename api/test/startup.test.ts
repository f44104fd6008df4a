import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compiled } from "./compiled.ts";
import { serveApi } from "./served-api.ts";

const entry = fileURLToPath(new URL("../src/main.ts", import.meta.url));

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "beian-startup-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Starts the API as an operator would; answers how it ended and what it said, without log lines. */
function start(
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args], {
      env: { ...process.env, ...compiled, API_PORT: "0", DATA_DIR: dataDir, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const tooLong = setTimeout(() => child.kill("SIGKILL"), 50_000);
    child.once("error", reject);
    child.once("exit", (code) => {
      clearTimeout(tooLong);
      resolve({ code, said: said.trim() });
    });
  });
}

test("--help tells what can be set, in both languages, and starts nothing", async () => {
  const { code, said } = await start({ API_PORT: "http" }, "--help");
  expect(code).toBe(0);
  expect(said).toMatch(/^ {2}API_PORT \(4000\)\n {6}接口的端口\n {6}the port of the API$/m);
  expect(existsSync(join(dataDir, "beian.db"))).toBe(false);
});

test("GraphiQL is served where it is asked for", { timeout: 120_000 }, async () => {
  const api = await serveApi({ GRAPHIQL: "on" });
  try {
    const page = await fetch(`${api.url}/graphql`, { headers: { accept: "text/html" } });
    expect([page.status, page.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/html")]);
    expect(await page.text()).toMatch(/graphiql/i);
    const answer = await fetch(`${api.url}/graphql?query={provinc{name}}`);
    expect(await answer.text()).toMatch(/did you mean/i);
  } finally {
    await api.close();
  }
});

test.each([
  ["API_PORT", { API_PORT: "http" }],
  ["API_PORT", { API_PORT: "65536" }],
  ["HOST", { HOST: "a b" }],
  ["DATA_DIR", { DATA_DIR: " " }],
])("a wrong %s is named in one line, and nothing starts", async (variable, environment) => {
  const { code, said } = await start(environment);
  expect(code).toBe(1);
  expect(said).toContain(variable);
  expect(said.split("\n")).toHaveLength(1);
});

test("a file that isn't a database is said in one line and left as it is", async () => {
  const file = join(dataDir, "beian.db");
  writeFileSync(file, "no database, but somebody's letters".repeat(200));
  const before = readFileSync(file);
  const { code, said } = await start({});
  expect(code).toBe(1);
  expect(said).toMatch(/不是数据库.* \/ .*isn't a database/);
  expect(said.split("\n")).toHaveLength(1);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("a data directory that can't be made is said in one line", async () => {
  writeFileSync(join(dataDir, "letters"), "a file, where a folder would have to be");
  const { code, said } = await start({ DATA_DIR: join(dataDir, "letters", "data") });
  expect(code).toBe(1);
  expect(said.split("\n")).toHaveLength(1);
});
