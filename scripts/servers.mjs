import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { onOrphaned } from "./orphan.mjs";

/**
 * @typedef {object} Server
 * @property {string} name as messages call it
 * @property {readonly string[]} args of Node
 * @property {string} cwd
 * @property {Readonly<Record<string, string>>} env beside this process's own
 * @property {boolean} quiet leaves its stdout out
 * @property {string} url answers with a status below 400 once the server is ready
 */

/**
 * Starts servers one after the other, each once the one before is ready, and keeps them together: where one dies, or a
 * signal asks for the end, all are ended.
 * @param {string} node absolute path of the Node that runs them
 * @param {readonly Server[]} servers
 * @param {() => void} whenReady called once all of them answer
 * @param {number} [grace] how long a server may take to finish what it is doing, in milliseconds
 * @returns {Promise<number>} exit code: 0 where the end was asked for and all ended in time
 */
export async function serveTogether(node, servers, whenReady, grace = 10_000) {
  const over = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => over.abort("asked"));
  onOrphaned(() => over.abort("asked"));
  /** @type {import("node:child_process").ChildProcess[]} */
  const children = [];
  // Whatever ends this process, nothing that it started outlives it.
  process.once("exit", () => {
    for (const child of children) send(child, "SIGKILL");
  });

  for (const server of servers) {
    if (over.signal.aborted) break;
    children.push(launch(node, server, over));
    await ready(server.url, over.signal);
  }
  if (!over.signal.aborted) {
    whenReady();
    await once(over.signal, "abort");
  }
  const inTime = await end(children, grace);
  return over.signal.reason === "asked" && inTime ? 0 : 1;
}

/**
 * @param {string} node
 * @param {Server} server
 * @param {AbortController} over
 */
function launch(node, { name, args, cwd, env, quiet }, over) {
  const child = spawn(node, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", quiet ? "ignore" : "inherit", "inherit"],
    // A group of its own: Ctrl-C reaches it once, from here, and its workers end with it.
    detached: true,
  });
  child.once("exit", (code, signal) => {
    if (over.signal.aborted) return;
    const how = signal ?? code;
    console.error(
      `${name} 意外退出（${how}），一并停止，退出码 1；如需自动重启，请用 systemd 或容器运行 / ` +
        `${name} ended (${how}), stopping all with exit code 1; run by systemd or as containers to have it restarted`,
    );
    over.abort("died");
  });
  return child;
}

/**
 * Waits until an address answers, as long as it takes: an upgrade of a large database must not be cut short.
 * @param {string} url
 * @param {AbortSignal} over
 */
async function ready(url, over) {
  for (let tries = 1; !over.aborted; tries += 1) {
    const status = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5_000) }).then(
      async (response) => {
        await response.body?.cancel();
        return response.status;
      },
      () => undefined,
    );
    if (status !== undefined && status < 400) return;
    if (tries % 150 === 0) console.error(`仍在等待 / Still waiting: ${url} (${status ?? "-"})`);
    await sleep(200);
  }
}

/**
 * @param {readonly import("node:child_process").ChildProcess[]} children
 * @param {number} grace
 * @returns {Promise<boolean>} whether all ended by themselves
 */
async function end(children, grace) {
  const running = children.filter((child) => child.exitCode === null && child.signalCode === null);
  let inTime = true;
  const timer = setTimeout(() => {
    inTime = false;
    for (const child of running) send(child, "SIGKILL");
  }, grace);
  for (const child of running) send(child, "SIGTERM");
  await Promise.all(running.map((child) => once(child, "exit")));
  clearTimeout(timer);
  return inTime;
}

/**
 * Signals a server and what it started; one that is gone already is no error.
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function send(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}
