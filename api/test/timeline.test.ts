import { afterAll, beforeAll, expect, test } from "vitest";
import { approved, at, took } from "./change-steps.ts";
import type { TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ at: "2026-06-01T10:00:00+08:00" });
});
afterAll(() => server.close());

const ask = async <Data>(query: string, variables: object = {}) => dataOf(await server.gql<Data>(query, variables));

interface Count {
  readonly period: string;
  readonly province: { readonly code: string } | null;
  readonly topic: string;
  readonly revisions: number;
}
interface Timeline {
  readonly from: string;
  readonly until: string;
  readonly counts: readonly Count[];
  readonly changes: readonly { readonly change: { readonly number: number }; readonly revisions: number }[] | null;
}

const fields = "from until counts { period province { code } topic revisions }";

test("the timeline counts every revision of history once, and what the product came with on its first day", async () => {
  const { timeline, recorded, provinces } = await ask<{
    timeline: Timeline;
    recorded: Timeline;
    provinces: { code: string; history: { totalCount: number; edges: { node: { province: unknown } }[] } }[];
  }>(`{ timeline { ${fields} } recorded: timeline(axis: RECORDED, step: DAY) { ${fields} }
        provinces(codes: [ZJ]) { code history(first: 100) { totalCount edges { node { province { code } } } } } }`);
  const total = (counts: readonly Count[]) => counts.reduce((sum, { revisions }) => sum + revisions, 0);
  expect(total(timeline.counts)).toBe(total(recorded.counts));
  expect(new Set(recorded.counts.map(({ period }) => period))).toEqual(new Set(["2026-06-01"]));
  const { history } = provinces[0] ?? { history: { totalCount: 0, edges: [] } };
  expect(history.totalCount).toBeLessThanOrEqual(100);
  const own = history.edges.filter(({ node }) => node.province !== null).length;
  expect(total(timeline.counts.filter(({ province }) => province?.code === "ZJ"))).toBe(own);
  expect(timeline.counts.every(({ period }) => period >= timeline.from.slice(0, 4) && period.endsWith("-01-01"))).toBe(
    true,
  );
});

test("the changes behind a part of it add up to its counts", async () => {
  const { timeline } = await ask<{ timeline: Timeline }>(
    `{ timeline { ${fields} changes(province: ZJ, topic: CONTACT) { revisions change { number status } } } }`,
  );
  const counted = timeline.counts.filter(({ province, topic }) => province?.code === "ZJ" && topic === "CONTACT");
  const sum = (list: readonly { revisions: number }[]) => list.reduce((total, { revisions }) => total + revisions, 0);
  expect(timeline.changes?.length).toBeGreaterThan(0);
  expect(sum(timeline.changes ?? [])).toBe(sum(counted));
});

test("a publication is counted at once, on the day from which it holds and on the day of its recording", async () => {
  const editor = await server.person("EDITOR");
  const reviewer = await server.person("REVIEWER");
  const days = `{ holds: timeline(step: DAY, from: "2026-09-01", until: "2026-09-30") { ${fields} changes { revisions change { number } } }
    recorded: timeline(axis: RECORDED, step: DAY, from: "2026-06-02", until: "2026-06-02") { ${fields} changes { revisions change { number } } } }`;
  const before = await ask<Record<"holds" | "recorded", Timeline>>(days);
  expect([before.holds.counts, before.recorded.counts]).toEqual([[], []]);
  server.clock.set("2026-06-02T00:30:00+08:00");
  const edits = [
    { province: "HN", requirement: "house-number", value: "REQUIRED" },
    { province: null, requirement: "individual-minimum-age", value: 17 },
  ];
  const change = await approved(server, { editor, reviewer }, edits, { effectiveFrom: "2026-09-15" });
  const { number } = await took(server, "publishChange", at(change), reviewer);
  const after = await ask<Record<"holds" | "recorded", Timeline>>(days);
  for (const [{ counts, changes }, period] of [
    [after.holds, "2026-09-15"],
    [after.recorded, "2026-06-02"],
  ] as const) {
    expect(counts.map(({ province, ...count }) => ({ ...count, province: province?.code ?? null }))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ period, province: "HN", revisions: 1 }),
        expect.objectContaining({ period, province: null, revisions: 1 }),
      ]),
    );
    expect(counts).toHaveLength(2);
    expect(changes).toEqual([{ revisions: 2, change: { number } }]);
  }
});

test("too many periods and a range turned round are refused by name", async () => {
  const refused = async (args: string) =>
    (await server.gql(`{ timeline(${args}) { from } }`)).errors.map(({ extensions }) => extensions?.code);
  expect(await refused(`step: DAY, from: "2020-01-01", until: "2026-01-01"`)).toEqual(["BAD_USER_INPUT"]);
  expect(await refused(`step: MONTH, from: "2016-01-01", until: "2026-01-01"`)).toEqual(["BAD_USER_INPUT"]);
  expect(await refused(`step: MONTH, from: "2016-02-01", until: "2026-01-01"`)).toEqual([]);
  expect(await refused(`from: "2026-01-02", until: "2026-01-01"`)).toEqual(["BAD_USER_INPUT"]);
});
