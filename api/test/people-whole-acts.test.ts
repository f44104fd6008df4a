import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import type { TestPerson, TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

function post(path: string, body: object, cookie = ""): Promise<Response> {
  const headers = { "content-type": "application/json", ...(cookie === "" ? {} : { cookie }) };
  return server.fetch(`/api/auth${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

async function signIn({ email, password }: Pick<TestPerson, "email" | "password">): Promise<string> {
  const response = await post("/sign-in/email", { email, password });
  expect(response.status).toBe(200);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}

function inDatabase<Result>(work: (database: Database.Database) => Result): Result {
  const database = new Database(join(server.dataDir, "beian.db"));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** What is there of a person: sessions, the password's hash, and what the audit says that they did. */
function stateOf({ person: { id } }: TestPerson) {
  return inDatabase((database) => ({
    sessions: database.prepare("SELECT token FROM session WHERE user_id = ? ORDER BY token").pluck().all(id),
    password: database.prepare("SELECT password FROM account WHERE user_id = ?").pluck().get(id),
    acts: database.prepare("SELECT action FROM audit_event WHERE actor_id = ? ORDER BY sequence").pluck().all(id),
  }));
}

/** From now until the test ends, the database refuses that write, as it would where the disk is full just then. */
function refuse(write: string): void {
  inDatabase((database) =>
    database.exec(`CREATE TRIGGER refused BEFORE ${write} BEGIN SELECT RAISE(ABORT, 'refused by the test'); END`),
  );
  onTestFinished(allow);
}

function allow(): void {
  inDatabase((database) => database.exec("DROP TRIGGER IF EXISTS refused"));
}

const newPassword = "another long password";

async function endOther(_: TestPerson, cookie: string): Promise<Response> {
  const shown = await server.fetch("/api/auth/sessions", { headers: { cookie } });
  const sessions: readonly { id: string; isThis: boolean }[] = JSON.parse(await shown.text());
  return post("/end-session", { id: sessions.find(({ isThis }) => !isThis)?.id }, cookie);
}

const acts: readonly [act: string, write: string, run: (person: TestPerson, cookie: string) => Promise<Response>][] = [
  ["signing in", "INSERT ON audit_event", ({ email, password }) => post("/sign-in/email", { email, password })],
  ["signing in", "INSERT ON session", ({ email, password }) => post("/sign-in/email", { email, password })],
  ["signing out", "INSERT ON audit_event", (_, cookie) => post("/sign-out", {}, cookie)],
  ["signing out", "DELETE ON session", (_, cookie) => post("/sign-out", {}, cookie)],
  ["ending one session", "INSERT ON audit_event", endOther],
  ["ending one session", "DELETE ON session", endOther],
  ["signing out everywhere", "INSERT ON audit_event", (_, cookie) => post("/revoke-sessions", {}, cookie)],
  [
    "changing a password",
    "INSERT ON audit_event",
    ({ password }, cookie) => post("/change-password", { currentPassword: password, newPassword }, cookie),
  ],
  [
    "changing a password",
    "INSERT ON session",
    ({ password }, cookie) => post("/change-password", { currentPassword: password, newPassword }, cookie),
  ],
];

test.each(acts)("%s is done whole or not at all: a refused %s leaves all as it was", async (_, write, run) => {
  const person = await server.person("EDITOR");
  const cookie = await signIn(person);
  await signIn(person);
  const before = stateOf(person);
  expect(before.sessions).toHaveLength(2);
  refuse(write);
  const written = vi.spyOn(console, "error");
  const refused = await run(person, cookie);
  expect(refused.status).toBe(500);
  expect(await refused.text()).not.toMatch(/sqlite|refused by the test|at /i);
  // The log alone is told, without what the statement was given.
  expect(written).not.toHaveBeenCalled();
  expect(server.logged.join("")).toContain('"code":"SQLITE_CONSTRAINT_TRIGGER"');
  expect(stateOf(person)).toEqual(before);

  // Nothing is left waiting, and the same goes through once the database takes it.
  allow();
  expect((await run(person, cookie)).status).toBe(200);
  const after = stateOf(person);
  expect(after.acts).toHaveLength(before.acts.length + 1);
  expect(after.sessions).not.toEqual(before.sessions);
});

test("many who come at once take turns, and each has an event", async () => {
  const people = await Promise.all([server.person("VIEWER"), server.person("EDITOR"), server.person("REVIEWER")]);
  await Promise.all(people.flatMap((person) => [signIn(person), signIn(person)]));
  for (const person of people) {
    const { sessions, acts: recorded } = stateOf(person);
    expect([sessions.length, recorded]).toEqual([2, ["person.signIn", "person.signIn"]]);
  }
  expect(await server.app.domain.audit.verify()).toMatchObject({ whole: true });
});

test("whoever is disabled while their password is looked at isn't let in", async () => {
  const person = await server.person("EDITOR");
  // Between the look at the person and the session's end: as the session is written.
  inDatabase((database) =>
    database.exec(
      `CREATE TRIGGER disabling AFTER INSERT ON session BEGIN UPDATE person SET disabled_at = 1 WHERE id = NEW.user_id; END`,
    ),
  );
  onTestFinished(() => {
    inDatabase((database) => database.exec("DROP TRIGGER disabling"));
  });
  const { email, password } = person;
  expect((await post("/sign-in/email", { email, password })).status).toBe(403);
  expect(stateOf(person)).toMatchObject({ sessions: [], acts: [] });
});

test.each([
  ["signing in", ({ email, password }: TestPerson) => post("/sign-in/email", { email, password })],
  [
    "changing it",
    ({ password }: TestPerson, cookie: string) =>
      post("/change-password", { currentPassword: password, newPassword }, cookie),
  ],
])("a password that is reset while it is looked at lets nobody in: %s", async (_, run) => {
  const person = await server.person("EDITOR");
  const began = performance.now();
  const cookie = await signIn(person);
  const usual = performance.now() - began;
  const before = stateOf(person);
  const other = new Database(join(server.dataDir, "beian.db"));
  // Holds the turn to write, so that the password is looked at before it is reset and used after.
  other.exec("BEGIN IMMEDIATE");
  const asked = run(person, cookie);
  // The look takes as long as it takes to sign in; the turn is waited for no longer than the store's patience.
  await setTimeout(Math.min(Math.max(1_500, 3 * usual), 4_000));
  other.prepare("UPDATE account SET password = 'reset' WHERE user_id = ?").run(person.person.id);
  other.exec("COMMIT");
  other.close();
  const refused = await asked;
  expect([refused.status, await refused.json()]).toMatchObject([401, { code: "PASSWORD_CHANGED" }]);
  expect(stateOf(person)).toEqual({ ...before, password: "reset" });
});
