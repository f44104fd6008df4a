import { afterAll, beforeAll, expect, it } from "vitest";
import { approved, at, drafted, source, took } from "./change-steps.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

// What those who write an editor for the rules need to know of them.

let server: TestServer;
let administrator: TestPerson;
let editor: TestPerson;
let reviewer: TestPerson;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  administrator = await server.person("ADMINISTRATOR");
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

it("what an edit says that the change says already is no edit: the approval stays, and nobody becomes an editor", async () => {
  const cell = { province: "GS", requirement: "organisation-minimum-age" };
  const held = { province: "QH", requirement: "organisation-minimum-age" };
  const first = await approved(server, { editor, reviewer }, [{ ...held, value: 47 }]);
  await took(server, "publishChange", at(first), reviewer);
  const words = { title: "调整规则", reason: "管局通知", sources: [source], effectiveFrom: "2027-02-01" };
  const set = [
    { ...cell, value: 45, noteZh: "仅首次备案" },
    { ...held, value: null },
    { province: null, requirement: "office-phone-mobile-remark", value: ["CONTACT_NAME", "JOB_TITLE"] },
  ];
  const change = await approved(server, { editor, reviewer }, set, { effectiveFrom: words.effectiveFrom });
  const eventsOf = async () => {
    const query = `{ auditEvents(first: 100) { edges { node { change } } } }`;
    type Events = { auditEvents: { edges: { node: { change: number | null } }[] } };
    const { auditEvents } = dataOf(await server.gql<Events>(query, {}, administrator));
    return auditEvents.edges.filter(({ node }) => node.change === change.number).length;
  };
  const events = await eventsOf();
  const other = await server.person("EDITOR");
  for (const same of [
    { title: words.title },
    { title: `  ${words.title}\u3000` },
    { reason: words.reason },
    { sources: words.sources },
    { sources: [{ ...source, title: ` ${source.title} `, clause: " ", retrievedOn: null }] },
    { effectiveFrom: words.effectiveFrom },
    { set },
    { set: set.toReversed() },
    { set: [{ ...cell, value: 45, strictness: "ENFORCED", noteZh: " 仅首次备案 ", noteEn: "" }] },
    { ...words, set, why: "再存一次" },
  ]) {
    const answer = await took(server, "editChange", { ...at(change), ...same }, other);
    expect([same, answer]).toEqual([same, change]);
  }
  expect(await eventsOf()).toBe(events);
  const steps = `query ($number: Int!) { change(number: $number) { comments { text } steps { step allowed } } }`;
  const { change: now } = dataOf(
    await server.gql<{ change: { comments: unknown[]; steps: { step: string; allowed: boolean }[] } }>(
      steps,
      { number: change.number },
      reviewer,
    ),
  );
  expect([now.comments, now.steps.find(({ step }) => step === "PUBLISH")?.allowed]).toEqual([[], true]);
  await expect(took(server, "editChange", at(change), editor)).rejects.toThrow("changes nothing");
});

it("any real difference makes it a draft again, whatever else is said beside it", async () => {
  const cell = { province: "GS", requirement: "organisation-minimum-age" };
  const set = [{ ...cell, value: 46, noteZh: "仅首次备案" }];
  for (const different of [
    { title: "调整规则。" },
    { reason: "管局电话通知" },
    { sources: [] },
    { sources: [source, source] },
    { sources: [{ ...source, clause: "第三条" }] },
    { effectiveFrom: null },
    { effectiveFrom: "2027-02-02" },
    { set: [{ ...cell, value: 48, noteZh: "仅首次备案" }] },
    { set: [{ ...cell, value: 46, noteZh: "仅首次备案", noteEn: "first filings only" }] },
    { set: [{ ...cell, value: 46 }] },
    { set: [{ ...cell, value: 46, noteZh: "仅首次备案", strictness: "ADVISED" }] },
    { set: [{ ...cell, value: null }] },
    { set: [{ ...cell, province: "NX", value: 46 }] },
    { drop: [cell] },
    { title: "调整规则", set, reason: "另一个原因" },
  ]) {
    const change = await approved(server, { editor, reviewer }, set, { effectiveFrom: "2027-02-01" });
    const answer = await took(server, "editChange", { ...at(change), ...different }, editor);
    expect([different, answer.status, answer.version]).toEqual([different, "DRAFT", change.version + 1]);
  }
});

it("setting again what was overtaken is a difference, and in review nothing is taken out by saving once more", async () => {
  const cell = { province: "XZ", requirement: "organisation-minimum-age" };
  const mine = await approved(server, { editor, reviewer }, [{ ...cell, value: 41 }]);
  const theirs = await approved(server, { editor, reviewer }, [{ ...cell, value: 42 }]);
  await took(server, "publishChange", at(theirs), reviewer);
  const again = await took(server, "editChange", { ...at(mine), set: [{ ...cell, value: 41 }] }, editor);
  expect(again.status).toBe("DRAFT");
  const submitted = await took(server, "submitChange", at(again), editor);
  expect(
    await took(server, "editChange", { ...at(submitted), set: [{ ...cell, value: 41 }], why: "看错了" }, editor),
  ).toEqual(submitted);
});
