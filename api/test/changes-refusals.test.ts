import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChangeAnswer, Edit } from "./change-steps.ts";
import { approved, at, drafted, source, take, took } from "./change-steps.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

let server: TestServer;
let editor: TestPerson;
let reviewer: TestPerson;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  editor = await server.person("EDITOR");
  reviewer = await server.person("REVIEWER");
});
afterAll(() => server.close());

const age = "organisation-minimum-age";
const ageIn = (province: string | null, value: unknown): Edit => ({ province, requirement: age, value });

describe("what is refused while a change is written", () => {
  const words: readonly [what: string, input: object, path: string[]][] = [
    ["an empty title", { title: "  ", reason: "有因" }, ["input", "title"]],
    ["a title of two lines", { title: "一\n二", reason: "有因" }, ["input", "title"]],
    ["a title too long", { title: "长".repeat(201), reason: "有因" }, ["input", "title"]],
    ["a reason too long", { title: "题", reason: "长".repeat(4_001) }, ["input", "reason"]],
    ["a null character", { title: "题\u0000", reason: "有因" }, ["input", "title"]],
    ["a control character", { title: "题", reason: "有\u0007因" }, ["input", "reason"]],
    [
      "a source without a title",
      { title: "题", reason: "因", sources: [{ title: "" }] },
      ["input", "sources", "0", "title"],
    ],
    [
      "a link that isn't to the web",
      { title: "题", reason: "因", sources: [source, { title: "源", url: "javascript:alert(1)" }] },
      ["input", "sources", "1", "url"],
    ],
    [
      "a date before filing began",
      { title: "题", reason: "因", effectiveFrom: "1999-12-31" },
      ["input", "effectiveFrom"],
    ],
  ];
  it.each(words)("refuses %s", async (_, input, path) => {
    expect(await take(server, "createChange", input, editor)).toMatchObject({ __typename: "InvalidInput", path });
  });

  const edits: readonly [what: string, edit: object, path: string[]][] = [
    ["an unknown requirement", { province: "ZJ", requirement: "no-such-thing", value: true }, ["requirement"]],
    ["a text for a number", { ...ageIn("ZJ", "20") }, ["value"]],
    ["a number with a fraction", { ...ageIn("ZJ", 20.5) }, ["value"]],
    ["a number out of range", { ...ageIn("ZJ", 1_000) }, ["value"]],
    ["a value that was forgotten", { province: "ZJ", requirement: age }, ["value"]],
    [
      "a list for a choice",
      { province: "ZJ", requirement: "organisation-office-phone", value: ["LANDLINE_ONLY"] },
      ["value"],
    ],
    ["an unknown option", { province: "ZJ", requirement: "organisation-office-phone", value: "FAX" }, ["value"]],
    ["one option for a list", { province: "ZJ", requirement: "mobile-segments", value: "138" }, ["value"]],
    [
      "an unknown option in a list",
      { province: "ZJ", requirement: "mobile-segments", value: ["138", "999"] },
      ["value", "1"],
    ],
    [
      "an option given twice",
      { province: "ZJ", requirement: "mobile-segments", value: ["138", "138"] },
      ["value", "1"],
    ],
    ["a word for a yes or no", { province: "ZJ", requirement: "subject-one-account", value: "true" }, ["value"]],
    ["a note too long", { ...ageIn("ZJ", 20), noteZh: "注".repeat(2_001) }, ["noteZh"]],
    ["a note on handing back", { ...ageIn("ZJ", null), noteEn: "why" }, ["noteEn"]],
  ];
  it.each(edits)("refuses %s, naming the place", async (_, edit, path) => {
    const draft = await took(server, "createChange", { title: "题", reason: "因" }, editor);
    const set = [ageIn("BJ", 20), edit];
    expect(await take(server, "editChange", { ...at(draft), set }, editor)).toMatchObject({
      __typename: "InvalidInput",
      path: ["input", "set", "1", ...path],
    });
  });

  it("refuses a cell named twice, and a drop of what isn't there", async () => {
    const draft = await drafted(server, editor, [ageIn("BJ", 20)]);
    const twice = [ageIn("TJ", 20), ageIn("TJ", 21)];
    expect(await take(server, "editChange", { ...at(draft), set: twice }, editor)).toMatchObject({
      __typename: "InvalidInput",
      path: ["input", "set", "1"],
    });
    const drop = [{ province: "SH", requirement: age }];
    expect(await take(server, "editChange", { ...at(draft), drop }, editor)).toMatchObject({
      __typename: "InvalidInput",
      path: ["input", "drop", "0"],
    });
    expect(await take(server, "editChange", at(draft), editor)).toMatchObject({
      __typename: "InvalidInput",
      path: ["input"],
    });
  });

  it("refuses an old version, and shows how the change stands", async () => {
    const draft = await drafted(server, editor, [ageIn("BJ", 20)]);
    const stale = { number: draft.number, version: draft.version - 1 };
    const result = await take(server, "editChange", { ...stale, title: "新题" }, editor);
    expect(result).toMatchObject({ __typename: "Conflict", current: { version: draft.version, title: draft.title } });
    expect(await take(server, "submitChange", stale, editor)).toMatchObject({ __typename: "Conflict" });
  });

  it("refuses one of two edits made at the same moment", async () => {
    const draft = await drafted(server, editor, [ageIn("BJ", 20)]);
    const results = await Promise.all(
      ["甲", "乙"].map((title) => take(server, "editChange", { ...at(draft), title }, editor)),
    );
    expect(results.map(({ __typename }) => __typename).sort()).toEqual(["ChangeSuccess", "Conflict"]);
  });

  it("refuses a number that no change has", async () => {
    expect(await take(server, "submitChange", { number: 999_999, version: 1 }, editor)).toMatchObject({
      __typename: "NotFound",
    });
  });
});

describe("what is refused at submitting", () => {
  it("refuses a change without edits", async () => {
    const draft = await took(server, "createChange", { title: "题", reason: "因", sources: [source] }, editor);
    expect(await take(server, "submitChange", at(draft), editor)).toMatchObject({
      __typename: "InvalidInput",
      path: ["edits"],
    });
  });

  it("refuses a change without a source", async () => {
    const draft = await drafted(server, editor, [ageIn("BJ", 20)], { sources: [] });
    expect(await take(server, "submitChange", at(draft), editor)).toMatchObject({
      __typename: "InvalidInput",
      path: ["sources"],
    });
  });

  it("refuses content that holds already", async () => {
    const draft = await drafted(server, editor, [ageIn("BJ", 20)]);
    const done = await publish(await pass(draft));
    expect(done.status).toBe("PUBLISHED");
    const again = await drafted(server, editor, [ageIn("BJ", 20)]);
    expect(await take(server, "submitChange", at(again), editor)).toMatchObject({
      __typename: "InvalidInput",
      path: ["edits", "BJ", age],
    });
  });

  it("refuses handing back what is inherited already", async () => {
    const draft = await drafted(server, editor, [
      { province: "JL", requirement: "certificate-sync-days", value: null },
    ]);
    expect(await take(server, "submitChange", at(draft), editor)).toMatchObject({ __typename: "InvalidInput" });
  });
});

describe("what is refused at reviewing", () => {
  it("refuses the author's own approval, though a reviewer", async () => {
    const draft = await drafted(server, reviewer, [ageIn("TJ", 20)]);
    const submitted = await took(server, "submitChange", at(draft), reviewer);
    const result = await take(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
    expect(result).toMatchObject({ __typename: "NotAllowed" });
  });

  it("refuses the approval of anyone who ever edited it, even by another token and though nothing of it is left", async () => {
    const draft = await drafted(server, editor, [ageIn("TJ", 20)]);
    const touched = await took(server, "editChange", { ...at(draft), set: [ageIn("SH", 20)] }, reviewer);
    const cleared = await took(
      server,
      "editChange",
      { ...at(touched), drop: [{ province: "SH", requirement: age }] },
      editor,
    );
    const submitted = await took(server, "submitChange", at(cleared), editor);
    const { token } = await server.app.domain.tokens.create(
      { kind: "SYSTEM", origin: "test" },
      { owner: reviewer.person, name: "another", days: 30 },
    );
    for (const as of [reviewer, { token }]) {
      const result = await take(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, as);
      expect(result).toMatchObject({ __typename: "NotAllowed" });
    }
  });
});

describe("what is refused at publishing", () => {
  it("refuses the second of two changes from the same base, until it is rebased and approved anew", async () => {
    const first = await pass(await drafted(server, editor, [ageIn("AH", 20)]));
    const second = await pass(await drafted(server, editor, [ageIn("AH", 22), ageIn("FJ", 22)]));
    await publish(first);
    const result = await take(server, "publishChange", at(second), reviewer);
    expect(result).toMatchObject({ __typename: "Conflict", current: { number: second.number } });
    if (result.__typename !== "Conflict") throw new Error("no conflict");
    expect(result.zh).toContain(`${first.number}`);
    const anhui = result.current?.edits.find(({ province }) => province?.code === "AH");
    expect(anhui?.before?.summary).not.toBe(anhui?.after?.summary);
    const rebased = await took(server, "editChange", { ...at(second), set: [ageIn("AH", 22)] }, editor);
    expect(rebased.status).toBe("DRAFT");
    expect((await publish(await pass(rebased))).status).toBe("PUBLISHED");
  });

  it("publishes one of two at the same moment", async () => {
    const changes = [
      await pass(await drafted(server, editor, [ageIn("JX", 20)])),
      await pass(await drafted(server, editor, [ageIn("JX", 22)])),
    ];
    const results = await Promise.all(changes.map((change) => take(server, "publishChange", at(change), reviewer)));
    expect(results.map(({ __typename }) => __typename).sort()).toEqual(["ChangeSuccess", "Conflict"]);
  });

  it("refuses another date than the one approved", async () => {
    const change = await pass(await drafted(server, editor, [ageIn("SD", 20)], { effectiveFrom: "2027-01-01" }));
    const input = { ...at(change), effectiveFrom: "2027-02-01" };
    expect(await take(server, "publishChange", input, reviewer)).toMatchObject({
      __typename: "InvalidInput",
      path: ["input", "effectiveFrom"],
    });
    expect(await publish(change)).toMatchObject({ status: "SCHEDULED", effectiveFrom: "2027-01-01" });
  });

  it("refuses a date before filing began, and days that the calendar lacks", async () => {
    const change = await pass(await drafted(server, editor, [ageIn("HA", 20)]));
    const input = { ...at(change), effectiveFrom: "2000-09-24" };
    expect(await take(server, "publishChange", input, reviewer)).toMatchObject({
      __typename: "InvalidInput",
      path: ["input", "effectiveFrom"],
    });
    const query = "mutation($input: PublishChangeInput!) { publishChange(input: $input) { __typename } }";
    for (const effectiveFrom of ["2026-02-30", "tomorrow", "3000-01-01"]) {
      const { errors } = await server.gql(query, { input: { ...at(change), effectiveFrom } }, reviewer);
      expect(errors[0]?.extensions?.code).toBe("BAD_USER_INPUT");
    }
  });
});

describe("what is refused at reverting", () => {
  it("refuses a second draft that undoes the same change, and undoing what was undone", async () => {
    const published = await publish(await pass(await drafted(server, editor, [ageIn("HB", 20)])));
    const undo = await took(server, "revertChange", at(published), editor);
    expect(await take(server, "revertChange", at(published), editor)).toMatchObject({
      __typename: "Conflict",
      current: { number: undo.number },
    });
    await publish(await pass(undo));
    expect(await take(server, "revertChange", at(published), editor)).toMatchObject({
      __typename: "InvalidInput",
      path: ["input", "number"],
    });
  });
});

async function pass(draft: ChangeAnswer): Promise<ChangeAnswer> {
  const submitted = await took(server, "submitChange", at(draft), editor);
  return took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
}

function publish(change: ChangeAnswer): Promise<ChangeAnswer> {
  return took(server, "publishChange", at(change), reviewer);
}

describe("approval", () => {
  it("is of a change that somebody else wrote, whoever publishes it", async () => {
    const own = await approved(server, { editor: reviewer, reviewer: await server.person("REVIEWER") }, [
      ageIn("HN", 20),
    ]);
    expect((await publish(own)).status).toBe("PUBLISHED");
  });
});
