import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { next, nextEnv } from "../../scripts/admin-build.mjs";
import { compiled } from "../../scripts/child.mjs";

/** The API on a new database and the admin as it is built, each on a free port of its own. */
export interface Product {
  readonly adminUrl: string;
  readonly apiUrl: string;
  /** What the API printed when its database was made: the accounts that a new one gets. */
  readonly firstOutput: string;
  /** The API as it runs now. */
  readonly api: () => RunningServer;
  readonly admin: RunningServer;
  /** Starts the API again, after it was stopped, on the same port and database. */
  readonly restartApi: () => Promise<void>;
  /** Ends both and removes the database. */
  readonly stop: () => Promise<void>;
}

export interface RunningServer {
  /** What it has printed so far. */
  readonly output: () => string;
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly stop: () => Promise<void>;
}

/** A database that takes seconds to make: every product starts on a copy. */
export interface NewDatabase {
  readonly directory: string;
  /** What tells of its accounts. */
  readonly output: string;
}

/** Databases to start from. */
export interface NewDatabases {
  /** As the API makes it at its first start. */
  readonly first: NewDatabase;
  /** The same with a password of their own for everybody. */
  readonly settled: NewDatabase;
}

/** A product that tests share which leave everything as it is. */
export type SharedProduct = Pick<Product, "adminUrl" | "apiUrl" | "firstOutput">;

declare module "vitest" {
  export interface ProvidedContext {
    /** The program to test with. */
    chromium: string;
    newDatabases: NewDatabases;
    sharedProduct: SharedProduct;
  }
}

export function sharedProduct(): SharedProduct {
  return inject("sharedProduct");
}

/** Starts the API on an empty directory, and stops it once its database is made. The caller removes the directories. */
export async function makeDatabases(): Promise<NewDatabases> {
  const directory = await mkdtemp(join(tmpdir(), "beian-new-"));
  const settled = await mkdtemp(join(tmpdir(), "beian-settled-"));
  const made = await startApi(await freePort(), directory);
  await made.stop();
  const first = { directory, output: made.output() };
  await cp(directory, settled, { recursive: true });
  const port = await freePort();
  const api = await startApi(port, settled);
  const output = await settlePasswords(`http://${host}:${port}`, first.output);
  await api.stop();
  return { first, settled: { directory: settled, output } };
}

/** Changes the password of each account that was told of, as its owner has to; answers the same text with the new ones. */
export async function settlePasswords(apiUrl: string, output: string): Promise<string> {
  let settled = output;
  for (const [, email = "", password = ""] of output.matchAll(/(\w+@beian\.local)\s+(\S+)/g)) {
    const post = async (path: string, body: object, cookie = "") => {
      const response = await fetch(`${apiUrl}/api/auth/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", cookie },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${email}: ${path} answers ${response.status}`);
      return response.headers
        .getSetCookie()
        .map((each) => each.split(";", 1)[0])
        .join("; ");
    };
    const newPassword = `${password}.own`;
    await post(
      "change-password",
      { currentPassword: password, newPassword },
      await post("sign-in/email", { email, password }),
    );
    settled = settled.replace(password, newPassword);
  }
  return settled;
}

export async function startProduct(
  { directory, output }: NewDatabase = inject("newDatabases").settled,
): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), "beian-browser-"));
  await cp(directory, dataDir, { recursive: true });
  const apiPort = await freePort();
  const adminPort = await freePort();
  const apiUrl = `http://${host}:${apiPort}`;
  const startAdmin = () => {
    const args = [next, "start", "--hostname", host, "--port", adminPort];
    return start(args, join(root, "admin"), { ...nextEnv, API_URL: apiUrl }, "Ready");
  };
  // Both at once: the admin asks nothing before somebody asks it.
  const adminStarts = startAdmin();
  let apiStarts = startApi(apiPort, dataDir);
  const stop = async () => {
    // The admin first: it would report an API that has gone.
    for (const starts of [adminStarts, apiStarts])
      await starts.then(
        (server) => server.stop(),
        () => undefined,
      );
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const [firstApi, admin] = await Promise.all([apiStarts, adminStarts]);
    let api = firstApi;
    return {
      adminUrl: `http://${host}:${adminPort}`,
      apiUrl,
      firstOutput: output,
      api: () => api,
      admin,
      async restartApi() {
        apiStarts = startApi(apiPort, dataDir);
        api = await apiStarts;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const host = "127.0.0.1";
const root = fileURLToPath(new URL("../..", import.meta.url));
/** A new database takes seconds, and more on a busy machine. */
const patienceMs = 180_000;

function startApi(port: string, dataDir: string): Promise<RunningServer> {
  const env = { ...compiled, API_PORT: port, HOST: host, DATA_DIR: dataDir };
  return start(["api/src/main.ts"], root, env, `http://${host}:${port}`);
}

/** Starts a program on this very Node, and waits until it prints what it prints once it listens. */
async function start(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
  sign: string,
): Promise<RunningServer> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const listening = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      output += text;
      if (output.includes(sign)) listening.resolve();
    });
  }
  const refuse = (why: string) => listening.reject(new Error(`${args.join(" ")} ${why}:\n${output}`));
  child.once("exit", (code) => refuse(`ended with ${code}`));
  const timer = setTimeout(() => refuse(`did not say "${sign}" within ${patienceMs} ms`), patienceMs);
  try {
    await listening.promise;
  } catch (error) {
    await end(child);
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return { output: () => output, signal: (name) => void child.kill(name), stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // With all that it had to say.
  const ended = once(child, "close");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(timer);
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, host);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return String(address.port);
}
