import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compiled } from "./compiled.ts";
import { patienceMs } from "./patience.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Started {
  readonly url: string;
  /** Everything printed so far, and logged. */
  printed(): { readonly out: string; readonly err: string };
  stop(): Promise<void>;
}

/** The product's own process, as npm start runs it. */
async function start(dataDir: string, env: Record<string, string> = {}): Promise<Started> {
  const child: ChildProcess = spawn(process.execPath, ["api/src/main.ts"], {
    cwd: root,
    env: { PATH: process.env.PATH, ...compiled, NODE_ENV: "production", DATA_DIR: dataDir, API_PORT: "0", ...env },
  });
  let [out, err] = ["", ""];
  child.stderr?.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      const found = /GraphQL: (\S+)\/graphql\n/.exec(out)?.[1];
      if (found) resolve(found);
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code}: ${err}`)));
  });
  return {
    url,
    printed: () => ({ out, err }),
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "beian-first-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const account = /^ {2}(\w+@beian\.local) +([\w-]{22}) +(VIEWER|EDITOR|REVIEWER|ADMINISTRATOR)$/gm;

test("the first start prints one account a role, once, and each can sign in", { timeout: 180_000 }, async () => {
  const dataDir = join(folder, "data");
  const first = await start(dataDir);
  // The notice follows the address.
  await fetch(`${first.url}/health/live`, { signal: AbortSignal.timeout(patienceMs) });
  const accounts = [...first.printed().out.matchAll(account)].map(([, email = "", password = "", role = ""]) => ({
    email,
    password,
    role,
  }));
  expect(accounts.map(({ role }) => role)).toEqual(["VIEWER", "EDITOR", "REVIEWER", "ADMINISTRATOR"]);
  expect(new Set(accounts.map(({ password }) => password)).size).toBe(4);
  expect(first.printed().out).toContain("密码只显示这一次");
  for (const { email, password, role } of accounts) {
    const signedIn = await fetch(`${first.url}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
      signal: AbortSignal.timeout(patienceMs),
    });
    expect(signedIn.status).toBe(200);
    const cookie = signedIn.headers.getSetCookie()[0]?.split(";", 1)[0] ?? "";
    const query = encodeURIComponent("{ viewer { role mustChangePassword } }");
    const answer = await fetch(`${first.url}/graphql?query=${query}`, {
      headers: { cookie },
      signal: AbortSignal.timeout(patienceMs),
    });
    expect(await answer.json()).toEqual({ data: { viewer: { role, mustChangePassword: true } } });
  }
  const printedFirst = first.printed();
  await first.stop();

  const second = await start(dataDir);
  await fetch(`${second.url}/health/live`, { signal: AbortSignal.timeout(patienceMs) });
  expect(second.printed().out).not.toContain("@beian.local");
  await second.stop();

  const kept = readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name), "latin1"));
  for (const { password } of accounts) {
    expect(printedFirst.err + second.printed().err).not.toContain(password);
    for (const content of kept) expect(content).not.toContain(password);
  }
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(dataDir).filter((one) => one.endsWith(".key")))
    expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
});

test("two instances have different passwords and keys", { timeout: 180_000 }, async () => {
  const [one, other] = [join(folder, "one"), join(folder, "other")];
  const passwords: string[] = [];
  for (const dataDir of [one, other]) {
    const started = await start(dataDir);
    await fetch(`${started.url}/health/live`, { signal: AbortSignal.timeout(patienceMs) });
    passwords.push(...[...started.printed().out.matchAll(account)].map(([, , password = ""]) => password));
    await started.stop();
  }
  expect(new Set(passwords).size).toBe(8);
  expect(readFileSync(join(one, "session.key"))).not.toEqual(readFileSync(join(other, "session.key")));
});

test("a wrong variable is named in one line, and nothing starts", { timeout: 60_000 }, async () => {
  const env = { PUBLIC_URL: "rules.example.com" };
  await expect(start(join(folder, "never"), env)).rejects.toThrow(
    /ended with 1: PUBLIC_URL：.* \/ PUBLIC_URL: [^\n]*\n$/,
  );
});
