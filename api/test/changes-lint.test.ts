import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChangeAnswer, Edit } from "./change-steps.ts";
import { approved, at, drafted, took } from "./change-steps.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

let server: TestServer;
let editor: TestPerson;
let reviewer: TestPerson;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  editor = await server.person("EDITOR");
  reviewer = await server.person("REVIEWER");
});
afterAll(() => server.close());

async function lintOf({ number }: ChangeAnswer): Promise<readonly string[]> {
  const query = `{ change(number: ${number}) { lint { kind zh: message(locale: ZH) en: message(locale: EN) province { code } requirement { key } } } }`;
  type Warning = {
    kind: string;
    zh: string;
    en: string;
    province: { code: string } | null;
    requirement: { key: string };
  };
  const { change } = dataOf(await server.gql<{ change: { lint: readonly Warning[] } }>(query, {}, editor));
  for (const { zh, en } of change.lint) expect([/[\u4e00-\u9fff]/.test(zh), /[a-z]/.test(en)]).toEqual([true, true]);
  return change.lint.map(({ kind, province, requirement }) => `${kind} ${province?.code ?? "CN"} ${requirement.key}`);
}

const age = "organisation-minimum-age";

/** What the first change alone is warned of; every other case differs from it in one thing. */
const cases: readonly [what: string, edits: readonly Edit[], warnings: readonly string[]][] = [
  ["a plain change", [{ province: "ZJ", requirement: age, value: 50 }], []],
  [
    "rules at odds with each other",
    [{ province: "TJ", requirement: "subjects-per-mobile", value: 3 }],
    ["CONTRADICTION TJ subjects-per-mobile"],
  ],
  [
    "two edits at odds",
    [
      { province: "GD", requirement: "review-days-shortest", value: 20 },
      { province: "GD", requirement: "review-days-longest", value: 5 },
    ],
    ["CONTRADICTION GD review-days-shortest"],
  ],
  [
    "a rule that another makes moot",
    [{ province: "BJ", requirement: "organisation-office-phone", value: "LANDLINE_ONLY" }],
    ["UNREACHABLE BJ organisation-office-phone"],
  ],
  [
    "what the national default says",
    [{ province: "HN", requirement: "certificate-sync-days", value: 7 }],
    ["SAME_AS_NATIONAL HN certificate-sync-days"],
  ],
];

describe("what a change is warned of", () => {
  it.each(cases)("%s", async (_, edits, warnings) => {
    expect(await lintOf(await drafted(server, editor, edits))).toEqual(warnings);
  });

  it("content that holds already, once it does", async () => {
    const edits = [{ province: "SX", requirement: age, value: 51 }];
    const again = await drafted(server, editor, edits);
    const good = await approved(server, { editor, reviewer }, edits);
    await took(server, "publishChange", at(good), reviewer);
    expect(await lintOf(again)).toEqual([`HOLDS_ALREADY SX ${age}`, `PUBLISHED_MEANWHILE SX ${age}`]);
    expect(await lintOf(good)).toEqual([]);
  });

  it("sources older than those of the rule replaced", async () => {
    const good = await approved(server, { editor, reviewer }, [{ province: "HL", requirement: age, value: 52 }]);
    await took(server, "publishChange", at(good), reviewer);
    const older = await drafted(server, editor, [{ province: "HL", requirement: age, value: 53 }], {
      sources: [{ title: "旧文", publishedOn: "2019-01-01" }],
    });
    expect(await lintOf(older)).toEqual([`OLDER_SOURCE HL ${age}`]);
  });

  it("undoing what a later change has set", async () => {
    const first = await approved(server, { editor, reviewer }, [{ province: "SN", requirement: age, value: 54 }]);
    const published = await took(server, "publishChange", at(first), reviewer);
    const second = await approved(server, { editor, reviewer }, [{ province: "SN", requirement: age, value: 55 }]);
    await took(server, "publishChange", at(second), reviewer);
    const undo = await took(server, "revertChange", at(published), editor);
    expect(await lintOf(undo)).toContain(`OVERRIDES_LATER SN ${age}`);
  });

  it("undoing, of what is still to come, nothing: it takes its turn all the same", async () => {
    const first = await approved(server, { editor, reviewer }, [{ province: "HI", requirement: age, value: 54 }]);
    const published = await took(server, "publishChange", at(first), reviewer);
    const later = await approved(server, { editor, reviewer }, [{ province: "HI", requirement: age, value: 55 }]);
    await took(server, "publishChange", { ...at(later), effectiveFrom: "2027-06-01" }, reviewer);
    const undo = await took(server, "revertChange", at(published), editor);
    expect(await lintOf(undo)).toEqual([]);
  });
});
