import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChangeAnswer } from "./change-steps.ts";
import { approved, at, take, took } from "./change-steps.ts";
import { enterpriseOf } from "./filings.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

/** What a stranger must never see of a change that isn't published, wherever they ask. */
const secret = "绝密的草稿标题";
const requirement = "organisation-minimum-age";

let server: TestServer;
let viewer: TestPerson;
let draft: ChangeAnswer;
let undo: ChangeAnswer;
let published: ChangeAnswer;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  const editor = await server.person("EDITOR");
  const reviewer = await server.person("REVIEWER");
  viewer = await server.person("VIEWER");
  draft = await approved(server, { editor, reviewer }, [{ province: "ZJ", requirement, value: 77, noteZh: secret }], {
    title: secret,
    reason: secret,
    sources: [{ title: secret }],
  });
  const good = await approved(server, { editor, reviewer }, [{ province: "BJ", requirement, value: 66 }]);
  published = await took(server, "publishChange", at(good), reviewer);
  undo = await took(server, "revertChange", at(published), editor);
}, 60_000);
afterAll(() => server.close());

describe("a draft", () => {
  const everything = `id number title reason edits { after { summary note } } sources { title } impact { samples } lint { message }`;
  const verdict = "findings { message rule { content { summary note } } } checks { rule { content { summary note } } }";
  const filing = enterpriseOf("浙江省杭州市");
  const askings = (): readonly [where: string, query: string][] => [
    ["by number", `{ change(number: ${draft.number}) { ${everything} } }`],
    ["by node id", `{ node(id: "${draft.id}") { id ... on Change { ${everything} } } }`],
    ["among nodes", `{ nodes(ids: ["${draft.id}", "${published.id}"]) { id ... on Change { ${everything} } } }`],
    ["in the list", `{ changes(first: 10) { totalCount edges { node { ${everything} } } } }`],
    [
      "by status",
      `{ changes(first: 10, status: [DRAFT, IN_REVIEW, APPROVED, REJECTED, WITHDRAWN]) { totalCount edges { node { ${everything} } } } }`,
    ],
    [
      "by cell",
      `{ changes(first: 10, province: ZJ, requirement: "${requirement}") { totalCount edges { node { ${everything} } } } }`,
    ],
    [
      "as rules",
      `{ province(code: ZJ) { rule(requirement: "${requirement}", asOf: "2099-01-01") { content { summary note } } } }`,
    ],
    [
      "as history",
      `{ province(code: ZJ) { history(first: 100, requirement: "${requirement}") { edges { node { content { summary note } change { title } } } } } }`,
    ],
    [
      "as a difference",
      `{ difference(from: { province: ZJ, asOf: "2026-11-01" }, to: { province: ZJ, asOf: "2099-01-01" }) { to { content { summary note } } } }`,
    ],
    ["in the rule book", `{ rulebook(asOf: "2099-01-01") { document } }`],
    [
      "in a comparison",
      `{ comparison(provinces: [ZJ, BJ], asOf: "2099-01-01") { rows { cells { content { summary note } } } } }`,
    ],
    [
      "among groups",
      `{ requirement(key: "${requirement}") { groups(asOf: "2099-01-01") { content { summary note } provinces { code } } } }`,
    ],
    ["among the latest", `{ latestChanges(first: 10) { ${everything} } }`],
    ["in an answer", `{ questions { answer(province: ZJ, asOf: "2099-01-01") } }`],
    [
      "in a verdict",
      `query($filing: FilingInput!) { validateFiling(filing: $filing, province: ZJ, asOf: "2099-01-01") { ${verdict} } }`,
    ],
    [
      "in all verdicts",
      `query($filing: FilingInput!) { validateEverywhere(filing: $filing, asOf: "2099-01-01") { ${verdict} } }`,
    ],
    [
      "in the timeline",
      `{ timeline(axis: RECORDED, step: MONTH) { changes(province: ZJ) { change { number title reason } } } }`,
    ],
    ["through what it undoes", `{ change(number: ${published.number}) { revertedBy { number title } } }`],
  ];

  it("is nowhere to be seen for strangers", async () => {
    const words = draft.edits[0]?.after?.summary ?? "";
    expect(words).toContain("77");
    for (const [where, query] of askings()) {
      const { data, errors } = await server.gql(query, query.includes("$filing") ? { filing } : {});
      const answer = JSON.stringify({ data, errors });
      expect([where, errors]).toEqual([where, []]);
      expect([where, answer.includes(secret)]).toEqual([where, false]);
      expect([where, answer.includes(words)]).toEqual([where, false]);
      expect([where, answer.includes(draft.id)]).toEqual([where, false]);
      expect([where, answer.includes(`"number":${undo.number}`)]).toEqual([where, false]);
    }
  });

  it("isn't counted for strangers", async () => {
    const query = `{ drafts: changes(status: [DRAFT, APPROVED]) { totalCount } all: changes { totalCount } mine: changes(status: [PUBLISHED, SCHEDULED]) { totalCount } }`;
    type Counts = { drafts: { totalCount: number }; all: { totalCount: number }; mine: { totalCount: number } };
    const forStrangers = dataOf(await server.gql<Counts>(query));
    expect(forStrangers.drafts.totalCount).toBe(0);
    expect(forStrangers.all).toEqual(forStrangers.mine);
    const forViewers = dataOf(await server.gql<Counts>(query, {}, viewer));
    expect(forViewers.drafts.totalCount).toBe(2);
    expect(forViewers.all.totalCount).toBe(forStrangers.all.totalCount + 2);
  });

  it("can't be told from one that doesn't exist by a stranger's steps", async () => {
    const there = await take(server, "editChange", { ...at(draft), title: "新题" });
    const nowhere = await take(server, "editChange", { number: 999_999, version: 1, title: "新题" });
    expect(there).toEqual(nowhere);
    expect(there.__typename).toBe("NotAllowed");
  });

  it("is there for those signed in", async () => {
    const { change, node } = dataOf(
      await server.gql<{ change: { title: string }; node: { title: string } }>(
        `{ change(number: ${draft.number}) { title } node(id: "${draft.id}") { ... on Change { title } } }`,
        {},
        viewer,
      ),
    );
    expect([change.title, node.title]).toEqual([secret, secret]);
  });

  it("stays out of the log and out of the audit's details", async () => {
    const editor = await server.person("EDITOR");
    await take(server, "editChange", { ...at(draft), title: `${secret}\u0000` }, editor);
    expect(server.logged.join("")).not.toContain(secret);
  });
});
