import { afterAll, beforeAll, expect, test } from "vitest";
import { approved, at, drafted, took } from "./change-steps.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer, system } from "./harness.ts";

let server: TestServer;
let viewer: TestPerson;
let publisher: TestPerson;
beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  viewer = await server.person("VIEWER");
  publisher = await server.person("REVIEWER");
});
afterAll(() => server.close());

const edit = (value: number) => ({ province: "ZJ", requirement: "organisation-minimum-age", value });

interface Notice {
  readonly kind: string;
  readonly person: { readonly name: string; readonly enabled: boolean };
  readonly zh: string;
  readonly en: string;
}

async function told(number: number, as?: TestPerson): Promise<{ status: string; notices: readonly Notice[] }> {
  const query = `{ change(number: ${number}) { status notices { kind person { name enabled } zh: message en: message(locale: EN) } } }`;
  type Answer = { change: { status: string; notices: readonly Notice[] } };
  return dataOf(await server.gql<Answer>(query, {}, as)).change;
}

test("an approved change stands when its author is disabled and its reviewer demoted, and says so", async () => {
  const editor = await server.person("EDITOR");
  const reviewer = await server.person("REVIEWER");
  const change = await approved(server, { editor, reviewer }, [edit(31)]);
  expect((await told(change.number, viewer)).notices).toEqual([]);
  await server.app.domain.people.disable(system, editor.person.id);
  await server.app.domain.people.changeRole(system, reviewer.person.id, "EDITOR");
  const { status, notices } = await told(change.number, viewer);
  expect(status).toBe("APPROVED");
  expect(notices.map(({ kind, person }) => [kind, person.name, person.enabled])).toEqual([
    ["AUTHOR_DISABLED", editor.person.name, false],
    ["REVIEWER_DEMOTED", reviewer.person.name, true],
  ]);
  for (const { zh, en } of notices) expect([zh, en]).toEqual([expect.stringMatching(/[一-鿿]/), expect.any(String)]);
  // Nobody can log in as them, and the change can be published all the same.
  expect((await took(server, "publishChange", at(change), publisher)).status).toBe("PUBLISHED");
  expect((await told(change.number, viewer)).notices).toEqual([]);
});

test("a scheduled change says so until its day comes, to nobody who isn't signed in", async () => {
  const editor = await server.person("EDITOR");
  const reviewer = await server.person("REVIEWER");
  const change = await approved(server, { editor, reviewer }, [edit(32)]);
  await took(server, "publishChange", { ...at(change), effectiveFrom: "2027-06-01" }, publisher);
  await server.app.domain.people.changeRole(system, editor.person.id, "VIEWER");
  await server.app.domain.people.disable(system, reviewer.person.id);
  const { status, notices } = await told(change.number, viewer);
  expect(status).toBe("SCHEDULED");
  expect(notices.map(({ kind }) => kind)).toEqual(["AUTHOR_DEMOTED", "REVIEWER_DISABLED"]);
  expect(await told(change.number)).toEqual({ status: "SCHEDULED", notices: [] });
  await server.app.domain.people.enable(system, reviewer.person.id);
  expect((await told(change.number, viewer)).notices.map(({ kind }) => kind)).toEqual(["AUTHOR_DEMOTED"]);
});

test("of reviewers, those whose verdict doesn't count any more aren't named", async () => {
  const editor = await server.person("EDITOR");
  const reviewer = await server.person("REVIEWER");
  const change = await approved(server, { editor, reviewer }, [edit(33)]);
  const again = await took(server, "editChange", { ...at(change), set: [edit(34)] }, editor);
  await server.app.domain.people.disable(system, reviewer.person.id);
  expect(await told(again.number, viewer)).toEqual({ status: "DRAFT", notices: [] });
  const draft = await drafted(server, editor, [edit(35)]);
  expect((await told(draft.number, viewer)).notices).toEqual([]);
});
