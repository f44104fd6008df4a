import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./child.mjs";

const folder = mkdtempSync(join(tmpdir(), "beian-start-"));
const dataDir = join(folder, "data");
let env: Record<string, string> = {};
let product: ReturnType<typeof start>;

beforeAll(async () => {
  env = { API_PORT: await freePort(), ADMIN_PORT: await freePort(), DATA_DIR: dataDir };
  product = start(env);
  await product.said("Ctrl-C");
});
afterAll(async () => {
  product.child.kill("SIGTERM");
  await product.exitCode;
  rmSync(folder, { recursive: true });
});

test("prints where both are, and a first query that the API and the admin answer alike", async () => {
  const [, printed = ""] = /-d '(.*)'$/m.exec(product.output()) ?? [];
  expect(product.output()).toContain(`http://127.0.0.1:${env.ADMIN_PORT}\n`);
  for (const port of [env.API_PORT, env.ADMIN_PORT]) {
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: printed,
      signal: AbortSignal.timeout(10_000),
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      data: {
        province: {
          name: "浙江",
          rules: expect.arrayContaining([{ requirement: expect.anything(), content: expect.anything() }]),
        },
      },
    });
  }
});

test("keeps its data to itself", () => {
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
});

test("a second one on the same ports says so in one line and starts nothing", async () => {
  const second = start(env);
  expect(await second.exitCode).toBe(1);
  expect(second.output().trim().split("\n")).toEqual([
    expect.stringMatching(`端口 ${env.API_PORT} 已被占用.* / port ${env.API_PORT} is in use`),
  ]);
});

test("a wrong variable is named and nothing starts", async () => {
  const wrong = start({ ...env, API_PORT: "http" });
  expect(await wrong.exitCode).toBe(1);
  expect(wrong.output().trim().split("\n")).toEqual([expect.stringContaining("API_PORT")]);
});

test("ends both when asked to, with exit code 0, and starts again on the same data", async () => {
  product.child.kill("SIGTERM");
  expect(await product.exitCode).toBe(0);
  for (const port of [env.API_PORT, env.ADMIN_PORT]) await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  product = start(env);
  await product.said("Ctrl-C");
});

function start(variables: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ["scripts/start.mjs"], { cwd: root, env: { ...process.env, ...variables } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
  }
  const exitCode = once(child, "close").then(([code]: unknown[]) => code);
  return {
    child,
    exitCode,
    output: () => output,
    said: async (text: string) => {
      while (!output.includes(text)) {
        await Promise.race([once(child.stdout, "data"), exitCode]);
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}:\n${output}`);
      }
    },
  };
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return String(address.port);
}
