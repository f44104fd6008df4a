import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rules } from "./command-line.ts";
import type { TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

// Every command runs beside a running server, on the same database.
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const run = (args: readonly string[], stdin?: string) => rules(server.dataDir, args, stdin);
const askViewer = "{ viewer { name role } }";
const oneLine = /^[^\n]*\p{Script=Han}[^\n]* \/ [^\n]+\n$/u;

async function signIn(email: string, password: string): Promise<Response> {
  return server.fetch("/api/auth/sign-in/email", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
}

async function viewerOf(cookie: string) {
  const response = await server.fetch(`/graphql?query=${encodeURIComponent(askViewer)}`, { headers: { cookie } });
  const { data }: { data: { viewer: { role: string } | null } } = JSON.parse(await response.text());
  return data.viewer;
}

test("an account from its creation to its end", { timeout: 180_000 }, async () => {
  const email = "li.lei@example.com";
  const created = await run(
    ["account", "create", "--email", email, "--name", "李雷", "--role", "EDITOR"],
    "first password\n",
  );
  expect(created).toMatchObject({ code: 0, err: "" });
  expect(created.out).toMatch(oneLine);
  const signedIn = await signIn(email, "first password");
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";", 1)[0] ?? "";
  expect(await viewerOf(cookie)).toMatchObject({ role: "EDITOR" });

  expect((await run(["account", "role", "--email", email, "--role", "viewer"])).code).toBe(0);
  expect(await viewerOf(cookie)).toMatchObject({ role: "VIEWER" });

  expect((await run(["account", "disable", "--email", email])).code).toBe(0);
  expect(await viewerOf(cookie)).toBeNull();
  expect((await signIn(email, "first password")).status).toBe(403);
  expect((await run(["account", "enable", "--email", email])).code).toBe(0);

  expect((await run(["account", "password", "--email", email], "second password")).code).toBe(0);
  expect((await signIn(email, "first password")).status).toBe(401);
  expect((await signIn(email, "second password")).status).toBe(200);
});

test("a token from its creation to its end", { timeout: 120_000 }, async () => {
  const { email } = await server.person("REVIEWER");
  const created = await run(["token", "create", "--email", email, "--days", "30", "--name", "nightly"]);
  expect(created.code).toBe(0);
  expect(created.out).toMatch(/^beian_[A-Za-z0-9_-]{43}\n$/);
  const token = created.out.trim();
  expect(created.err).not.toContain(token);
  expect(dataOf(await server.gql(askViewer, {}, { token }))).toMatchObject({ viewer: { role: "REVIEWER" } });

  const listed = await run(["token", "list", "--email", email]);
  expect(listed.out).not.toContain(token.slice(6));
  const [, , nightly = ""] = listed.out.split("\n");
  expect(nightly.split("\t")).toMatchObject([
    expect.stringMatching(/^[0-9a-f]{16}$/),
    "valid",
    expect.any(String),
    expect.any(String),
    expect.any(String),
    "nightly",
  ]);

  const revoked = await run(["token", "revoke", "--id", nightly.split("\t")[0] ?? ""]);
  expect(revoked).toMatchObject({ code: 0, err: "" });
  expect((await server.gql(askViewer, {}, { token })).status).toBe(401);
});

describe("is refused in one line of both languages, with exit code 1", () => {
  const create = (email: string, role = "EDITOR") => [
    "account",
    "create",
    "--email",
    email,
    "--name",
    "N",
    "--role",
    role,
  ];
  test.each<[string, readonly string[], string?]>([
    ["an unknown command", ["account", "destroy"]],
    ["a missing option", ["account", "create", "--email", "a@example.com"]],
    ["an unknown option", ["token", "list", "--emial", "a@example.com"]],
    ["an option without a value", ["account", "disable", "--email"]],
    ["a short password", create("a@example.com"), "elevenchars\n"],
    ["no password", create("a@example.com")],
    ["two lines of password", create("a@example.com"), "first password\nsecond password\n"],
    ["what is no email", create("nobody"), "a long password\n"],
    ["an unknown role", create("a@example.com", "KING"), "a long password\n"],
    ["an unknown account", ["account", "disable", "--email", "nobody@example.com"]],
    ["a token for ever", ["token", "create", "--email", "nobody@example.com", "--days", "x"]],
    ["an unknown token", ["token", "revoke", "--id", "0000000000000000"]],
    ["a day that doesn't exist", ["rulebook", "export", "--as-of", "2026-02-30"]],
  ])("%s", { timeout: 60_000 }, async (_, args, stdin) => {
    const { code, out, err } = await run(args, stdin);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(oneLine);
    if (stdin) expect(err).not.toContain("password\n");
  });

  test("an email that is taken, and the last administrator's end", { timeout: 120_000 }, async () => {
    const administrator = await server.person("ADMINISTRATOR");
    const again = await run(create(administrator.email.toUpperCase()), "a long password\n");
    expect(again).toMatchObject({ code: 1, out: "" });
    expect(again.err).toMatch(/^--email：.*已有账号/);
    const end = await run(["account", "disable", "--email", administrator.email]);
    expect(end).toMatchObject({ code: 1, out: "" });
    expect(end.err).toContain("最后一位");
  });

  test("a database that isn't there, and none is made", { timeout: 60_000 }, async () => {
    const nowhere = join(server.dataDir, "nowhere");
    const { code, err } = await rules(nowhere, ["audit", "verify"]);
    expect(code).toBe(1);
    expect(err).toMatch(oneLine);
    expect(existsSync(nowhere)).toBe(false);
  });
});

test("help names every command", { timeout: 60_000 }, async () => {
  const { code, out } = await run(["help"]);
  expect(code).toBe(0);
  for (const command of [
    "account create",
    "account password",
    "token create",
    "token revoke",
    "audit verify",
    "rulebook export",
    "coverage",
  ])
    expect(out).toContain(command);
});

test("the exported rule book is the one that the API names", { timeout: 120_000 }, async () => {
  const { out, code } = await run(["rulebook", "export", "--as-of", "2026-06-01"]);
  expect(code).toBe(0);
  const query = '{ rulebook(asOf: "2026-06-01") { digest } }';
  const { rulebook } = dataOf(await server.gql<{ rulebook: { digest: string } }>(query));
  expect(createHash("sha256").update(out).digest("hex")).toBe(rulebook.digest);
});

test("coverage adds up, and marks what a province says itself", { timeout: 60_000 }, async () => {
  const { out } = await run(["coverage"]);
  const [heading = "", totals = "", , , , , ...rows] = out.trimEnd().split("\n");
  const cells = Number(/= (\d+) \//.exec(heading)?.[1]);
  const [own = 0, inherited = 0, empty = 0] = totals.match(/\d+/g)?.map(Number) ?? [];
  expect(own + inherited + empty).toBe(cells);
  expect(rows.length * 31).toBe(cells);
  for (const row of rows) {
    const [, counts = "", marks = ""] = /^\S+((?:\s+\d+){4})\s+([OoNn.]{31}) /.exec(row) ?? [];
    const [ownOfRow, inheritedOfRow, emptyOfRow, doubtful] = counts.trim().split(/\s+/).map(Number);
    const count = (letters: string) => [...marks].filter((mark) => letters.includes(mark)).length;
    expect([count("Oo"), count("Nn"), count("."), count("on")], row).toEqual([
      ownOfRow,
      inheritedOfRow,
      emptyOfRow,
      doubtful,
    ]);
  }
});

test("an instance may begin with an account of its operator's", { timeout: 60_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "beian-cli-"));
  try {
    const args = ["account", "create", "--email", "boss@example.com", "--name", "Boss", "--role", "ADMINISTRATOR"];
    expect((await rules(join(dataDir, "new"), args, "a long password\n")).code).toBe(0);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});
