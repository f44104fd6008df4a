import { join } from "node:path";
import Database from "better-sqlite3";
import { pino } from "pino";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createSessions } from "../src/auth/sessions.ts";
import { createPasswordHashing } from "../src/domain/password-hash.ts";
import { createSignIns } from "../src/domain/sign-ins.ts";
import { openFile } from "../src/store/open.ts";
import { enterpriseOf } from "./filings.ts";
import { openFull } from "./full-disk.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

let server: TestServer;
let person: TestPerson;
beforeAll(async () => {
  server = await startServer();
  person = await server.person("ADMINISTRATOR");
});
afterAll(() => server.close());

/** As another process does that writes for long. */
function lock(): void {
  const other = new Database(join(server.dataDir, "beian.db"));
  other.exec("BEGIN IMMEDIATE");
  onTestFinished(() => {
    other.close();
  });
}

/** Every question that there is, on a day that no rule book was named of. */
const questions: Readonly<Record<string, string>> = {
  auditEvents: "(first: 5) { edges { node { sequence action } } }",
  change: "(number: 1) { title edits { requirement { key } } impact { cases { outcome } } }",
  changes: "(first: 5) { edges { node { number title } } }",
  comparison: '(asOf: "2025-03-02") { rows { requirement { key } } }',
  difference: '(from: { asOf: "2024-01-01" }, to: { asOf: "2025-03-03" }) { province { code } }',
  latestChanges: "(first: 3) { number }",
  node: '(id: "UHJvdmluY2U6Wko=") { id }',
  nodes: '(ids: ["UHJvdmluY2U6Wko="]) { id }',
  people: "{ name }",
  province:
    '(code: ZJ) { rules(asOf: "2025-03-04") { requirement { key } } history(first: 3) { edges { node { id } } } }',
  provinceOfAddress: '(address: "浙江省杭州市西湖区文三路 1 号") { code }',
  provinces: "{ code version }",
  question: '(key: "q1") { title }',
  filingFacts: "{ name path }",
  questions: "{ key answer }",
  replay: '(filing: $filing, receipt: "none") { __typename }',
  requirement: '(key: "house-number") { title }',
  requirements: "{ key }",
  reviewDefinition:
    '(input: { key: "custom-new", topic: SUBJECT, title: { zh: "字", en: "words" }, description: { zh: "字", en: "words" }, appliesTo: [ENTERPRISE], value: { type: BOOLEAN, yes: { zh: "是", en: "yes" }, no: { zh: "否", en: "no" } } }) { cost }',
  rulebook: '(asOf: "2025-03-05") { digest document }',
  sample: '(id: "none") { id }',
  samples: "{ id }",
  timeline: "(step: YEAR) { __typename }",
  validateEverywhere: '(filing: $filing, asOf: "2025-03-06") { outcome }',
  validateFiling: '(filing: $filing, asOf: "2025-03-07") { outcome receipt }',
  validateFilings: '(filings: [$filing], asOf: "2025-03-08") { outcome }',
  viewer: "{ name }",
  webhook: '(id: "none") { id }',
  webhooks: "{ id }",
};
const filing = enterpriseOf("浙江省杭州市");
const ask = (name: string) => {
  const rest = questions[name] ?? "";
  return `query ${rest.includes("$filing") ? "($filing: FilingInput!) " : ""}{ ${name}${rest} }`;
};

test("the list has every question that the schema knows", async () => {
  const { __schema } = dataOf(
    await server.gql<{ __schema: { queryType: { fields: { name: string }[] } } }>(
      "{ __schema { queryType { fields { name } } } }",
    ),
  );
  expect(Object.keys(questions).sort()).toEqual(__schema.queryType.fields.map(({ name }) => name).sort());
});

test.each([["a stranger"], ["a token"]])(
  "reading never waits for writing: %s is answered while another process writes",
  async (who) => {
    const as = who === "a token" ? await server.person("ADMINISTRATOR") : undefined;
    // Made once before, so that what takes long is the waiting alone.
    for (const name of Object.keys(questions)) await server.gql(ask(name), { filing }, as);
    lock();
    for (const name of Object.keys(questions)) {
      const took: number[] = [];
      // Again where the machine was busy, of other days: whoever waits for a lock waits each time.
      for (const year of ["2010", "2019", "2022", "2024"]) {
        const from = performance.now();
        const { errors } = await server.gql(ask(name).replaceAll('"2025-', `"${year}-`), { filing }, as);
        took.push(performance.now() - from);
        const internal = errors.filter(({ extensions }) => extensions?.code === "INTERNAL_SERVER_ERROR");
        expect([name, internal]).toEqual([name, []]);
        if (Math.min(...took) < 1_000) break;
      }
      expect([name, Math.min(...took) < 1_000]).toEqual([name, true]);
    }
    expect((await server.fetch("/health/ready")).status).toBe(200);
  },
);

test("a rule book that was read while nothing could be written is found by its digest, then and afterwards", async () => {
  const other = new Database(join(server.dataDir, "beian.db"));
  other.exec("BEGIN IMMEDIATE");
  const { rulebook } = dataOf(
    await server.gql<{ rulebook: { digest: string } }>('{ rulebook(asOf: "2019-03-05") { digest } }'),
  );
  const path = `/rulebooks/${rulebook.digest}.json`;
  expect((await server.fetch(path)).status).toBe(200);
  // Longer than anybody waits for their turn.
  await new Promise((resolve) => setTimeout(resolve, 6_500));
  other.exec("ROLLBACK");
  await server.gql("{ rulebook { digest } }");
  const named = other.prepare("SELECT count(*) FROM rulebook_edition WHERE digest = ?").pluck();
  await expect.poll(() => named.get(rulebook.digest), { timeout: 20_000 }).toBe(1);
  other.close();
  await server.restart();
  expect((await server.fetch(path)).status).toBe(200);
});

const post = (path: string, body: object, cookie = "") =>
  server.fetch(`/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(cookie === "" ? {} : { cookie }) },
    body: JSON.stringify(body),
  });

test("signing in and out and changing a password are refused in words while another process writes", async () => {
  const { email, password } = person;
  const signedIn = await post("/sign-in/email", { email, password });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0])
    .join("; ");
  lock();
  const answers = await Promise.all([
    post("/sign-in/email", { email, password }),
    post("/sign-in/email", { email, password: "the wrong one" }),
    post("/sign-out", {}, cookie),
    post("/revoke-sessions", {}, cookie),
    post("/change-password", { currentPassword: password, newPassword: "another password of chance" }, cookie),
  ]);
  for (const answer of answers)
    expect([answer.status, await answer.json()]).toEqual([
      503,
      {
        code: "UNAVAILABLE",
        message: expect.stringMatching(/数据库繁忙.*busy/),
        messages: { zh: expect.stringContaining("数据库繁忙"), en: expect.stringContaining("the database is busy") },
      },
    ]);
});

test("and on a full disk", async () => {
  const file = join(server.dataDir, "beian.db");
  const now = () => new Date();
  const roomy = await openFile(file, { now });
  // What is free is taken first, so that the next write needs a page more.
  await roomy.transaction((tx) => tx.settings.put("filler", "x".repeat(100_000)));
  await roomy.close();
  const store = await openFull(file, now);
  onTestFinished(() => store.close());
  const { people } = server.app.domain;
  const sessions = createSessions({
    tables: store.signInTables,
    people,
    hashing: createPasswordHashing(),
    secret: new Uint8Array(32),
    publicUrl: null,
    log: pino({ level: "silent" }),
  });
  const signIns = createSignIns({ store });
  const full = { code: "UNAVAILABLE", message: /磁盘空间不足.*the disk is full/ };
  const { email, password } = person;
  const signIn = () =>
    sessions.handle(
      {
        path: "/api/auth/sign-in/email",
        method: "POST",
        body: { email, password },
        headers: { "user-agent": "x".repeat(20_000) },
        address: "127.0.0.1",
      },
      (tx) => signIns.signedIn(tx, email, "127.0.0.1"),
    );
  await expect(signIn()).rejects.toMatchObject(full);
});
