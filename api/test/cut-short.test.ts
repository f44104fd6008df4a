import { truncateSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startServer } from "./harness.ts";

test("whose session can't be read is told that the store can't, never of an internal error", async () => {
  const server = await startServer();
  try {
    const { email, password } = await server.person("EDITOR");
    const body = JSON.stringify({ email, password });
    const headers = { "content-type": "application/json" };
    const signedIn = await server.fetch("/api/auth/sign-in/email", { method: "POST", headers, body });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((one) => one.split(";", 1)[0])
      .join("; ");
    const file = join(server.dataDir, "beian.db");
    truncateSync(`${file}-wal`);
    truncateSync(file, 8_192);
    const question = JSON.stringify({ query: "{ viewer { name } }" });
    for (const [path, post] of [
      ["/graphql", question],
      ["/api/auth/sessions", null],
      ["/api/auth/get-session", null],
    ] as const) {
      const asked = post === null ? {} : { method: "POST", body: post };
      const response = await server.fetch(path, { ...asked, headers: { ...headers, cookie } });
      const text = await response.text();
      expect([path, response.status, text]).toEqual([path, 503, expect.stringMatching(/数据库/)]);
      expect(text).not.toContain(server.dataDir);
    }
    // As the store's trouble, by which an operator finds it; better-auth tells besides that it failed.
    const lines = server.logged
      .map((line) => JSON.parse(line))
      .filter(({ level, part }) => level >= 50 && part !== "better-auth");
    // What looks for publications may come by meanwhile.
    const background = "could not look for publications, or tell of them";
    expect(new Set(lines.map(({ msg }) => msg).filter((msg) => msg !== background))).toEqual(
      new Set(["the store can't be written to"]),
    );
  } finally {
    await server.close().catch(() => {});
  }
});
