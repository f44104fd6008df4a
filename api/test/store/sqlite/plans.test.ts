import { provinceCodes } from "@beian/shared";
import Database from "better-sqlite3";
import { expect, test, vi } from "vitest";
import type { ChangeFilter } from "../../../src/store/ports/changes.ts";
import type { HistoryFilter } from "../../../src/store/ports/history.ts";
import type { Store } from "../../../src/store/ports/store.ts";
import { publish, revisionOf, yes } from "../contract/any-store.ts";
import { rawConnection, temporaryStore } from "./temporary-file.ts";

/** Tables that stay short whatever is published: one row a cell, a requirement, a province, a person, a sample, a webhook, a piece of the seed. */
const short = [
  "webhook",
  "cell",
  "province_version",
  "change_tally",
  "person",
  "sample",
  "seeded",
  "proposed_entry",
  "proposed_definition",
  "definition",
];
/** What a query gathers for itself, from as many rows as it was asked for. */
const own = ["ahead", "newest", "horizon", "found"];

test("no read walks through a table that grows, and no page is sorted", async () => {
  const { open, file, store: migrated } = await temporaryStore();
  const number = await publish(migrated, [revisionOf("ZJ", "a", yes, "2026-01-01")]);
  const texts = await statementsOf(async () => readEverything(await open(), number));
  const raw = rawConnection(file);
  const reads = texts.filter((sql) => /^\s*(SELECT|WITH)\b/i.test(sql) && !/sqlite_schema|sqlite_sequence/.test(sql));
  expect(reads.length).toBeGreaterThan(60);
  for (const sql of reads) {
    const steps = planOf(raw, sql);
    const walked = steps.filter((step) => step.startsWith("SCAN ") && !step.includes("VIRTUAL TABLE"));
    const names = walked.map((step) => step.split(" ")[1] ?? step).filter((name) => !name.startsWith("(subquery-"));
    expect([sql, names.filter((name) => ![...short, ...own, "CONSTANT"].includes(name))]).toEqual([sql, []]);
    // A range of numbers alone is a walk too, where the list is only a part of the table.
    const isPart = /\b(layer|province|requirement|change_number|actor_id|status|webhook_id) = /.test(sql);
    // Titles are looked through, but only the latest.
    const isSearch = sql.includes("- @among");
    if (isPart && !isSearch)
      expect([sql, steps.filter((step) => step.includes("(rowid>? AND rowid<?)"))]).toEqual([sql, []]);
    // Only what lies ahead is few enough to be sorted for a page.
    const isPage = sql.includes("LIMIT @limit") && !sql.includes("effective_from > @today");
    if (isPage) expect([sql, steps.filter((step) => step.includes("TEMP B-TREE"))]).toEqual([sql, []]);
  }
});

test("what holds in a cell is found by the cell's own indices, down to its dates", async () => {
  const { open, file } = await temporaryStore();
  const texts = await statementsOf(open);
  const raw = rawConnection(file);
  const ofCells = texts.filter((sql) => sql.includes("json_each(@cells)"));
  const searches = new Set(ofCells.flatMap((sql) => planOf(raw, sql)).filter((step) => step.startsWith("SEARCH")));
  expect([...searches].toSorted()).toMatchInlineSnapshot(`
    [
      "SEARCH cell USING PRIMARY KEY (layer=? AND requirement=?)",
      "SEARCH cell USING PRIMARY KEY (layer=? AND requirement=?) LEFT-JOIN",
      "SEARCH gone USING INTEGER PRIMARY KEY (rowid=?)",
      "SEARCH held USING COVERING INDEX revision_effective (layer=? AND requirement=? AND effective_from<?)",
      "SEARCH held USING INDEX revision_effective (layer=? AND requirement=? AND effective_from<?)",
      "SEARCH later USING INDEX revision_effective (layer=? AND requirement=? AND effective_from>?)",
      "SEARCH next USING COVERING INDEX revision_effective (layer=? AND requirement=? AND effective_from>?)",
      "SEARCH revision USING COVERING INDEX revision_cell (layer=? AND requirement=? AND id<?)",
      "SEARCH revision USING COVERING INDEX revision_effective (layer=? AND requirement=? AND effective_from<?)",
      "SEARCH revision USING COVERING INDEX revision_effective (layer=? AND requirement=? AND effective_from=? AND rowid<?)",
      "SEARCH revision USING COVERING INDEX revision_effective (layer=? AND requirement=? AND effective_from>? AND effective_from<?)",
      "SEARCH revision USING COVERING INDEX revision_effective (layer=? AND requirement=? AND effective_from>?)",
      "SEARCH revision USING INTEGER PRIMARY KEY (rowid=?)",
      "SEARCH revision USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
      "SEARCH void USING COVERING INDEX void_revision_cell (layer=? AND requirement=? AND cancellation<?)",
      "SEARCH void USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
    ]
  `);
});

/** The text of every statement that the work prepares; nothing is replaced, all of them run. */
async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const prepare = vi.spyOn(Database.prototype, "prepare");
  try {
    await work();
    return [...new Set(prepare.mock.calls.map(([sql]) => sql))];
  } finally {
    prepare.mockRestore();
  }
}

async function readEverything(store: Store, number: number): Promise<void> {
  const cells = provinceCodes.map((layer) => ({ layer, requirement: "a" }));
  await store.history.latestRecordedAt(1);
  for (const knownAt of [0, Number.MAX_SAFE_INTEGER])
    await store.history.revisionsInForce(cells, "2026-01-01", knownAt);
  await store.history.latestRevisions(cells);
  await store.history.revisions([1]);
  const today = "2026-01-01";
  for (const requirement of [undefined, "a"]) {
    for (const layer of [undefined, "ZJ"] as const) {
      const histories: HistoryFilter[] = [undefined, number].flatMap((changeNumber) =>
        (layer ? [false, true] : [false]).map((withInherited) => ({ layer, requirement, changeNumber, withInherited })),
      );
      for (const filter of histories) {
        for (const request of [{ first: 5 }, { last: 5 }]) {
          await store.history.page(filter, request);
          if (filter.layer) await store.history.pageByEffect({ ...filter, layer: filter.layer }, request);
          else if (filter.requirement) await store.history.pageByEffect({ requirement: filter.requirement }, request);
        }
        await store.history.count(filter);
      }
      const lists: ChangeFilter["statuses"][] = [
        undefined,
        ["PUBLISHED"],
        ["SCHEDULED"],
        ["PUBLISHED", "SCHEDULED", "DRAFT"],
      ];
      for (const statuses of lists) {
        for (const authorId of [undefined, "p"]) {
          const filter: ChangeFilter = { statuses, authorId, layer, requirement, today };
          for (const origin of ["STAFF", "PRODUCT"] as const) {
            for (const request of [{ first: 5 }, { last: 5 }]) await store.changes.page({ ...filter, origin }, request);
            await store.changes.count({ ...filter, origin });
          }
          for (const asked of [filter, { ...filter, titled: { words: ["a", "b"], amongLatest: 10 } }]) {
            for (const request of [{ first: 5 }, { last: 5 }]) await store.changes.page(asked, request);
            await store.changes.count(asked);
          }
        }
      }
    }
  }
  for (const axis of ["EFFECTIVE", "RECORDED"] as const) {
    await store.history.extent(axis);
    const range = { axis, from: "2025-01-01", until: today };
    await store.history.tally(range, { a: "A" }, 7);
    await store.history.tallyByChange({ ...range, layer: "ZJ" }, { a: "A" }, 5);
  }
  await store.changes.byNumber([number]);
  await store.changes.latestPublished(5);
  await store.changes.takingEffect("2025-01-01", today);
  await store.cancellations.of([number]);
  await store.cancellations.by(number);
  await store.history.courses([{ layer: "ZJ", requirement: "a" }], today, { without: 1, below: 9 });
  for (const of of [
    store.changes.editsOf,
    store.changes.sourcesOf,
    store.changes.reviewsOf,
    store.changes.commentsOf,
    store.changes.editorsOf,
    store.changes.revertsOf,
  ])
    await of([number]);
  await store.people.byId(["p"]);
  await store.people.byEmail("a@example.org");
  await store.tokens.byHash("h");
  await store.tokens.ofPerson("p");
  await store.samples.byId(["s"]);
  for (const filter of [{}, { changeNumber: 1 }, { actorId: "p" }, { changeNumber: 1, actorId: "p" }])
    for (const request of [{ first: 5 }, { last: 5 }]) await store.audit.page(filter, request);
  await store.audit.eventsAfter(0, 10);
  await store.editions.byDigest("d");
  await store.settings.get("k");
  await store.webhooks.byId(["w"]);
  await store.webhooks.all();
  await store.deliveries.byId([1]);
  for (const request of [{ first: 5 }, { last: 5 }]) await store.deliveries.page("w", request);
  await store.deliveries.attemptsOf([1]);
  await store.deliveries.due({ at: 1, leaseMs: 1, longestWaitMs: 1, longestQuietMs: 1, most: 1 });
}

function planOf(raw: Database.Database, sql: string): string[] {
  const named = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]));
  const places = [...sql.matchAll(/\?/g)].map(() => null);
  const plan = raw.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  return plan.all(...places, ...(Object.keys(named).length > 0 ? [named] : [])).map(({ detail }) => detail);
}
