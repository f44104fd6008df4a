import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approved, at, drafted, take, took } from "./change-steps.ts";
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

const five = ["BJ", "SH", "ZJ", "GD", "SC"];
const requirement = "organisation-minimum-age";

describe("the life of a change, through HTTP alone", () => {
  it("is drafted for five provinces, approved by another, scheduled, takes effect, and is reverted", async () => {
    const valuesOn = async (asOf?: string) => {
      const query = `query($codes: [ProvinceCode!], $asOf: Date) { provinces(codes: $codes) { rule(requirement: "${requirement}", asOf: $asOf) { content { value { ... on IntegerValue { integer } } } } } }`;
      const { provinces } = dataOf(
        await server.gql<{ provinces: { rule: { content: { value: { integer: number } } } | null }[] }>(query, {
          codes: five,
          asOf,
        }),
      );
      return provinces.map(({ rule }) => rule?.content.value.integer ?? null);
    };
    const today = await valuesOn();
    expect(today.every((value) => value !== 21)).toBe(true);

    const draft = await drafted(
      server,
      editor,
      five.map((province) => ({ province, requirement, value: 21 })),
    );
    expect(draft).toMatchObject({ status: "DRAFT", author: { name: editor.person.name } });
    expect(draft.edits).toHaveLength(5);
    for (const edit of draft.edits) expect(edit.before?.summary).not.toBe(edit.after?.summary);

    const submitted = await took(server, "submitChange", at(draft), editor);
    expect(submitted.status).toBe("IN_REVIEW");
    const approved = await took(
      server,
      "reviewChange",
      { ...at(submitted), verdict: "APPROVED", comment: "同意" },
      reviewer,
    );
    expect(approved).toMatchObject({
      status: "APPROVED",
      reviews: [{ verdict: "APPROVED", reviewer: { name: reviewer.person.name } }],
    });
    const published = await took(server, "publishChange", { ...at(approved), effectiveFrom: "2026-12-24" }, reviewer);
    expect(published).toMatchObject({ status: "SCHEDULED", effectiveFrom: "2026-12-24" });
    expect(published.edits).toEqual(draft.edits);

    expect(await valuesOn()).toEqual(today);
    expect(await valuesOn("2026-12-23")).toEqual(today);
    expect(await valuesOn("2026-12-24")).toEqual([21, 21, 21, 21, 21]);

    server.clock.set("2026-12-24T00:00:01+08:00");
    expect(await valuesOn()).toEqual([21, 21, 21, 21, 21]);
    expect(await statusOf(published.number)).toBe("PUBLISHED");

    const undo = await took(server, "revertChange", at(published), editor);
    expect(undo).toMatchObject({ status: "DRAFT", reverts: { number: published.number } });
    expect(undo.sources.length).toBeGreaterThan(0);
    expect(undo.edits.map(({ before, after }) => [before, after])).toEqual(
      published.edits.map(({ before, after }) => [after, before]),
    );
    const inReview = await took(server, "submitChange", at(undo), editor);
    const good = await took(server, "reviewChange", { ...at(inReview), verdict: "APPROVED" }, reviewer);
    await took(server, "publishChange", at(good), reviewer);
    expect(await valuesOn()).toEqual(today);
    expect(await valuesOn("2026-12-24")).toEqual(today);
    const { change } = dataOf(
      await server.gql<{ change: object }>(
        `{ change(number: ${published.number}) { revertedBy { number } author { name } reviews { comment reviewer { name } } } }`,
      ),
    );
    // For strangers, without names and words of staff.
    expect(change).toEqual({
      revertedBy: { number: undo.number },
      author: null,
      reviews: [{ comment: null, reviewer: null }],
    });
  });

  it("cancels a scheduled change instead of undoing it: no edits, no day of its own", async () => {
    const draft = await drafted(server, editor, [{ province: "XZ", requirement, value: 30 }]);
    const submitted = await took(server, "submitChange", at(draft), editor);
    const good = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
    const scheduled = await took(server, "publishChange", { ...at(good), effectiveFrom: "2027-03-01" }, reviewer);
    const undo = await took(server, "revertChange", at(scheduled), editor);
    expect(undo).toMatchObject({
      status: "DRAFT",
      effectiveFrom: null,
      edits: [],
      reverts: { number: scheduled.number },
    });
  });

  it("marks what is published for the past as a correction", async () => {
    const draft = await drafted(server, editor, [{ province: "QH", requirement, value: 25 }]);
    const submitted = await took(server, "submitChange", at(draft), editor);
    const good = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
    const corrected = await took(server, "publishChange", { ...at(good), effectiveFrom: "2015-01-01" }, reviewer);
    expect(corrected.status).toBe("PUBLISHED");
    const { province } = dataOf(
      await server.gql<{ province: unknown }>(
        `{ province(code: QH) { history(first: 1, requirement: "${requirement}") { edges { node { correction effectiveFrom } } } } }`,
      ),
    );
    expect(province).toEqual({ history: { edges: [{ node: { correction: true, effectiveFrom: "2015-01-01" } }] } });
  });

  it("becomes a draft again by an edit, whatever it was, and loses its approval", async () => {
    const draft = await drafted(server, editor, [{ province: "NX", requirement, value: 22 }]);
    const submitted = await took(server, "submitChange", at(draft), editor);
    const rejected = await took(
      server,
      "reviewChange",
      { ...at(submitted), verdict: "REJECTED", comment: "再查" },
      reviewer,
    );
    expect(rejected.status).toBe("REJECTED");
    const again = await took(server, "editChange", { ...at(rejected), reason: "已核实" }, editor);
    expect(again.status).toBe("DRAFT");
    const good = await took(
      server,
      "reviewChange",
      { ...at(await took(server, "submitChange", at(again), editor)), verdict: "APPROVED" },
      reviewer,
    );
    const edited = await took(server, "editChange", { ...at(good), title: "宁夏年龄" }, editor);
    expect(edited.status).toBe("DRAFT");
    const result = await take(server, "publishChange", at(edited), reviewer);
    expect(result).toMatchObject({ __typename: "Conflict", current: { status: "DRAFT" } });
  });

  it("pins what a province inherits, so that it stays when the national default changes", async () => {
    const inherited = "certificate-sync-days";
    const ruleOf = async (province: string) => {
      const query = `{ province(code: ${province}) { rule(requirement: "${inherited}") { origin content { value { ... on IntegerValue { integer } } } } } }`;
      type Answer = { province: { rule: { origin: string; content: { value: { integer: number } } } } };
      const { origin, content } = dataOf(await server.gql<Answer>(query)).province.rule;
      return [origin, content.value.integer];
    };
    const publish = async (province: string | null, value: number) => {
      const change = await approved(server, { editor, reviewer }, [{ province, requirement: inherited, value }]);
      return took(server, "publishChange", at(change), reviewer);
    };
    const [origin, days] = await ruleOf("HN");
    expect([origin, await ruleOf("GX")]).toEqual(["NATIONAL", ["NATIONAL", days]]);
    await publish("HN", Number(days));
    expect(await ruleOf("HN")).toEqual(["PROVINCE", days]);
    await publish(null, Number(days) + 3);
    expect(await ruleOf("HN")).toEqual(["PROVINCE", days]);
    expect(await ruleOf("GX")).toEqual(["NATIONAL", Number(days) + 3]);
  });

  it("hands a province back to the national default, and drops edits again", async () => {
    const draft = await drafted(server, editor, [
      { province: "HI", requirement, value: 23 },
      { province: "FJ", requirement, value: 23 },
    ]);
    const edited = await took(
      server,
      "editChange",
      { ...at(draft), set: [{ province: "HI", requirement, value: null }], drop: [{ province: "FJ", requirement }] },
      editor,
    );
    expect(edited.edits).toHaveLength(1);
    expect(edited.edits[0]?.province).toEqual({ code: "HI" });
  });
});

async function statusOf(number: number): Promise<string | undefined> {
  const query = `{ change(number: ${number}) { status } }`;
  return dataOf(await server.gql<{ change: { status: string } | null }>(query)).change?.status;
}
