import type { GraphQLField, GraphQLInputType } from "graphql";
import { isEnumType, isInputObjectType, isListType, isNonNullType } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FirstAccount } from "../src/domain/first-accounts.ts";
import { schema } from "../src/graphql/schema.ts";
import type { TestServer } from "./harness.ts";
import { dataOf, startServer, system } from "./harness.ts";

let server: TestServer;
let accounts: readonly FirstAccount[];
beforeAll(async () => {
  server = await startServer();
  accounts = await server.app.createFirstAccounts();
});
afterAll(() => server.close());

const patient = () => AbortSignal.timeout(60_000);

function post(path: string, body: object, cookie = ""): Promise<Response> {
  const headers = { "content-type": "application/json", cookie };
  return server.fetch(`/api/auth${path}`, { method: "POST", headers, body: JSON.stringify(body), signal: patient() });
}

function cookieOf(response: Response): string {
  const pairs = response.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0]);
  return pairs.join("; ");
}

async function signIn(role: string, password?: string): Promise<string> {
  const account = accounts.find((one) => one.role === role);
  if (!account) throw new Error(`no account for ${role}`);
  const response = await post("/sign-in/email", { email: account.email, password: password ?? account.password });
  expect(response.status).toBe(200);
  return cookieOf(response);
}

async function ask(query: string, variables: object, headers: Record<string, string>) {
  const response = await server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...headers },
    body: JSON.stringify({ query, variables }),
    signal: patient(),
  });
  const answer: {
    data?: Record<string, unknown>;
    errors?: { message: string; extensions: Record<string, unknown> }[];
  } = JSON.parse(await response.text());
  return answer;
}

const required = {
  code: "PASSWORD_CHANGE_REQUIRED",
  messages: { zh: expect.stringContaining("修改"), en: expect.stringContaining("change the password") },
};

/** Something that the type takes. */
function somethingOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return somethingOf(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type))
        .map((field) => [field.name, somethingOf(field.type)]),
    );
  const scalars: Record<string, unknown> = { Int: 1, Boolean: true, ID: "x", Date: "2026-01-01", JSON: {} };
  return scalars[type.name] ?? "x";
}

function operationOf(kind: "query" | "mutation", { name, args, type }: GraphQLField<unknown, unknown>) {
  const needed = args.filter((arg) => isNonNullType(arg.type));
  const declared = needed.map((arg) => `$${arg.name}: ${arg.type}`).join(", ");
  const given = needed.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const selected = String(type).includes("Boolean") ? "" : "{ __typename }";
  return {
    query: `${kind} ${declared && `(${declared})`} { ${name} ${given && `(${given})`} ${selected} }`,
    variables: Object.fromEntries(needed.map((arg) => [arg.name, somethingOf(arg.type)])),
  };
}

test("with a first password every mutation is refused by name, whatever the role, and nothing is done", async () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  expect(mutations.length).toBeGreaterThan(20);
  for (const role of ["ADMINISTRATOR", "VIEWER"]) {
    const cookie = await signIn(role);
    for (const field of mutations) {
      const { query, variables } = operationOf("mutation", field);
      const { data, errors = [] } = await ask(query, variables, { cookie });
      expect([field.name, data ?? null, errors.map(({ extensions }) => extensions)]).toEqual([
        field.name,
        null,
        [expect.objectContaining(required)],
      ]);
    }
  }
  expect(await server.app.domain.people.all(system)).toHaveLength(4);
});

test("with a first password what takes a right is refused by name, and what strangers may read is read", async () => {
  const cookie = await signIn("ADMINISTRATOR");
  for (const query of ["{ people { id } }", "{ auditEvents(first: 1) { edges { cursor } } }", "{ webhooks { id } }"]) {
    const { errors = [] } = await ask(query, {}, { cookie });
    expect([query, errors[0]?.extensions]).toEqual([query, expect.objectContaining(required)]);
  }
  const open = "{ province(code: ZJ) { name } latestChanges: changes(first: 3) { edges { node { number state } } } }";
  expect(await ask(open, {}, { cookie })).toEqual(await ask(open, {}, {}));
  const who = "{ viewer { email role acts mustChangePassword } }";
  expect(await ask(who, {}, { cookie })).toEqual({
    data: {
      viewer: { email: "administrator@beian.local", role: "ADMINISTRATOR", acts: [], mustChangePassword: true },
    },
  });
  const session = await server.fetch("/api/auth/get-session", { headers: { cookie }, signal: patient() });
  expect(await session.json()).toMatchObject({ user: { email: "administrator@beian.local" } });
  for (const refused of [
    await server.fetch("/api/auth/sessions", { headers: { cookie }, signal: patient() }),
    await post("/end-session", { id: "x" }, cookie),
  ])
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { code: required.code, messages: required.messages },
    ]);
});

test("a query that takes no right, asked with a first password, answers what a stranger gets", async () => {
  const cookie = await signIn("EDITOR");
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    if (field.name === "viewer") continue;
    const { query, variables } = operationOf("query", field);
    const [own, strangers] = [await ask(query, variables, { cookie }), await ask(query, variables, {})];
    // Whoever may not read it as a stranger learns what to do, instead of having to sign in.
    if (strangers.errors?.[0]?.extensions.code === "FORBIDDEN")
      expect([field.name, own.errors?.[0]?.extensions.code]).toEqual([field.name, required.code]);
    else expect([field.name, own]).toEqual([field.name, strangers]);
  }
});

test("another password opens everything to that very session's successor, and the same one again doesn't count", async () => {
  const [cookie, elsewhere] = [await signIn("REVIEWER"), await signIn("REVIEWER")];
  const currentPassword = accounts.find(({ role }) => role === "REVIEWER")?.password ?? "";
  const change = (newPassword: string) => post("/change-password", { currentPassword, newPassword }, cookie);
  for (const again of [currentPassword, currentPassword.toUpperCase()]) {
    const same = await change(again);
    expect([same.status, await same.json()]).toMatchObject([400, { code: "PASSWORD_UNCHANGED" }]);
  }
  expect((await change("short")).status).toBe(400);
  const readAudit = "{ auditEvents(first: 1) { edges { cursor } } viewer { mustChangePassword acts } }";
  expect((await ask(readAudit, {}, { cookie })).errors?.[0]?.extensions.code).toBe(required.code);

  const changed = await change("a password of my own");
  expect(changed.status).toBe(200);
  const answer = await ask(readAudit, {}, { cookie: cookieOf(changed) });
  expect(answer.data).toMatchObject({ viewer: { mustChangePassword: false } });
  expect((await ask("{ viewer { id } }", {}, { cookie: elsewhere })).data).toEqual({ viewer: null });
  await signIn("REVIEWER", "a password of my own");
});

test("a token of such an account, and accounts made otherwise, aren't concerned; a reset ends it", async () => {
  const { people, tokens } = server.app.domain;
  const person = await people.byEmail(system, "viewer@beian.local");
  const { token } = await tokens.create(system, { owner: person, name: "machine", days: 1 });
  const query = "{ people { name } viewer { acts } }";
  const answer = await ask(query, {}, { authorization: `Bearer ${token}` });
  expect(answer.data).toMatchObject({ viewer: { acts: ["READ_DRAFTS", "READ_PEOPLE"] } });

  const { email, password } = await server.person("VIEWER");
  const made = cookieOf(await post("/sign-in/email", { email, password }));
  expect((await ask(query, {}, { cookie: made })).errors).toBeUndefined();

  await people.resetPassword(system, person.id, "given by an administrator");
  const reset = await signIn("VIEWER", "given by an administrator");
  expect((await ask(query, {}, { cookie: reset })).errors).toBeUndefined();
});

test("whether somebody has still to change it is for themselves and administrators to know", async () => {
  const administrator = await server.person("ADMINISTRATOR");
  const query = "{ people { email mustChangePassword } }";
  type People = { people: { email: string | null; mustChangePassword: boolean | null }[] };
  const seen = dataOf(await server.gql<People>(query, {}, administrator)).people;
  expect(seen).toContainEqual({ email: "editor@beian.local", mustChangePassword: true });
  expect(seen).toContainEqual({ email: administrator.email, mustChangePassword: false });
  const viewer = await server.person("VIEWER");
  const others = dataOf(await server.gql<People>(query, {}, viewer)).people;
  expect(others.filter(({ mustChangePassword }) => mustChangePassword !== null)).toEqual([
    { email: viewer.email, mustChangePassword: false },
  ]);
});

test("a restart makes no account anew, and forgets no password that has to be changed", async () => {
  await server.restart();
  expect(await server.app.createFirstAccounts()).toEqual([]);
  const cookie = await signIn("ADMINISTRATOR");
  expect((await ask("{ people { id } }", {}, { cookie })).errors?.[0]?.extensions.code).toBe(required.code);
});
