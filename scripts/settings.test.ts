import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { apiAddress } from "../admin/gateway/api-address.ts";
import { readConfig } from "../api/src/config.ts";
import { settings, settingsHelp, settingsTable } from "../api/src/settings.ts";
import { root } from "./child.mjs";
import { checkPorts, readSettings, urlOf } from "./settings.mjs";

const folder = mkdtempSync(join(tmpdir(), "beian-settings-"));
writeFileSync(join(folder, "file"), "");
afterAll(() => rmSync(folder, { recursive: true }));

describe("readSettings", () => {
  test("has a default for everything", () => {
    expect(readSettings({}, folder)).toEqual({
      apiPort: 4000,
      adminPort: 3000,
      host: "127.0.0.1",
      dataDir: join(folder, "data"),
    });
  });

  test("takes what is set", () => {
    const env = { API_PORT: "1", ADMIN_PORT: "65535", HOST: "::1", DATA_DIR: join(folder, "new/deep") };
    expect(readSettings(env, "/")).toEqual({ apiPort: 1, adminPort: 65_535, host: "::1", dataDir: env.DATA_DIR });
  });

  test.each([
    ["API_PORT", "abc"],
    ["API_PORT", ""],
    ["API_PORT", "0"],
    ["API_PORT", "65536"],
    ["API_PORT", "4000.5"],
    ["API_PORT", "-1"],
    ["API_PORT", "0x10"],
    ["ADMIN_PORT", "3e3"],
    ["ADMIN_PORT", "4000"],
    ["HOST", ""],
    ["HOST", "1.2.3"],
    ["HOST", "999.0.0.1"],
    ["HOST", "1.2.3.4."],
    ["HOST", "-host"],
    ["HOST", "host."],
    ["HOST", "http://localhost"],
    ["HOST", "a b"],
    ["DATA_DIR", ""],
    ["DATA_DIR", " "],
    ["DATA_DIR", join(folder, "file")],
    ["DATA_DIR", join(folder, "file/below")],
  ])("names %s where it is %j, in both languages", (name, value) => {
    expect(() => readSettings({ [name]: value }, folder)).toThrow(
      new RegExp(`^${name} 的值 .*有误：[^/]* / ${name} .* must be `),
    );
  });

  test("names all that are wrong at once", () => {
    expect(() => readSettings({ API_PORT: "x", HOST: "?" }, folder)).toThrow(/API_PORT .*HOST .* \/ API_PORT .*HOST /);
  });
});

describe("checkPorts", () => {
  test("passes where both ports are free, and frees them again", async () => {
    const settings = { apiPort: await freePort(), adminPort: await freePort(), host: "127.0.0.1", dataDir: folder };
    await checkPorts(settings);
    await checkPorts(settings);
  });

  test("names a port in use", async () => {
    const server = createServer();
    const port = await listen(server);
    const settings = { apiPort: await freePort(), adminPort: port, host: "127.0.0.1", dataDir: folder };
    await expect(checkPorts(settings)).rejects.toThrow(
      new RegExp(`${port} 已被占用.*ADMIN_PORT / port ${port} is in use`),
    );
    server.close();
  });

  test("names a host of another machine", async () => {
    const settings = { apiPort: await freePort(), adminPort: await freePort(), host: "192.0.2.1", dataDir: folder };
    await expect(checkPorts(settings)).rejects.toThrow(/HOST .*192\.0\.2\.1.* \/ HOST .*no address of this machine/);
  });
});

test.each([
  ["127.0.0.1", "http://127.0.0.1:80"],
  ["0.0.0.0", "http://127.0.0.1:80"],
  ["::", "http://[::1]:80"],
  ["fe80::1", "http://[fe80::1]:80"],
  ["localhost", "http://localhost:80"],
])("urlOf %s is %s", (host, url) => {
  expect(urlOf(host, 80)).toBe(url);
});

test.each([
  "localhost",
  "rules.example.com",
  "a1-b",
  "127.0.0.1",
  "255.255.255.255",
  "0.0.0.0",
  "::",
  "::1",
  "fe80::1",
])("the starter and the API alike take %s for HOST", (host) => {
  expect([readSettings({ HOST: host }, folder).host, readConfig({ HOST: host }).host]).toEqual([host, host]);
});

test("README and --help name exactly the settings that are read", () => {
  // The admin by itself reads one more, where its server is composed.
  const read = new Set(["API_URL"]);
  const environment = new Proxy<NodeJS.ProcessEnv>(
    {},
    {
      get(_, name) {
        if (typeof name === "string") read.add(name);
      },
    },
  );
  readConfig(environment);
  readSettings(environment, "/tmp");
  // Set by whoever runs a program, and no setting of ours.
  read.delete("NODE_ENV");
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const [, section = ""] = readme.split("\n## Settings\n");
  const [table = ""] = section.split("\n## ");
  // Else run api/scripts/print-settings.ts.
  expect(table).toContain(`\n${settingsTable()}\n`);
  const rows = [...table.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = ""]) => cell.match(/[A-Z_]{3,}/g) ?? []);
  expect(rows.toSorted()).toEqual([...read].toSorted());
  expect(settings.map(({ name }) => name).toSorted()).toEqual([...read].toSorted());
  for (const name of read) expect(settingsHelp()).toContain(`  ${name} (`);
  // What the API listens on is what the starter and an admin by itself expect it on.
  expect(readSettings({}, "/tmp").apiPort).toBe(readConfig({}).port);
  expect(apiAddress("").href).toBe(`http://127.0.0.1:${readConfig({}).port}/`);
});

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("not listening on a port"));
      else resolve(address.port);
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
