import { afterAll, beforeAll, expect, it } from "vitest";
import { approved, at, drafted, took } from "./change-steps.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

// What those who write an editor for the rules need to know of them.

let server: TestServer;
let editor: TestPerson;
let reviewer: TestPerson;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  editor = await server.person("EDITOR");
  reviewer = await server.person("REVIEWER");
});
afterAll(() => server.close());

interface Entry {
  readonly content: { readonly summary: string };
  readonly change: { readonly number: number };
}

async function standing(number: number) {
  const query = `query ($number: Int!) { change(number: $number) { edits {
    after { summary } base { ...Entry } overtakenBy { ...Entry } } } }
    fragment Entry on RuleRevision { content { summary } change { number } }`;
  const { change } = dataOf(
    await server.gql<{
      change: { edits: { after: { summary: string }; base: Entry | null; overtakenBy: Entry | null }[] };
    }>(query, { number }, editor),
  );
  return change.edits[0];
}

it("an edit tells what it is founded on and what was published since, until it is set again", async () => {
  const cell = { province: "ZJ", requirement: "organisation-minimum-age" };
  const first = await approved(server, { editor, reviewer }, [{ ...cell, value: 31 }]);
  await took(server, "publishChange", at(first), reviewer);

  const mine = await drafted(server, editor, [{ ...cell, value: 32 }]);
  expect(await standing(mine.number)).toMatchObject({
    base: { change: { number: first.number } },
    overtakenBy: null,
  });

  const theirs = await approved(server, { editor, reviewer }, [{ ...cell, value: 33 }]);
  await took(server, "publishChange", at(theirs), reviewer);
  const overtaken = await standing(mine.number);
  expect(overtaken).toMatchObject({
    base: { change: { number: first.number } },
    overtakenBy: { change: { number: theirs.number } },
  });
  expect(overtaken?.base?.content.summary).toContain("31");
  expect(overtaken?.overtakenBy?.content.summary).toContain("33");
  // What is published itself is overtaken by nothing: its history says what came after.
  expect(await standing(first.number)).toMatchObject({ overtakenBy: null });

  await took(server, "editChange", { ...at(mine), set: [{ ...cell, value: 32 }] }, editor);
  expect(await standing(mine.number)).toMatchObject({
    base: { change: { number: theirs.number } },
    overtakenBy: null,
  });
});

it("a requirement tells how each of its values reads and what bounds them, and its national default", async () => {
  const fields = `valueType yes(locale: EN) no(locale: EN) none(locale: EN) minimum maximum unit(locale: EN)
    national { summary(locale: EN) }`;
  const query = `{
    yesNo: requirement(key: "office-phone-differs-from-mobile") { ${fields} }
    number: requirement(key: "certificate-sync-days") { ${fields} }
    list: requirement(key: "office-phone-mobile-remark") { ${fields} }
    choice: requirement(key: "principal-legal-representative") { ${fields} }
  }`;
  const told = dataOf(await server.gql<Record<string, Record<string, unknown>>>(query));
  const nothing = { yes: null, no: null, none: null, minimum: null, maximum: null };
  expect(told.yesNo).toMatchObject({ ...nothing, yes: expect.any(String), no: expect.any(String) });
  expect(told.yesNo?.national).toEqual({ summary: told.yesNo?.no });
  expect(told.number).toMatchObject({ ...nothing, minimum: expect.any(Number), maximum: expect.any(Number) });
  expect(told.list).toMatchObject({ ...nothing, none: expect.any(String) });
  expect(told.list?.national).toEqual({ summary: told.list?.none });
  expect(told.choice).toMatchObject({ ...nothing, national: null });
});

it("a requirement tells how many provinces rule on it themselves, and for how many anything is recorded", async () => {
  const query = `{
    requirements { key ownProvinces recordedProvinces before: ownProvinces(asOf: "2000-01-01") }
    provinces { rules { origin requirement { key } } }
  }`;
  const { requirements, provinces } = dataOf(
    await server.gql<{
      requirements: { key: string; ownProvinces: number; recordedProvinces: number; before: number }[];
      provinces: { rules: { origin: string; requirement: { key: string } }[] }[];
    }>(query),
  );
  const rules = provinces.flatMap((province) => province.rules);
  for (const { key, ownProvinces, recordedProvinces, before } of requirements) {
    const recorded = rules.filter(({ requirement }) => requirement.key === key);
    const own = recorded.filter(({ origin }) => origin === "PROVINCE");
    expect([key, ownProvinces, recordedProvinces, before]).toEqual([key, own.length, recorded.length, 0]);
  }
});

it("a refusal tells its reason alone, for the field that it names", async () => {
  const draft = await took(server, "createChange", { title: "题", reason: "因" }, editor);
  const query = `mutation ($input: EditChangeInput!) { editChange(input: $input) { ... on InvalidInput { path reason(locale: ZH) } } }`;
  const set = [{ province: "ZJ", requirement: "organisation-minimum-age", value: 1_000 }];
  const { editChange } = dataOf(
    await server.gql<{ editChange: unknown }>(query, { input: { ...at(draft), set } }, editor),
  );
  expect(editChange).toEqual({
    path: ["input", "set", "0", "value"],
    reason: expect.stringMatching(/^应为 \d+ 到 \d+ 之间的整数$/),
  });
});

it("a note is told as it was written in each language", async () => {
  const cell = { province: "GS", requirement: "organisation-minimum-age", value: 44 };
  const draft = await drafted(server, editor, [{ ...cell, noteZh: "仅首次备案" }]);
  const query = `query ($number: Int!) { change(number: $number) { edits { after { noteZh noteEn note(locale: EN) } } } }`;
  const { change } = dataOf(
    await server.gql<{ change: { edits: { after: unknown }[] } }>(query, { number: draft.number }, editor),
  );
  expect(change.edits[0]?.after).toEqual({ noteZh: "仅首次备案", noteEn: null, note: "仅首次备案" });
});
