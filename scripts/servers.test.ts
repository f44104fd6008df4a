import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

// Two tiny servers under the real supervisor, in a process of its own as at `npm start`.
const folder = mkdtempSync(join(tmpdir(), "beian-servers-"));
afterAll(() => rmSync(folder, { recursive: true }));
const serversModule = fileURLToPath(new URL("./servers.mjs", import.meta.url));

writeFileSync(
  join(folder, "server.mjs"),
  `import { createServer } from "node:http";
   const [port, habit] = process.argv.slice(2);
   console.log("pid " + process.pid);
   if (habit === "deaf") process.on("SIGTERM", () => {});
   createServer((request, response) => {
     if (request.url === "/die") process.exit(3);
     response.writeHead(habit === "never-ready" ? 503 : 200).end();
   }).listen(Number(port), "127.0.0.1");`,
);
writeFileSync(
  join(folder, "supervisor.mjs"),
  `import { serveTogether } from ${JSON.stringify(serversModule)};
   const servers = process.argv.slice(2).map((arg) => {
     const [port, habit] = arg.split(":");
     const args = [${JSON.stringify(join(folder, "server.mjs"))}, port, habit];
     const url = "http://127.0.0.1:" + port;
     return { name: "server " + port, args, cwd: ${JSON.stringify(folder)}, env: {}, quiet: false, url };
   });
   process.exitCode = await serveTogether(process.execPath, servers, () => console.log("ready"), 500);`,
);

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s ends both, with exit code 0", async (signal) => {
  const run = await start(["", ""]);
  await run.said("ready");
  run.child.kill(signal);
  expect(await run.exitCode).toBe(0);
  expect(run.pids()).toHaveLength(2);
  expect(run.pids().filter(isAlive)).toEqual([]);
});

test("where one dies the other is ended too, with exit code 1 and its name", async () => {
  const run = await start(["", ""]);
  await run.said("ready");
  await fetch(`http://127.0.0.1:${run.ports[1]}/die`).catch(() => undefined);
  expect(await run.exitCode).toBe(1);
  expect(run.output()).toContain(`server ${run.ports[1]} ended (3)`);
  expect(run.pids().filter(isAlive)).toEqual([]);
});

test("one that doesn't end when asked is killed, with exit code 1", async () => {
  const run = await start(["", "deaf"]);
  await run.said("ready");
  run.child.kill("SIGTERM");
  expect(await run.exitCode).toBe(1);
  expect(run.pids().filter(isAlive)).toEqual([]);
});

test("the end can be asked for before the first is ready; the second never starts", async () => {
  const run = await start(["never-ready", ""]);
  await run.said("pid ");
  run.child.kill("SIGTERM");
  expect(await run.exitCode).toBe(0);
  expect(run.output()).not.toContain("ready");
  expect(run.pids()).toHaveLength(1);
  expect(run.pids().filter(isAlive)).toEqual([]);
});

test("where npm is ended, which ends only its shell, both are ended", async () => {
  const run = await start(["", ""], ["sh", "-c", '"$@"; true', "sh"]);
  await run.said("ready");
  run.child.kill("SIGTERM");
  // The output is closed only once nobody is left who could write to it.
  await run.exitCode;
  expect(run.pids()).toHaveLength(2);
  expect(run.pids().filter(isAlive)).toEqual([]);
});

async function start(habits: readonly string[], shell: readonly string[] = []) {
  const ports = await Promise.all(habits.map(freePort));
  const servers = habits.map((habit, index) => `${ports[index]}:${habit}`);
  const [command = "", ...args] = [...shell, process.execPath, join(folder, "supervisor.mjs"), ...servers];
  const child = spawn(command, args, { env: { ...process.env, npm_lifecycle_event: "start" } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
  }
  return {
    child,
    ports,
    exitCode: once(child, "close").then(([code]: unknown[]) => code),
    output: () => output,
    pids: () => [...output.matchAll(/pid (\d+)/g)].map((match) => Number(match[1])),
    said: async (text: string) => {
      while (!output.includes(text)) await once(child.stdout, "data");
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return address.port;
}
