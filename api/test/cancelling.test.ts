import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChangeAnswer, Edit } from "./change-steps.ts";
import { approved, at, drafted, take, took } from "./change-steps.ts";
import { enterpriseOf } from "./filings.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

const requirement = "organisation-minimum-age";
let server: TestServer;
let editor: TestPerson;
let reviewer: TestPerson;
let administrator: TestPerson;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  editor = await server.person("EDITOR");
  reviewer = await server.person("REVIEWER");
  administrator = await server.person("ADMINISTRATOR");
});
afterAll(() => server.close());

const ageIn = (province: string, value: number): Edit => ({ province, requirement, value });

async function published(edits: readonly Edit[], effectiveFrom?: string): Promise<ChangeAnswer> {
  const good = await approved(server, { editor, reviewer }, edits);
  return took(server, "publishChange", { ...at(good), ...(effectiveFrom ? { effectiveFrom } : {}) }, reviewer);
}

async function pass(draft: ChangeAnswer): Promise<ChangeAnswer> {
  const submitted = await took(server, "submitChange", at(draft), editor);
  return took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
}

async function cancel(scheduled: ChangeAnswer): Promise<ChangeAnswer> {
  const draft = await took(server, "revertChange", at(scheduled), editor);
  return took(server, "publishChange", at(await pass(draft)), reviewer);
}

/** What a province asks on a day, as known at an instant. */
async function valueIn(province: string, asOf: string, knownAt?: string): Promise<unknown> {
  const query = `query($code: ProvinceCode!, $asOf: Date, $knownAt: DateTime) {
    province(code: $code) { rules(asOf: $asOf, knownAt: $knownAt) { requirement { key } effectiveFrom effectiveUntil content { value { ... on IntegerValue { integer } } } } } }`;
  type Rule = {
    requirement: { key: string };
    effectiveFrom: string;
    effectiveUntil: string | null;
    content: { value: { integer: number } };
  };
  const answer = await server.gql<{ province: { rules: readonly Rule[] } }>(query, { code: province, asOf, knownAt });
  const rule = dataOf(answer).province.rules.find((each) => each.requirement.key === requirement);
  return rule && [rule.content.value.integer, rule.effectiveFrom, rule.effectiveUntil];
}

async function seen(number: number, as: TestPerson = editor) {
  const query = `query($number: Int!) { change(number: $number) { version status effectiveFrom cancels cancelledBy { number }
    reverts { number } revertedBy { number } lint { kind }
    outlook { province { code } requirement { key } stretches { from until change { number } content { value { ... on IntegerValue { integer } } } } }
    impact { samples } steps { step allowed reason(locale: EN) } } }`;
  return dataOf(await server.gql<{ change: Record<string, unknown> }>(query, { number }, as)).change;
}

describe("cancelling what hasn't begun", () => {
  it("takes two people, leaves others' work as it is, and no trace in what is known from then on", async () => {
    await published([ageIn("ZJ", 20)]);
    const before = await valueIn("ZJ", "2027-03-01");
    const scheduled = await published([ageIn("ZJ", 30), ageIn("GD", 31)], "2027-03-01");
    const meanwhile = await published([ageIn("ZJ", 22)], "2027-02-01");
    const withIt = await valueIn("ZJ", "2027-03-02");
    expect(withIt).toEqual([30, "2027-03-01", null]);
    server.clock.advance(60_000);
    const instant = server.clock.now().toISOString();
    server.clock.advance(60_000);

    const draft = await took(server, "revertChange", at(scheduled), editor);
    expect(draft).toMatchObject({
      status: "DRAFT",
      edits: [],
      effectiveFrom: null,
      reverts: { number: scheduled.number },
    });
    expect(draft.title).toContain("取消变更");
    expect(await seen(draft.number)).toMatchObject({
      cancels: true,
      outlook: [
        { province: { code: "GD" }, stretches: [{ from: "2027-03-01", until: null }] },
        {
          province: { code: "ZJ" },
          requirement: { key: requirement },
          stretches: [
            {
              from: "2027-03-01",
              until: null,
              content: { value: { integer: 22 } },
              change: { number: meanwhile.number },
            },
          ],
        },
      ],
    });
    expect(await seen(scheduled.number)).toMatchObject({ status: "SCHEDULED", cancels: false, cancelledBy: null });
    const submitted = await took(server, "submitChange", at(draft), editor);
    expect(await take(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, editor)).toMatchObject({
      __typename: "NotAllowed",
    });
    const good = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
    const etag = (await server.fetch("/graphql?query={province(code:GD){rules{effectiveUntil}}}")).headers.get("etag");
    const cancelling = await took(server, "publishChange", at(good), reviewer);
    expect(cancelling).toMatchObject({ status: "PUBLISHED", effectiveFrom: "2026-11-24" });
    const after = (await server.fetch("/graphql?query={province(code:GD){rules{effectiveUntil}}}")).headers.get("etag");
    expect(after).not.toBe(etag);

    expect(await seen(scheduled.number)).toMatchObject({
      status: "PUBLISHED",
      cancelledBy: { number: cancelling.number },
      revertedBy: { number: cancelling.number },
    });
    expect(await valueIn("ZJ", "2027-03-02")).toEqual([22, "2027-02-01", null]);
    expect(await valueIn("ZJ", "2027-01-31")).toEqual([20, "2026-11-24", "2027-02-01"]);
    expect(await valueIn("ZJ", "2027-03-02", instant)).toEqual(withIt);
    expect(before).toEqual([20, "2026-11-24", null]);
    const lists = `{ scheduled: changes(status: [SCHEDULED]) { edges { node { number } } }
      requirement(key: "${requirement}") { history(province: GD, first: 1) { edges { node { voidedAt voidedBy { number } content { value { ... on IntegerValue { integer } } } } } } } }`;
    expect(dataOf(await server.gql(lists))).toEqual({
      scheduled: { edges: [{ node: { number: meanwhile.number } }] },
      requirement: {
        history: {
          edges: [
            {
              node: {
                content: { value: { integer: 31 } },
                voidedBy: { number: cancelling.number },
                voidedAt: expect.any(String),
              },
            },
          ],
        },
      },
    });
    await expect(server.app.domain.audit.verify()).resolves.toMatchObject({ whole: true });
  });

  it("holds for all that was answered before: receipts replay as what was known then", async () => {
    const scheduled = await published([ageIn("JL", 60)], "2027-05-01");
    const filing = enterpriseOf("吉林省长春市");
    const judged = "checks { requirement { key } status rule { effectiveFrom effectiveUntil content { summary } } }";
    const validate = async () => {
      const query = `query($filing: FilingInput!) { validateFiling(filing: $filing, province: JL, asOf: "2027-05-02") {
        receipt ${judged} } }`;
      type Answer = { validateFiling: { receipt: string; checks: readonly object[] } };
      return dataOf(await server.gql<Answer>(query, { filing })).validateFiling;
    };
    const was = await validate();
    await cancel(scheduled);
    const is = await validate();
    const replay = `query($receipt: String!, $filing: FilingInput!) { replay(receipt: $receipt, filing: $filing) {
      matches validation { ${judged} } } }`;
    for (const { receipt, checks } of [was, is])
      expect(dataOf(await server.gql(replay, { receipt, filing }))).toEqual({
        replay: { matches: true, validation: { checks } },
      });
    expect(is.checks).not.toEqual(was.checks);
    expect(JSON.stringify(was)).toContain("2027-05-01");
    expect(JSON.stringify(is)).not.toContain("2027-05-01");
  });

  it("says what it would do to the samples, on the day that is cancelled", async () => {
    const scheduled = await published([ageIn("LN", 60)], "2027-05-01");
    const draft = await took(server, "revertChange", at(scheduled), editor);
    const query = `{ change(number: ${draft.number}) { impact { samples changed cases { province { code } before after } } } }`;
    type Answer = {
      change: { impact: { samples: number; changed: number; cases: readonly { province: { code: string } }[] } };
    };
    const { impact } = dataOf(await server.gql<Answer>(query, {}, editor)).change;
    expect(impact.samples).toBeGreaterThan(0);
    expect(impact.changed).toBe(impact.cases.length);
    await took(server, "withdrawChange", at(draft), editor);
  });

  it("lets a draft that stood on what was cancelled be published as it is", async () => {
    await published([ageIn("HE", 20)]);
    const scheduled = await published([ageIn("HE", 30)], "2027-03-01");
    const good = await approved(server, { editor, reviewer }, [ageIn("HE", 40)]);
    await cancel(scheduled);
    expect((await took(server, "publishChange", at(good), reviewer)).status).toBe("PUBLISHED");
    expect(await valueIn("HE", "2027-03-02")).toEqual([40, "2026-11-24", null]);
  });

  it("is refused a date, edits, a second draft, and once its day has come", async () => {
    const scheduled = await published([ageIn("SD", 30)], "2026-11-26");
    const draft = await took(server, "revertChange", at(scheduled), editor);
    expect(await take(server, "revertChange", at(scheduled), editor)).toMatchObject({
      __typename: "Conflict",
      current: { number: draft.number },
      en: expect.stringContaining("cancels change"),
    });
    for (const [more, path] of [
      [{ effectiveFrom: "2026-11-26" }, ["input", "effectiveFrom"]],
      [{ set: [ageIn("SD", 3)] }, ["input", "set"]],
      [{ drop: [{ province: "SD", requirement }] }, ["input", "drop"]],
    ] as const)
      expect(await take(server, "editChange", { ...at(draft), ...more }, editor)).toMatchObject({
        __typename: "InvalidInput",
        path,
      });
    const renamed = await took(server, "editChange", { ...at(draft), reason: "通知推迟", effectiveFrom: null }, editor);
    const good = await pass(renamed);
    expect(await take(server, "publishChange", { ...at(good), effectiveFrom: "2026-11-26" }, reviewer)).toMatchObject({
      __typename: "InvalidInput",
      path: ["input", "effectiveFrom"],
    });
    server.clock.set("2026-11-26T00:00:01+08:00");
    const refused = await take(server, "publishChange", at(good), reviewer);
    expect(refused).toMatchObject({ __typename: "Conflict", en: expect.stringContaining("began on 2026-11-26") });
    const { steps } = await seen(good.number, reviewer);
    expect(steps).toContainEqual({
      step: "PUBLISH",
      allowed: false,
      reason: refused.__typename === "Conflict" && refused.en,
    });
    await took(server, "withdrawChange", at(good), reviewer);
    const undo = await took(server, "revertChange", at(scheduled), editor);
    expect(undo.edits).toHaveLength(1);
    await took(server, "withdrawChange", at(undo), editor);
  });

  it("can neither be repeated nor undone, and is refused where nothing of it is left to decide", async () => {
    const scheduled = await published([ageIn("SX", 30)], "2027-03-01");
    const cancelling = await cancel(scheduled);
    for (const number of [scheduled.number, cancelling.number]) {
      const { version } = await seen(number);
      expect(await take(server, "revertChange", { number, version: Number(version) }, editor)).toMatchObject({
        __typename: "Conflict",
        en: expect.stringMatching(/was cancelled by change|cancelled change/),
      });
    }
    const events = await server.gql(
      `{ auditEvents(change: ${cancelling.number}, first: 5) { edges { node { action details } } } }`,
      {},
      administrator,
    );
    expect(JSON.stringify(dataOf(events))).toContain(`"cancels":${scheduled.number}`);
  });
});

describe("undoing what has begun", () => {
  it("says what will hold day by day, with what is still to come", async () => {
    await published([ageIn("SC", 20)]);
    const first = await published([ageIn("SC", 30)]);
    const later = await published([ageIn("SC", 35)], "2027-04-01");
    const gone = await published([ageIn("SC", 36)], "2027-05-01");
    await cancel(gone);
    const undo = await took(server, "revertChange", at(first), editor);
    const today = "2026-11-26";
    expect(await seen(undo.number)).toMatchObject({
      cancels: false,
      lint: [],
      outlook: [
        {
          province: { code: "SC" },
          stretches: [
            { from: today, until: "2027-04-01", content: { value: { integer: 20 } }, change: { number: undo.number } },
            { from: "2027-04-01", until: null, content: { value: { integer: 35 } }, change: { number: later.number } },
          ],
        },
      ],
    });
    await took(server, "withdrawChange", at(undo), editor);
  });

  it("doesn't bring back what was cancelled since", async () => {
    await published([ageIn("GS", 20)]);
    const scheduled = await published([ageIn("GS", 28)], "2027-01-10");
    const next = await published([ageIn("GS", 30)], "2027-01-20");
    await cancel(scheduled);
    server.clock.set("2027-01-21T09:00:00+08:00");
    const undo = await took(server, "revertChange", at(next), editor);
    expect(undo.edits).toMatchObject([{ after: { summary: expect.stringContaining("20") } }]);
  });

  it("of nothing published says nothing", async () => {
    const draft = await drafted(server, editor, [ageIn("YN", 25)]);
    const { outlook } = await seen(draft.number);
    expect(outlook).toMatchObject([
      { stretches: [{ content: { value: { integer: 25 } }, change: { number: draft.number } }] },
    ]);
    const one = await published([ageIn("YN", 26)]);
    expect((await seen(one.number)).outlook).toEqual([]);
  });
});
