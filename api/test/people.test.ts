import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

let server: TestServer;
let viewer: TestPerson;
let editor: TestPerson;
let reviewer: TestPerson;
let administrator: TestPerson;
beforeAll(async () => {
  server = await startServer();
  viewer = await server.person("VIEWER");
  editor = await server.person("EDITOR");
  reviewer = await server.person("REVIEWER");
  administrator = await server.person("ADMINISTRATOR");
});
afterAll(() => server.close());

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly email: string | null;
  readonly enabled: boolean;
}
interface Outcome {
  readonly __typename: string;
  readonly person?: Shown;
  readonly zh?: string;
  readonly en?: string;
  readonly path?: readonly string[];
}

const shown = "id name role email enabled";
const listed = `{ people { ${shown} } }`;

/** One of the mutations of people, with everything that it may answer. */
async function act(mutation: string, type: string, input: object, as?: TestPerson): Promise<Outcome> {
  const query = `mutation ($input: ${type}!) { outcome: ${mutation}(input: $input) {
    __typename
    ... on PersonSuccess { person { ${shown} } }
    ... on Problem { zh: message en: message(locale: EN) }
    ... on InvalidInput { path }
  } }`;
  return dataOf(await server.gql<{ outcome: Outcome }>(query, { input }, as)).outcome;
}

const create = (input: object, as?: TestPerson) => act("createPerson", "CreatePersonInput", input, as);
const changeRole = (id: string, role: string, as?: TestPerson) =>
  act("changePersonRole", "ChangePersonRoleInput", { id, role }, as);
const disable = (id: string, as?: TestPerson) => act("disablePerson", "PersonStepInput", { id }, as);
const enable = (id: string, as?: TestPerson) => act("enablePerson", "PersonStepInput", { id }, as);
const reset = (id: string, password: string, as?: TestPerson) =>
  act("resetPassword", "ResetPasswordInput", { id, password }, as);

async function idOf(person: TestPerson): Promise<string> {
  const { viewer: self } = dataOf(await server.gql<{ viewer: Shown }>(`{ viewer { ${shown} } }`, {}, person));
  return self.id;
}

describe("who sees whom", () => {
  test("a stranger sees nobody", async () => {
    expect(dataOf(await server.gql("{ viewer { name } }"))).toEqual({ viewer: null });
    const { data, errors } = await server.gql(listed);
    expect(data).toBeNull();
    expect(errors[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
    const id = await idOf(editor);
    expect(dataOf(await server.gql("query ($id: ID!) { node(id: $id) { id } }", { id }))).toEqual({ node: null });
  });

  test("people see one another, but emails only their own, and administrators all", async () => {
    const seenBy = async (as: TestPerson) =>
      dataOf(await server.gql<{ people: readonly Shown[] }>(listed, {}, as)).people;
    const byViewer = await seenBy(viewer);
    expect(byViewer.map(({ role }) => role)).toEqual(expect.arrayContaining(["VIEWER", "EDITOR", "ADMINISTRATOR"]));
    expect(byViewer.filter(({ email }) => email !== null).map(({ email }) => email)).toEqual([viewer.email]);
    expect((await seenBy(administrator)).every(({ email }) => email !== null)).toBe(true);
    const id = await idOf(editor);
    const node = await server.gql(
      `query ($id: ID!) { node(id: $id) { ... on Person { name email } } }`,
      { id },
      viewer,
    );
    expect(dataOf(node)).toEqual({ node: { name: editor.person.name, email: null } });
  });
});

describe("managing people", () => {
  const newcomer = { name: "王小明", email: "Xiaoming@Example.com", role: "EDITOR", password: "a long password" };

  test("creates somebody who can sign in", async () => {
    const outcome = await create(newcomer, administrator);
    expect(outcome).toMatchObject({
      __typename: "PersonSuccess",
      person: { name: "王小明", email: "xiaoming@example.com", role: "EDITOR", enabled: true },
    });
    const response = await server.fetch("/api/auth/sign-in/email", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "xiaoming@example.com", password: newcomer.password }),
    });
    expect(response.status).toBe(200);
  });

  test.each([
    [{ ...newcomer, email: "XIAOMING@example.com" }, ["input", "email"]],
    [{ ...newcomer, email: "not an email" }, ["input", "email"]],
    [{ ...newcomer, email: "b@example.com", name: "  " }, ["input", "name"]],
    [{ ...newcomer, email: "b@example.com", name: "a\u0000b" }, ["input", "name"]],
    [{ ...newcomer, email: "b@example.com", password: "elevenchars" }, ["input", "password"]],
    [{ ...newcomer, email: "b@example.com", password: "x".repeat(129) }, ["input", "password"]],
    [{ ...newcomer, email: "b@example.com", password: "Dragon123456" }, ["input", "password"]],
  ])("refuses %j, naming the field", async (input, path) => {
    const outcome = await create(input, administrator);
    expect(outcome).toMatchObject({ __typename: "InvalidInput", path });
    expect(outcome.zh).toMatch(/\p{Script=Han}/u);
    expect(outcome.en).not.toMatch(/\p{Script=Han}/u);
  });

  test("is for administrators: every mutation × everybody else", async () => {
    const id = await idOf(viewer);
    for (const as of [undefined, viewer, editor, reviewer]) {
      for (const attempt of [
        create({ ...newcomer, email: "c@example.com" }, as),
        changeRole(id, "ADMINISTRATOR", as),
        disable(id, as),
        enable(id, as),
        reset(id, "another long password", as),
      ])
        expect((await attempt).__typename, as?.person.role ?? "stranger").toBe("NotAllowed");
    }
    expect(dataOf(await server.gql("{ viewer { role enabled } }", {}, viewer))).toEqual({
      viewer: { role: "VIEWER", enabled: true },
    });
  });

  test("shuts out and lets in again, at the next request", async () => {
    const person = await server.person("EDITOR");
    const id = await idOf(person);
    expect((await disable(id, administrator)).person?.enabled).toBe(false);
    expect((await server.gql("{ viewer { name } }", {}, person)).status).toBe(401);
    expect((await enable(id, administrator)).person?.enabled).toBe(true);
    expect((await server.gql("{ viewer { name } }", {}, person)).status).toBe(200);
  });

  test("changes a role at the next request, and resets a password", async () => {
    const person = await server.person("ADMINISTRATOR");
    const id = await idOf(person);
    expect((await changeRole(id, "VIEWER", administrator)).person?.role).toBe("VIEWER");
    expect((await disable(await idOf(viewer), person)).__typename).toBe("NotAllowed");
    expect((await reset(id, "short", administrator)).path).toEqual(["input", "password"]);
    expect((await reset(id, "another long password", administrator)).__typename).toBe("PersonSuccess");
    const response = await server.fetch("/api/auth/sign-in/email", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: person.email, password: "another long password" }),
    });
    expect(response.status).toBe(200);
  });

  test("keeps the last administrator", async () => {
    const id = await idOf(administrator);
    expect((await disable(id, administrator)).__typename).toBe("NotAllowed");
    expect((await changeRole(id, "REVIEWER", administrator)).zh).toContain("最后一位");
    const second = await server.person("ADMINISTRATOR");
    expect((await changeRole(id, "REVIEWER", second)).__typename).toBe("PersonSuccess");
    expect((await changeRole(id, "ADMINISTRATOR", second)).__typename).toBe("PersonSuccess");
    expect((await disable(await idOf(second), administrator)).__typename).toBe("PersonSuccess");
  });

  test.each(["", "x", "UGVyc29uOg==", "UHJvdmluY2U6Wko=", "UGVyc29uOm5vYm9keQ=="])(
    "there is no person %j",
    async (id) => {
      expect((await disable(id, administrator)).__typename).toBe("NotFound");
    },
  );
});

describe("the audit", () => {
  const query = `query ($first: Int, $after: String) { auditEvents(first: $first, after: $after) {
    edges { cursor node { sequence action actorKind actor { name } person { name } details origin } }
    pageInfo { hasNextPage endCursor }
  } }`;
  interface Event {
    readonly sequence: number;
    readonly action: string;
    readonly actorKind: string;
    readonly actor: { readonly name: string } | null;
    readonly person: { readonly name: string } | null;
    readonly details: Readonly<Record<string, unknown>>;
    readonly origin: string | null;
  }
  interface Events {
    readonly auditEvents: {
      readonly edges: readonly { readonly cursor: string; readonly node: Event }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  }
  const eventsFor = async (as: TestPerson | undefined, variables: object = {}) =>
    dataOf(await server.gql<Events>(query, variables, as)).auditEvents;

  test("is for reviewers and administrators", async () => {
    for (const as of [undefined, viewer, editor])
      expect((await server.gql(query, {}, as)).errors[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
    expect((await eventsFor(reviewer)).edges).toHaveLength(20);
  });

  test("names who did what to whom, from where, and what was refused", async () => {
    const person = await server.person("VIEWER");
    const id = await idOf(person);
    await changeRole(id, "EDITOR", administrator);
    await changeRole(id, "ADMINISTRATOR", viewer);
    await changeRole(id, "EDITOR", administrator);
    const { edges } = await eventsFor(reviewer, { first: 2 });
    const by = (name: string, details: object) => ({
      action: "person.role",
      actorKind: "TOKEN",
      actor: { name },
      person: { name: person.person.name },
      details,
      origin: "127.0.0.1",
    });
    // What changed nothing isn't an event.
    expect(edges.map(({ node }) => node)).toMatchObject([
      by(viewer.person.name, { refused: "FORBIDDEN" }),
      by(administrator.person.name, { from: "VIEWER", to: "EDITOR" }),
    ]);
  });

  test("is handed out in parts without a gap", async () => {
    const all: number[] = [];
    let after: string | null = null;
    for (;;) {
      const { edges, pageInfo } = await eventsFor(administrator, { first: 7, after });
      all.push(...edges.map(({ node }) => node.sequence));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(all).toEqual(Array.from({ length: all.length }, (_, index) => all.length - index));
  });
});
