import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approved } from "./change-steps.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer, system } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

function inDatabase<Result>(work: (database: Database.Database) => Result): Result {
  const database = new Database(join(server.dataDir, "beian.db"));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

const globalId = (id: string) => Buffer.from(`Person:${id}`).toString("base64");

/** How somebody loses a right while their request runs: each by what colleagues or operators really do. */
const losses: readonly [
  loss: string,
  take: (person: TestPerson, tokenId: string) => Promise<unknown>,
  words: RegExp,
][] = [
  ["disabled", ({ person }) => server.app.domain.people.disable(system, person.id), /停用.*disabled/],
  [
    "demoted",
    ({ person }) => server.app.domain.people.changeRole(system, person.id, "VIEWER"),
    /需要管理员.*takes the role/,
  ],
  ["their token revoked", (_, id) => server.app.domain.tokens.revoke(system, id), /令牌已撤销.*revoked/],
];

/** Asks by token, and takes the right away once the first of the operation's mutations has been done. */
async function losing(
  person: TestPerson,
  take: () => Promise<unknown>,
  { query, variables = {} }: { query: string; variables?: object },
) {
  const database = new Database(join(server.dataDir, "beian.db"));
  const events = database.prepare("SELECT count(*) FROM audit_event WHERE actor_id = ?").pluck();
  const before = events.get(person.person.id);
  const asked = server.gql<Record<string, Outcome>>(query, variables, person);
  while (events.get(person.person.id) === before) await new Promise((resolve) => setTimeout(resolve, 2));
  database.close();
  await take();
  return dataOf(await asked);
}

interface Outcome {
  readonly __typename: string;
  readonly zh?: string;
  readonly en?: string;
}

const outcome = "{ __typename ... on Problem { zh: message en: message(locale: EN) } }";
const creating = (name: string) =>
  `createPerson(input: { name: "${name}", email: "${name}@late.example", role: ADMINISTRATOR, password: "a long password of chance" }) ${outcome}`;

describe("whoever loses a right between two mutations of one request loses it at once", () => {
  test.each(losses)("%s", async (loss, take, words) => {
    const administrator = await server.person("ADMINISTRATOR");
    const name = loss.replaceAll(" ", "-");
    const id = globalId(administrator.person.id);
    const query = `mutation {
      ${[0, 1, 2, 3, 4, 5].map((index) => `a${index}: ${creating(`${name}-${index}`)}`).join("\n")}
      enabled: enablePerson(input: { id: "${id}" }) ${outcome}
      promoted: changePersonRole(input: { id: "${id}", role: ADMINISTRATOR }) ${outcome}
      reset: resetPassword(input: { id: "${id}", password: "a long password of chance" }) ${outcome}
      change: createChange(input: { title: "x", reason: "y" }) ${outcome}
      sample: archiveSample(input: { id: "none", version: 1 }) ${outcome}
      webhook: createWebhook(input: { name: "x", url: "https://hooks.example/" }) ${outcome}
    }`;
    const tokenId = String(administrator.actor.kind === "TOKEN" && administrator.actor.token);
    const done = await losing(administrator, () => take(administrator, tokenId), { query });
    const created = Object.keys(done).filter((key) => done[key]?.__typename === "PersonSuccess");
    // What was done before is done; of what came after nothing is.
    expect(created).toEqual(["a0", "a1"].slice(0, created.length));
    for (const [key, { __typename, zh, en }] of Object.entries(done).slice(created.length)) {
      if (loss === "demoted" && key === "change") continue;
      expect([key, __typename]).toEqual([key, "NotAllowed"]);
      expect(`${zh} ${en}`).toMatch(words);
    }
    const [person] = await server.app.domain.people.byIds(system, [administrator.person.id]);
    expect(person?.disabledAt === null).toBe(loss !== "disabled");
    expect(person?.role).toBe(loss === "demoted" ? "VIEWER" : "ADMINISTRATOR");
    // Each of them is in the audit, by their name.
    const refused = inDatabase((database) =>
      database
        .prepare("SELECT count(*) FROM audit_event WHERE actor_id = ? AND details ->> 'refused' = 'FORBIDDEN'")
        .pluck()
        .get(administrator.person.id),
    );
    expect(refused).toBe(Object.values(done).filter(({ __typename }) => __typename === "NotAllowed").length);
  });

  test("a password reset or a session's end takes the session's request with it", async () => {
    for (const end of [
      (id: string) => server.app.domain.people.resetPassword(system, id, "quite another password"),
      async (id: string) => inDatabase((database) => database.prepare("DELETE FROM session WHERE user_id = ?").run(id)),
    ]) {
      const { email, password, person } = await server.person("ADMINISTRATOR");
      const signedIn = await server.fetch("/api/auth/sign-in/email", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password }),
      });
      const cookie = signedIn.headers
        .getSetCookie()
        .map((one) => one.split(";", 1)[0])
        .join("; ");
      const session = inDatabase((database) =>
        database.prepare("SELECT id FROM session WHERE user_id = ?").pluck().get(person.id),
      );
      const actor = { kind: "PERSON", person, session: String(session), origin: "test" } as const;
      const input = { name: "x", role: "VIEWER", password: "a long password of chance" } as const;
      await server.app.domain.people.create(actor, { ...input, email: `${person.id}-1@example.com` });
      await end(person.id);
      await expect(
        server.app.domain.people.create(actor, { ...input, email: `${person.id}-2@example.com` }),
      ).rejects.toMatchObject({ code: "FORBIDDEN", message: /登录已结束.*session has ended/ });
      const after = await server.fetch("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json", cookie },
        body: JSON.stringify({ query: `mutation { ${creating("after")} }` }),
      });
      expect(await after.text()).toContain("NotAllowed");
    }
  });

  test("drafts aren't shown any more to whoever is disabled in between", async () => {
    const [editor, viewer] = [await server.person("EDITOR"), await server.person("VIEWER")];
    const reviewer = await server.person("REVIEWER");
    const change = await approved(server, { editor, reviewer }, [
      { province: "ZJ", requirement: "organisation-minimum-age", value: 31 },
    ]);
    const comment = (key: string) =>
      `${key}: commentOnChange(input: { number: ${change.number}, text: "${key}" }) { __typename ... on ChangeSuccess { change { comments { text } } } }`;
    const query = `mutation { ${Array.from({ length: 30 }, (_, index) => comment(`c${index}`)).join("\n")} }`;
    const answer = await losing(viewer, () => server.app.domain.people.disable(system, viewer.person.id), { query });
    const outcomes = Object.values(answer).map(({ __typename }) => __typename);
    const done = outcomes.filter((one) => one === "ChangeSuccess").length;
    expect(outcomes).toEqual(outcomes.map((_, index) => (index < done ? "ChangeSuccess" : "NotAllowed")));
    expect(done).toBeLessThan(30);
    const written = inDatabase((database) =>
      database.prepare("SELECT count(*) FROM change_comment WHERE person_id = ?").pluck().get(viewer.person.id),
    );
    expect(written).toBe(done);
  });
});

test("a token that expires while its request waits for its turn writes nothing", async () => {
  const administrator = await server.person("ADMINISTRATOR");
  server.clock.advance(366 * 86_400_000);
  try {
    await expect(
      server.app.domain.people.create(administrator.actor, {
        name: "late",
        email: "expired@late.example",
        role: "VIEWER",
        password: "a long password of chance",
      }),
    ).rejects.toMatchObject({ code: "FORBIDDEN", message: /已过期.*has expired/ });
  } finally {
    server.clock.advance(-366 * 86_400_000);
  }
});

test("nobody gets a token whose account was disabled since it was looked up, nor by a right that is gone", async () => {
  const [owner, administrator] = [await server.person("EDITOR"), await server.person("ADMINISTRATOR")];
  const { people, tokens } = server.app.domain;
  const input = { owner: owner.person, name: "late", days: 1 };
  await people.disable(system, owner.person.id);
  await expect(tokens.create(system, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await people.enable(system, owner.person.id);
  const { record } = await tokens.create(administrator.actor, input);
  await people.changeRole(system, administrator.person.id, "REVIEWER");
  await expect(tokens.create(administrator.actor, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(tokens.revoke(administrator.actor, record.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const refused = inDatabase((database) =>
    database
      .prepare(
        "SELECT action, subject FROM audit_event WHERE actor_id = ? AND details ->> 'refused' IS NOT NULL ORDER BY sequence",
      )
      .all(administrator.person.id),
  );
  expect(refused).toEqual([
    { action: "token.create", subject: null },
    { action: "token.revoke", subject: record.id },
  ]);
});

test("no password is hashed for those who may not set it", async () => {
  const viewer = await server.person("VIEWER");
  const from = process.cpuUsage();
  const input = {
    name: "x",
    email: "free@example.com",
    role: "VIEWER",
    password: "a long password of chance",
  } as const;
  for (let round = 0; round < 50; round += 1)
    await expect(server.app.domain.people.create(viewer.actor, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const { user } = process.cpuUsage(from);
  // One hash takes some 100 ms of a processor.
  expect(user / 1_000).toBeLessThan(2_500);
});
