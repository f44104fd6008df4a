import { afterAll, beforeAll, expect, it } from "vitest";
import type { ChangeAnswer } from "./change-steps.ts";
import { at, drafted, source, take, took } from "./change-steps.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

/** An edit that ends a review, or lifts an approval, says so for those whom that concerns. */

let server: TestServer;
let author: TestPerson;
let reviewer: TestPerson;
let other: TestPerson;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  author = await server.person("EDITOR");
  reviewer = await server.person("REVIEWER");
  other = await server.person("REVIEWER");
}, 120_000);
afterAll(() => server?.close());

const cells = [
  { province: "SH", requirement: "organisation-minimum-age", value: 21 },
  { province: "ZJ", requirement: "organisation-minimum-age", value: 22 },
];
const shanghai = { province: "SH", requirement: "organisation-minimum-age" };

async function inReview(): Promise<ChangeAnswer> {
  return took(server, "submitChange", at(await drafted(server, author, cells)), author);
}

interface Said {
  readonly author: { readonly name: string };
  readonly text: string;
}

async function said(number: number): Promise<readonly Said[]> {
  const query = "query ($number: Int!) { change(number: $number) { status comments { author { name } text } } }";
  const answer = await server.gql<{ change: { comments: readonly Said[] } }>(query, { number }, reviewer);
  return dataOf(answer).change.comments;
}

it("a reviewer who takes a cell out gives the reason, and both stand among the comments", async () => {
  const change = await inReview();
  await took(server, "editChange", { ...at(change), drop: [shanghai], why: " 上海另有通知 " }, reviewer);
  expect(await said(change.number)).toEqual([
    {
      author: { name: reviewer.person.name },
      text: expect.stringMatching(/^上海另有通知\n修改了待审核的内容：.*\nEdited while in review:/),
    },
  ]);
});

it("an edit without a reason is written down all the same, also the author's own, and one that lifts an approval", async () => {
  const change = await inReview();
  await took(server, "editChange", { ...at(change), reason: "另一个理由" }, author);
  expect(await said(change.number)).toEqual([
    { author: { name: author.person.name }, text: expect.stringMatching(/^修改了待审核的内容/) },
  ]);
  const second = await inReview();
  const approved = await took(server, "reviewChange", { ...at(second), verdict: "APPROVED" }, reviewer);
  await took(server, "editChange", { ...at(approved), drop: [shanghai] }, other);
  expect((await said(second.number)).map(({ text }) => text)).toEqual([expect.stringMatching(/^修改了已通过的内容/)]);
});

it("nothing is said of a draft, nor of one that was rejected", async () => {
  const draft = await drafted(server, author, cells);
  await took(server, "editChange", { ...at(draft), title: "新题", why: "不写下来" }, author);
  expect(await said(draft.number)).toEqual([]);
  const rejected = await took(server, "reviewChange", { ...at(await inReview()), verdict: "REJECTED" }, reviewer);
  await took(server, "editChange", { ...at(rejected), sources: [source] }, author);
  expect(await said(rejected.number)).toEqual([]);
});

it("a reason that can't be written down is refused at its field, and the review goes on", async () => {
  const change = await inReview();
  for (const why of ["", "  ", "长".repeat(1_001), "a\u0000b"]) {
    const result = await take(server, "editChange", { ...at(change), drop: [shanghai], why }, reviewer);
    expect(result).toMatchObject({ __typename: "InvalidInput", path: ["input", "why"] });
  }
  expect(await said(change.number)).toEqual([]);
});
