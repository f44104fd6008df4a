import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { createServer, isIP } from "node:net";
import { dirname, resolve } from "node:path";
import { Refusal } from "./refusal.mjs";

/** @type {readonly { name: string, fallback: string | null, pattern?: string }[]} */
const rows = JSON.parse(readFileSync(new URL("../settings.json", import.meta.url), "utf8"));

/**
 * @typedef {object} Settings
 * @property {number} apiPort
 * @property {number} adminPort
 * @property {string} host address or name that both listen on
 * @property {string} dataDir absolute
 */

/**
 * Reads what the operator may set; every wrong value is named, and then nothing starts.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} root the folder that DATA_DIR is relative to
 * @returns {Settings}
 */
export function readSettings(env, root) {
  const { API_PORT = fallbackOf("API_PORT"), ADMIN_PORT = fallbackOf("ADMIN_PORT") } = env;
  const { HOST = fallbackOf("HOST"), DATA_DIR = fallbackOf("DATA_DIR") } = env;
  const dataDir = resolve(root, DATA_DIR);
  const problems = [
    !isPort("API_PORT", API_PORT) &&
      wrong("API_PORT", API_PORT, "须为 1 至 65535 的整数", "a whole number from 1 to 65535"),
    !isPort("ADMIN_PORT", ADMIN_PORT) &&
      wrong("ADMIN_PORT", ADMIN_PORT, "须为 1 至 65535 的整数", "a whole number from 1 to 65535"),
    API_PORT === ADMIN_PORT && wrong("ADMIN_PORT", ADMIN_PORT, "不得与 API_PORT 相同", "another port than API_PORT"),
    !looksRight("HOST", HOST) &&
      wrong("HOST", HOST, "须为本机的 IP 地址或主机名", "an IP address or name of this machine"),
    !(looksRight("DATA_DIR", DATA_DIR) && isWritable(dataDir)) &&
      wrong("DATA_DIR", DATA_DIR, "须为可写入的目录", "a folder that can be written to"),
  ].filter((problem) => problem !== false);
  if (problems.length > 0) {
    throw new Refusal(problems.map(({ zh }) => zh).join("；"), problems.map(({ en }) => en).join("; "));
  }
  return { apiPort: Number(API_PORT), adminPort: Number(ADMIN_PORT), host: HOST, dataDir };
}

/**
 * Refuses where a port can't be listened on.
 * @param {Settings} settings
 */
export async function checkPorts({ apiPort, adminPort, host }) {
  for (const [name, port] of /** @type {const} */ ([
    ["API_PORT", apiPort],
    ["ADMIN_PORT", adminPort],
  ])) {
    const code = await listenError(port, host);
    if (code === "EADDRINUSE") {
      throw new Refusal(
        `端口 ${port} 已被占用，请停止占用它的程序或改用其他 ${name}`,
        `port ${port} is in use: stop what uses it or choose another ${name}`,
      );
    }
    if (code === "EACCES") {
      throw new Refusal(
        `无权监听端口 ${port}，请改用其他 ${name}`,
        `no right to listen on port ${port}: choose another ${name}`,
      );
    }
    if (code !== undefined) {
      throw new Refusal(
        `HOST 的值 "${host}" 不是本机的地址（${code}）`,
        `HOST "${host}" is no address of this machine (${code})`,
      );
    }
  }
}

/**
 * An address of a server on this machine, as a browser takes it; a wildcard host is reached by the loopback address.
 * @param {string} host
 * @param {number} port
 */
export function urlOf(host, port) {
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${isIP(reachable) === 6 ? `[${reachable}]` : reachable}:${port}`;
}

/** @param {string} name */
function fallbackOf(name) {
  return rows.find((row) => row.name === name)?.fallback ?? "";
}

/**
 * @param {string} name
 * @param {string} value
 */
function looksRight(name, value) {
  const pattern = rows.find((row) => row.name === name)?.pattern;
  return pattern === undefined || new RegExp(pattern).test(value);
}

/**
 * One that is known beforehand: the admin is told where the API listens.
 * @param {string} name
 * @param {string} value
 */
function isPort(name, value) {
  return looksRight(name, value) && value !== "0";
}

/**
 * Whether a folder exists or can be made there.
 * @param {string} path absolute
 * @returns {boolean}
 */
function isWritable(path) {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return isWritable(dirname(path));
    accessSync(path, constants.W_OK | constants.X_OK);
    return stat.isDirectory();
  } catch {
    return false;
  }
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} zh
 * @param {string} en
 */
function wrong(name, value, zh, en) {
  return { zh: `${name} 的值 "${value}" 有误：${zh}`, en: `${name} "${value}" must be ${en}` };
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} the system's error code
 */
function listenError(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code ?? "error"));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
