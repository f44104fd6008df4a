import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChangeAnswer, Operation, Result } from "./change-steps.ts";
import { at, drafted, source, take, took } from "./change-steps.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

/** What a change says that can be done with it, beside what happens when it is done. */

const stepNames = ["EDIT", "SUBMIT", "REVIEW", "PUBLISH", "WITHDRAW", "REVERT"] as const;
type StepName = (typeof stepNames)[number];
interface Outlook {
  readonly step: StepName;
  readonly allowed: boolean;
  readonly zh: string | null;
  readonly en: string | null;
}

const operations: Readonly<Record<StepName, Operation>> = {
  EDIT: "editChange",
  SUBMIT: "submitChange",
  REVIEW: "reviewChange",
  PUBLISH: "publishChange",
  WITHDRAW: "withdrawChange",
  REVERT: "revertChange",
};

const requirement = "organisation-minimum-age";
let server: TestServer;
let author: TestPerson;
let approver: TestPerson;
let actors: Readonly<Record<string, TestPerson | undefined>>;
let value = 20;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  author = await server.person("EDITOR");
  approver = await server.person("REVIEWER");
  actors = {
    stranger: undefined,
    viewer: await server.person("VIEWER"),
    author,
    "another editor": await server.person("EDITOR"),
    reviewer: await server.person("REVIEWER"),
    administrator: await server.person("ADMINISTRATOR"),
  };
}, 60_000);
afterAll(() => server.close());

/** Changes in every state that a step may depend on. */
const situations: Readonly<Record<string, () => Promise<ChangeAnswer>>> = {
  "a draft": () => draft(),
  "a draft without an edit": () =>
    took(server, "createChange", { title: "空稿", reason: "试", sources: [source] }, author),
  "a draft without a source": () => draft({ sources: [] }),
  "a draft of what holds anyway": async () => {
    const { after } = await valueInForce();
    return drafted(server, author, [{ province: "SH", requirement, value: after }]);
  },
  "one in review": () => submitted(),
  "one that is approved": () => approved(),
  "one that was outrun": async () => {
    const first = await approved("BJ");
    const second = await approved("BJ");
    await took(server, "publishChange", at(second), approver);
    return first;
  },
  "one that was rejected": async () =>
    took(server, "reviewChange", { ...at(await submitted()), verdict: "REJECTED" }, approver),
  "one that was withdrawn": async () => took(server, "withdrawChange", at(await draft()), author),
  "one that is published": async () => took(server, "publishChange", at(await approved()), approver),
  "one that is scheduled": async () =>
    took(server, "publishChange", { ...at(await approved("GD")), effectiveFrom: "2027-06-01" }, approver),
  "one that is being undone": async () => {
    const published = await took(server, "publishChange", at(await approved("SC")), approver);
    await took(server, "revertChange", at(published), author);
    return published;
  },
};

describe.each(Object.keys(situations))("%s", (situation) => {
  it("says to each person what would happen", { timeout: 120_000 }, async () => {
    const make = situations[situation];
    if (!make) throw new Error(situation);
    let change = await make();
    for (const [who, person] of Object.entries(actors)) {
      for (const step of stepNames) {
        const outlook = (await outlooksFor(change, person)).find((each) => each.step === step);
        const more = step === "REVIEW" ? { verdict: "APPROVED" } : step === "EDIT" ? { reason: "另有原因" } : {};
        const result = await take(server, operations[step], { ...at(change), ...more }, person);
        const happened = { step, allowed: result.__typename === "ChangeSuccess", ...wordsOf(result) };
        // Strangers see no steps of what they can't see.
        if (outlook !== undefined || person !== undefined) expect([who, outlook]).toEqual([who, happened]);
        else expect(happened.allowed).toBe(false);
        // A step that was taken leads elsewhere, so the next one is tried on another change like it.
        if (happened.allowed) change = await make();
      }
    }
  });
});

it("shows nothing of a draft to strangers, and no more of a published change than that they have to sign in", async () => {
  const hidden = await draft();
  expect((await ask(hidden.number)).change).toBeNull();
  const published = await took(server, "publishChange", at(await approved()), approver);
  const outlooks = await outlooksFor(published, undefined);
  expect(new Set(outlooks.map(({ zh }) => zh))).toEqual(new Set(["请先登录"]));
});

it("keeps comments as they were said, for those signed in, with an audit event that doesn't repeat them", async () => {
  const change = await draft();
  const viewer = await server.person("VIEWER");
  const comment = (text: string, as?: TestPerson) =>
    server.gql<{ result: { __typename: string; change?: { version: number }; path?: string[] } }>(
      `mutation($input: CommentInput!) { result: commentOnChange(input: $input) { __typename ... on ChangeSuccess { change { version } } ... on InvalidInput { path } } }`,
      { input: { number: change.number, text } },
      as,
    );
  expect(dataOf(await comment("陌生人的话")).result.__typename).toBe("NotAllowed");
  expect(dataOf(await comment("  ", viewer)).result).toMatchObject({ path: ["input", "text"] });
  expect(dataOf(await comment(" 请核对条款 ", viewer)).result).toMatchObject({ change: { version: change.version } });
  await took(server, "withdrawChange", at(change), author);
  expect(dataOf(await comment("已撤回", author)).result.__typename).toBe("ChangeSuccess");

  const query = `query($number: Int!) { change(number: $number) { comments { text at author { name } } } auditEvents(change: $number) { edges { node { action details } } } }`;
  interface Answer {
    readonly change: { readonly comments: readonly { readonly text: string; readonly author: { name: string } }[] };
    readonly auditEvents: { readonly edges: readonly { readonly node: { action: string; details: object } }[] };
  }
  const answer = dataOf(await server.gql<Answer>(query, { number: change.number }, approver));
  expect(answer.change.comments.map(({ text, author: { name } }) => [text, name])).toEqual([
    ["请核对条款", viewer.person.name],
    ["已撤回", author.person.name],
  ]);
  const events = answer.auditEvents.edges.map(({ node }) => node);
  expect(events.filter(({ action }) => action === "change.comment")).toHaveLength(3);
  expect(JSON.stringify(events)).not.toContain("请核对条款");

  const published = await took(server, "publishChange", at(await approved()), approver);
  dataOf(
    await server.gql(
      `mutation { commentOnChange(input: { number: ${published.number}, text: "内部意见" }) { __typename } }`,
      {},
      viewer,
    ),
  );
  const asStranger = dataOf(
    await server.gql<{ change: { comments: unknown[] } }>(
      `{ change(number: ${published.number}) { comments { text } } }`,
    ),
  );
  expect(asStranger.change.comments).toEqual([]);
});

it("lists one's own changes, and those published last, whatever their numbers", async () => {
  const writer = await server.person("EDITOR");
  const mine = await drafted(server, writer, [{ province: "ZJ", requirement, value: next() }]);
  const early = await approved("HI");
  const late = await took(server, "publishChange", at(await approved("QH")), approver);
  const later = await took(server, "publishChange", { ...at(early), effectiveFrom: "2027-01-01" }, approver);
  interface Lists {
    readonly changes: { readonly totalCount: number; readonly edges: readonly { node: { number: number } }[] };
    readonly latestChanges: readonly { number: number }[];
  }
  const query = `query($mine: Boolean) { changes(mine: $mine, status: [DRAFT, REJECTED]) { totalCount edges { node { number } } } latestChanges(first: 2) { number } }`;
  const lists = dataOf(await server.gql<Lists>(query, { mine: true }, writer));
  expect(lists.changes).toEqual({ totalCount: 1, edges: [{ node: { number: mine.number } }] });
  expect(lists.latestChanges.map(({ number }) => number)).toEqual([later.number, late.number]);
  expect(dataOf(await server.gql<Lists>(query, { mine: true })).changes.totalCount).toBe(0);
});

it("says until when a scheduled edit would hold, and which findings of samples come and go", async () => {
  const scheduled = await took(
    server,
    "publishChange",
    { ...at(await approved("YN")), effectiveFrom: "2027-05-01" },
    approver,
  );
  const change = await drafted(server, author, [{ province: "YN", requirement, value: 99 }]);
  interface Answer {
    readonly change: {
      readonly edits: readonly { readonly until: string | null; readonly requirement: { findingCodes: string[] } }[];
      readonly impact: { readonly cases: readonly Case[]; readonly otherwise: readonly Case[] };
    };
  }
  interface Case {
    readonly before: string;
    readonly after: string;
    readonly appearing: readonly { readonly code: string }[];
    readonly vanishing: readonly { readonly code: string }[];
  }
  const fields = "before after appearing { code } vanishing { code }";
  const query = `query($number: Int!) { change(number: $number) { edits { until requirement { findingCodes } } impact { cases { ${fields} } otherwise { ${fields} } } } }`;
  const answer = dataOf(await server.gql<Answer>(query, { number: change.number }, author));
  expect(answer.change.edits).toEqual([
    { until: scheduled.effectiveFrom, requirement: { findingCodes: expect.arrayContaining(["PERSON_TOO_YOUNG"]) } },
  ]);
  const { cases, otherwise } = answer.change.impact;
  // Every sample that an age of 99 makes a difference to, whether it passed before or failed anyway.
  expect(cases.length + otherwise.length).toBeGreaterThan(0);
  for (const { appearing, vanishing } of [...cases, ...otherwise]) {
    expect(appearing.map(({ code }) => code)).toEqual(["PERSON_TOO_YOUNG"]);
    expect(vanishing).toEqual([]);
  }
  for (const { before, after } of otherwise) expect(after).toBe(before);
});

function next(): number {
  value += 1;
  return (value % 70) + 25;
}

function draft(more: object = {}, province = "SH"): Promise<ChangeAnswer> {
  return drafted(server, author, [{ province, requirement, value: next() }], more);
}

async function submitted(province?: string): Promise<ChangeAnswer> {
  return took(server, "submitChange", at(await draft({}, province)), author);
}

async function approved(province?: string): Promise<ChangeAnswer> {
  return took(server, "reviewChange", { ...at(await submitted(province)), verdict: "APPROVED" }, approver);
}

async function valueInForce(): Promise<{ after: number }> {
  const published = await took(server, "publishChange", at(await approved()), approver);
  return { after: Number(/\d+/.exec(published.edits[0]?.after?.summary ?? "")?.[0]) };
}

function ask(number: number, as?: TestPerson) {
  const query = `query($number: Int!) { change(number: $number) { steps { step allowed zh: reason(locale: ZH) en: reason(locale: EN) } } }`;
  return server.gql<{ change: { steps: readonly Outlook[] } | null }>(query, { number }, as).then(dataOf);
}

/** Nothing of a change that isn't theirs to see. */
async function outlooksFor({ number }: ChangeAnswer, person: TestPerson | undefined): Promise<readonly Outlook[]> {
  return (await ask(number, person)).change?.steps ?? [];
}

/** Why it was refused, without the field that a path names. */
function wordsOf(result: Result): { zh: string | null; en: string | null } {
  if (result.__typename === "ChangeSuccess") return { zh: null, en: null };
  const path = result.path?.join(".") ?? "";
  const without = (text: string, colon: string) => (path !== "" ? text.replace(`${path}${colon}`, "") : text);
  return { zh: without(result.zh, "："), en: without(result.en, ": ") };
}
