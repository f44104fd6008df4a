import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RuleContent } from "@beian/shared";
import { shippedCatalogue } from "@beian/shared";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import type { ProductRules } from "../src/bring-rules.ts";
import { bringRules, readProductRules } from "../src/bring-rules.ts";
import { createAuditTrail } from "../src/domain/audit-trail.ts";
import type { SeedEntry } from "../src/domain/seeding.ts";
import { openFile } from "../src/store/open.ts";
import { approved, at, drafted, take, took } from "./change-steps.ts";
import { openFull } from "./full-disk.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";
import { firstProduct, rulesAlone } from "./older-rules.ts";
import { makeReleasedDatabase, releasedVersions } from "./store/sqlite/released-database.ts";

const now = "2026-11-30T10:00:00+08:00";
const today = "2026-11-30";
const phone = "organisation-office-phone";
const age = "organisation-minimum-age";

// Several starts a test.
vi.setConfig({ testTimeout: 240_000 });

let folder: string;
/** A database as the first start leaves it. */
let database: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "beian-upgrade-"));
  database = join(folder, "beian.db");
  const store = await openFile(database, { now: () => new Date("2026-11-01T00:00:00Z") });
  await bringRules(store);
  await store.close();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const notice = { url: null, publishedOn: null, retrievedOn: null };

function entry(
  layer: SeedEntry["layer"],
  requirement: string,
  effectiveFrom: string,
  content: RuleContent | null,
  source = "新通知",
): SeedEntry {
  return { layer, requirement, effectiveFrom, content, sources: [{ ...notice, title: source, clause: null }] };
}

const enforced = (value: RuleContent["value"]): RuleContent => ({ value, strictness: "ENFORCED" });

interface Instance {
  readonly server: TestServer;
  readonly editor: TestPerson;
  readonly reviewer: TestPerson;
  /** Starts the next version, which says something else than the one before. */
  upgrade(alter: (entries: readonly SeedEntry[]) => readonly SeedEntry[]): Promise<void>;
}

async function instance(): Promise<Instance> {
  let rules: ProductRules = readProductRules();
  const server = await startServer({ at: now, database, readRules: () => rules });
  onTestFinished(() => server.close());
  return {
    server,
    editor: await server.person("EDITOR"),
    reviewer: await server.person("REVIEWER"),
    async upgrade(alter) {
      rules = { ...rules, entries: alter(rules.entries) };
      await server.restart();
    },
  };
}

/** What holds in a province, as a stranger is told. */
async function ruleOf(server: TestServer, province: string, requirement: string, asOf = today): Promise<string | null> {
  const query = `{ province(code: ${province}) { rule(requirement: "${requirement}", asOf: "${asOf}") { content { summary } } } }`;
  const { province: found } = dataOf(
    await server.gql<{ province: { rule: { content: { summary: string } } | null } }>(query),
  );
  return found.rule?.content.summary ?? null;
}

async function digestOf(server: TestServer): Promise<string> {
  return dataOf(await server.gql<{ rulebook: { digest: string } }>("{ rulebook { digest } }")).rulebook.digest;
}

interface Proposed {
  readonly number: number;
  readonly version: number;
  readonly title: string;
  readonly status: string;
  readonly origin: string;
  readonly effectiveFrom: string;
  readonly conflicts: number;
  readonly author: unknown;
  readonly edits: readonly {
    readonly province: { readonly code: string } | null;
    readonly requirement: { readonly key: string };
    readonly before: { readonly summary: string } | null;
    readonly after: { readonly summary: string } | null;
    readonly handsBack: boolean;
    readonly base: { readonly id: string } | null;
    readonly overtakenBy: {
      readonly content: { readonly summary: string } | null;
      readonly change: { readonly number: number };
    } | null;
  }[];
}

/** What the product proposed that wasn't published, the oldest first. */
async function proposals(server: TestServer, as: TestPerson): Promise<readonly Proposed[]> {
  const query = `{ changes(first: 100, origin: PRODUCT, status: [DRAFT, IN_REVIEW, APPROVED, REJECTED, WITHDRAWN]) {
    totalCount edges { node { number version title status origin effectiveFrom conflicts author { id }
      edits { province { code } requirement { key } before { summary } after { summary } handsBack base { id }
        overtakenBy { content { summary } change { number } } } } } } }`;
  const { changes } = dataOf(
    await server.gql<{ changes: { totalCount: number; edges: { node: Proposed }[] } }>(query, {}, as),
  );
  expect(changes.totalCount).toBe(changes.edges.length);
  return changes.edges.map(({ node }) => node).toReversed();
}

/** The only proposal that there is. */
async function proposal(server: TestServer, as: TestPerson): Promise<Proposed> {
  const [only, ...more] = await proposals(server, as);
  expect(more).toEqual([]);
  if (!only) throw new Error("nothing is proposed");
  return only;
}

async function published(
  { server, editor, reviewer }: Instance,
  set: Parameters<typeof drafted>[2],
  more: object = {},
): Promise<number> {
  const change = await approved(server, { editor, reviewer }, set, more);
  return (await took(server, "publishChange", at(change), reviewer)).number;
}

test("an upgrade that says the same proposes nothing, nor does one that words its sources otherwise", async () => {
  const { server, editor, upgrade } = await instance();
  const digest = await digestOf(server);
  await upgrade((entries) => entries);
  await upgrade((entries) =>
    entries.map(({ sources, ...rest }) => ({
      ...rest,
      sources: sources.map((source) => ({ ...source, title: `${source.title}（修订）` })),
    })),
  );
  expect(await proposals(server, editor)).toEqual([]);
  expect(await digestOf(server)).toBe(digest);
});

test("what staff published stands until two people took over what an upgrade says, having seen both sides", async () => {
  const { server, editor, reviewer, upgrade, ...rest } = await instance();
  const mine = { server, editor, reviewer, upgrade, ...rest };
  const theirs = await published(
    mine,
    [
      { province: "ZJ", requirement: phone, value: "LANDLINE_ONLY" },
      { province: "QH", requirement: phone, value: "LANDLINE_ONLY" },
    ],
    { effectiveFrom: today },
  );
  const stands = { ZJ: await ruleOf(server, "ZJ", phone), QH: await ruleOf(server, "QH", phone, "2026-07-01") };
  const digest = await digestOf(server);
  await upgrade((entries) => [
    ...entries,
    entry("ZJ", phone, today, enforced("MOBILE_ACCEPTED")),
    entry("QH", phone, "2026-06-01", enforced("LANDLINE_ONLY")),
  ]);
  await server.restart();

  const [inQinghai, inZhejiang, ...more] = await proposals(server, editor);
  expect(more).toEqual([]);
  expect(inQinghai).toMatchObject({ status: "DRAFT", effectiveFrom: "2026-06-01", conflicts: 1 });
  expect(inZhejiang).toMatchObject({
    status: "DRAFT",
    origin: "PRODUCT",
    author: null,
    effectiveFrom: today,
    conflicts: 1,
    edits: [
      {
        before: { summary: stands.ZJ },
        after: { summary: "可用手机号代替座机" },
        base: null,
        overtakenBy: { content: { summary: stands.ZJ }, change: { number: theirs } },
      },
    ],
  });
  if (!inZhejiang) throw new Error("nothing is proposed");

  const untouched = async () => {
    expect(await ruleOf(server, "ZJ", phone)).toBe(stands.ZJ);
    expect(await ruleOf(server, "QH", phone, "2026-07-01")).toBe(stands.QH);
    expect(await digestOf(server)).toBe(digest);
  };
  await untouched();
  // Whoever submits it can't review it, and what staff made of it since has to be looked at.
  const byReviewer = await took(server, "submitChange", at(inZhejiang), reviewer);
  expect(await take(server, "reviewChange", { ...at(byReviewer), verdict: "APPROVED" }, reviewer)).toMatchObject({
    __typename: "NotAllowed",
  });
  const second = await server.person("REVIEWER");
  const accepted = await took(server, "reviewChange", { ...at(byReviewer), verdict: "APPROVED" }, second);
  expect(await take(server, "publishChange", at(accepted), second)).toMatchObject({ __typename: "Conflict" });
  await untouched();
  const set = [{ province: "ZJ", requirement: phone, value: "MOBILE_ACCEPTED" }];
  const compared = await took(server, "editChange", { ...at(accepted), set }, editor);
  const submitted = await took(server, "submitChange", at(compared), editor);
  await untouched();
  const agreed = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, second);
  await took(server, "publishChange", at(agreed), second);
  expect(await ruleOf(server, "ZJ", phone)).toBe("可用手机号代替座机");
  expect(await ruleOf(server, "QH", phone, "2026-07-01")).toBe(stands.QH);
});

test("an editor can't turn a proposal down, a reviewer can", async () => {
  const { server, editor, reviewer, upgrade } = await instance();
  await upgrade((entries) => [...entries, entry("ZJ", phone, today, enforced("LANDLINE_ONLY"))]);
  const found = await proposal(server, editor);
  expect(await take(server, "withdrawChange", at(found), editor)).toMatchObject({ __typename: "NotAllowed" });
  expect((await took(server, "withdrawChange", at(found), reviewer)).status).toBe("WITHDRAWN");
});

test("one source is one draft, and of ten cells only those that staff changed are at odds", async () => {
  const mine = await instance();
  const { server, editor, upgrade } = mine;
  const codes = ["BJ", "TJ", "HE", "SX", "NM", "LN", "JL", "HL", "SH", "ZJ"] as const;
  await published(mine, [{ province: "SH", requirement: age, value: 30 }]);
  await upgrade((entries) => [...entries, ...codes.map((code) => entry(code, age, today, enforced(25)))]);
  const found = await proposal(server, editor);
  expect(found.edits).toHaveLength(10);
  expect(found.title).toBe("新通知");
  expect(found.conflicts).toBe(1);
  const odd = found.edits.filter(({ overtakenBy }) => overtakenBy !== null);
  expect(odd.map(({ province }) => province?.code)).toEqual(["SH"]);
});

test("an altered entry, a national default, handing back and an unknown requirement wait like new ones", async () => {
  const mine = await instance();
  const { server, editor, reviewer, upgrade } = mine;
  const stands = [
    await ruleOf(server, "JS", phone),
    await ruleOf(server, "ZJ", phone),
    await ruleOf(server, "QH", age),
  ];
  const digest = await digestOf(server);
  await upgrade((entries) =>
    entries.map((one) => {
      if (one.requirement !== phone) return one;
      return { ...one, content: one.layer === "JS" ? null : enforced("LANDLINE_ONLY") };
    }),
  );
  const found = await proposal(server, editor);
  expect(found.conflicts).toBe(0);
  expect(found.edits.map(({ province, handsBack }) => [province?.code ?? null, handsBack])).toEqual([
    [null, false],
    ["JS", true],
  ]);
  // A base that is there shows that nobody else had a hand in the cell.
  expect(found.edits.every(({ base, overtakenBy }) => base !== null && overtakenBy === null)).toBe(true);
  expect([
    await ruleOf(server, "JS", phone),
    await ruleOf(server, "ZJ", phone),
    await ruleOf(server, "QH", age),
  ]).toEqual(stands);
  expect(await digestOf(server)).toBe(digest);
  const submitted = await took(server, "submitChange", at(found), editor);
  const agreed = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
  await took(server, "publishChange", at(agreed), reviewer);
  expect(await ruleOf(server, "ZJ", phone)).toBe(await ruleOf(server, "JS", phone));
  expect(await ruleOf(server, "ZJ", phone)).not.toBe(stands[1]);
  // What was published that way is the product's word again.
  await upgrade((entries) =>
    entries.map((one) => (one.requirement === phone ? { ...one, content: enforced("MOBILE_ACCEPTED") } : one)),
  );
  expect((await proposal(server, editor)).conflicts).toBe(0);
});

test("what staff scheduled is at odds with what the product says of today, and their drafts come to no harm", async () => {
  const mine = await instance();
  const { server, editor, reviewer, upgrade } = mine;
  const draft = await drafted(server, editor, [{ province: "GD", requirement: age, value: 31 }]);
  await published(mine, [{ province: "ZJ", requirement: age, value: 30 }], { effectiveFrom: "2027-03-01" });
  await upgrade((entries) => [
    ...entries,
    entry("ZJ", age, today, enforced(25)),
    entry("GD", age, today, enforced(25)),
  ]);
  const found = await proposal(server, editor);
  expect(
    found.edits.map(({ province, overtakenBy }) => [province?.code, overtakenBy?.content?.summary ?? null]),
  ).toEqual([
    ["GD", null],
    ["ZJ", await ruleOf(server, "ZJ", age, "2027-03-01")],
  ]);
  const submitted = await took(server, "submitChange", at(draft), editor);
  const agreed = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
  await took(server, "publishChange", at(agreed), reviewer);
  expect((await proposal(server, editor)).conflicts).toBe(2);
});

test("what staff said before the product isn't proposed, and what the product left out stands", async () => {
  const mine = await instance();
  const { server, editor, upgrade } = mine;
  await published(mine, [{ province: "ZJ", requirement: phone, value: "LANDLINE_ONLY" }], { effectiveFrom: today });
  const stands = await ruleOf(server, "JS", phone);
  await upgrade((entries) => [
    ...entries.filter(({ layer, requirement }) => layer !== "JS" || requirement !== phone),
    entry("ZJ", phone, today, enforced("LANDLINE_ONLY")),
  ]);
  // Also where staff thought otherwise later on: the product didn't.
  await published(mine, [{ province: "ZJ", requirement: phone, value: "MOBILE_ACCEPTED" }]);
  await server.restart();
  expect(await proposals(server, editor)).toEqual([]);
  expect(await ruleOf(server, "JS", phone)).toBe(stands);
});

test("what was turned down isn't made again until the product says something else", async () => {
  const { server, editor, reviewer, upgrade } = await instance();
  const says = (value: number) => (entries: readonly SeedEntry[]) => [
    ...entries.filter(({ sources: [source] }) => source?.title !== "新通知"),
    entry("ZJ", age, today, enforced(value)),
  ];
  const states = async () => (await proposals(server, editor)).map(({ status, edits }) => [status, edits.length]);
  await upgrade(says(25));
  const first = await proposal(server, editor);
  const submitted = await took(server, "submitChange", at(first), editor);
  await took(server, "reviewChange", { ...at(submitted), verdict: "REJECTED" }, reviewer);
  await server.restart();
  await upgrade((entries) => entries);
  expect(await states()).toEqual([["REJECTED", 1]]);
  await upgrade(says(26));
  expect(await states()).toEqual([
    ["REJECTED", 1],
    ["DRAFT", 1],
  ]);
  // An older version that starts beside the newer one, and the newer one after it, bring nothing up again.
  await upgrade(says(25));
  await upgrade(says(26));
  expect(await states()).toEqual([
    ["REJECTED", 1],
    ["DRAFT", 1],
  ]);
  // A draft that nobody took in hand makes room for what the product says instead.
  await upgrade(says(27));
  expect(await states()).toEqual([
    ["REJECTED", 1],
    ["WITHDRAWN", 0],
    ["DRAFT", 1],
  ]);
  const [, , open] = await proposals(server, editor);
  if (!open) throw new Error("nothing is proposed");
  // One that somebody did stays theirs.
  await took(server, "editChange", { ...at(open), reason: "请核对" }, editor);
  await upgrade(says(28));
  expect((await states()).map(([status]) => status)).toEqual(["REJECTED", "WITHDRAWN", "DRAFT", "DRAFT"]);
});

test("whoever starts beside it makes nothing a second time, and the audit has every draft", async () => {
  const { server, editor, reviewer, upgrade } = await instance();
  await upgrade((entries) => [...entries, entry("ZJ", age, today, enforced(25))]);
  const beside = await Promise.all([server.another(), server.another()]);
  for (const app of beside) await app.close();
  const found = await proposal(server, editor);
  const events = dataOf(
    await server.gql<{ auditEvents: { edges: { node: object }[] } }>(
      `{ auditEvents(first: 5, change: ${found.number}) { edges { node { action actorKind origin } } } }`,
      {},
      reviewer,
    ),
  );
  expect(events.auditEvents.edges.map(({ node }) => node)).toEqual([
    { action: "change.create", actorKind: "SYSTEM", origin: "upgrade" },
  ]);
  const tampered = await server.app.domain.audit.verify();
  expect(tampered.whole).toBe(true);
});

test("readiness and figures say how many wait, lists tell them apart, and strangers get none", async () => {
  let rules: ProductRules = readProductRules();
  const server = await startServer({ at: now, database, readRules: () => rules, metricsFrom: ["127.0.0.1"] });
  onTestFinished(() => server.close());
  const ready = async () => JSON.parse(await (await server.fetch("/health/ready")).text());
  expect(await ready()).toEqual({ status: "ready", productProposals: 0 });
  rules = {
    ...rules,
    entries: [
      ...rules.entries,
      entry("ZJ", age, today, enforced(25)),
      entry("GD", age, today, enforced(25), "另一通知"),
    ],
  };
  await server.restart();
  expect(await ready()).toEqual({ status: "ready", productProposals: 2 });
  expect(await (await server.fetch("/metrics")).text()).toContain("\nbeian_product_proposals 2\n");
  const [editor, reviewer] = [await server.person("EDITOR"), await server.person("REVIEWER")];
  const own = await drafted(server, editor, [{ province: "ZJ", requirement: phone, value: "LANDLINE_ONLY" }]);
  const counts = (as?: TestPerson) =>
    server.gql(
      `{ all: changes(status: [DRAFT]) { totalCount } product: changes(status: [DRAFT], origin: PRODUCT) { totalCount }
         staff: changes(status: [DRAFT], origin: STAFF) { totalCount edges { node { number origin conflicts } } }
         ours: changes(origin: STAFF) { totalCount } theirs: changes(origin: PRODUCT, search: "另一") { totalCount }
         mine: changes(origin: PRODUCT, mine: true) { totalCount } }`,
      {},
      as,
    );
  expect(dataOf(await counts(editor))).toEqual({
    all: { totalCount: 3 },
    product: { totalCount: 2 },
    staff: { totalCount: 1, edges: [{ node: { number: own.number, origin: "STAFF", conflicts: 0 } }] },
    ours: { totalCount: 1 },
    theirs: { totalCount: 1 },
    mine: { totalCount: 0 },
  });
  const none = { totalCount: 0 };
  expect(dataOf(await counts())).toMatchObject({ all: none, product: none, theirs: none });
  for (const found of await proposals(server, reviewer)) await took(server, "withdrawChange", at(found), reviewer);
  expect(await ready()).toEqual({ status: "ready", productProposals: 0 });
});

test("a first start that comes to nothing leaves nothing, and an upgrade that does leaves the book as it was", async () => {
  const file = join(folder, "full.db");
  const at = () => new Date(now);
  const cramped = await openFull(file, at, 819_200);
  await expect(bringRules(cramped)).rejects.toMatchObject({ trouble: "DISK_FULL" });
  expect(await cramped.history.latestRecordedAt()).toBeNull();
  expect(await cramped.changes.count({ today })).toBe(0);
  await cramped.close();
  const store = await openFile(file, { now: at });
  onTestFinished(() => store.close());
  const rules = readProductRules();
  expect(await bringRules(store, rules)).toEqual({ published: rules.entries.length, proposed: 0, drafts: 0 });
  // The second of two drafts can't be made: nor is the first.
  const broken = [
    entry("ZJ", age, "2026-01-01", enforced(25)),
    { ...entry("GD", age, today, enforced(25)), sources: [] },
  ];
  await expect(bringRules(store, { ...rules, entries: [...rules.entries, ...broken] })).rejects.toThrow("source");
  expect(await store.changes.count({ statuses: ["DRAFT"], today })).toBe(0);
  expect(await store.seed.proposed()).toEqual([]);
});

test("a database that an earlier release seeded is proposed nothing but what is new", async () => {
  const file = join(folder, "released.db");
  const filled = join(folder, "rules-alone.db");
  const former = await openFile(filled, { now: () => new Date("2026-11-01T00:00:00Z") });
  await bringRules(former, rulesAlone()).finally(() => former.close());
  makeReleasedDatabase(file, releasedVersions - 1, filled);
  const store = await openFile(file, { now: () => new Date(now), mustExist: true });
  onTestFinished(() => store.close());
  const rules = firstProduct();
  const [last, counted] = [await store.history.last(), await store.history.count({})];
  expect(await bringRules(store, rules)).toEqual({ published: 0, proposed: 0, drafts: 0 });
  // What its rules were judged by all along is recorded, once, by itself.
  const defined = await store.history.recordedAfter(last?.id ?? 0, 1_000);
  expect(defined).toHaveLength(170);
  expect(new Set(defined.map(({ effectiveFrom }) => effectiveFrom))).toEqual(new Set(["2000-09-25"]));
  expect(await createAuditTrail({ store }).verify()).toMatchObject({ whole: true });
  const before = await store.history.latestRecordedAt();
  const altered = rules.entries.map((one) =>
    one.layer === "JS" && one.requirement === phone ? { ...one, content: null } : one,
  );
  expect(await bringRules(store, { ...rules, entries: altered })).toEqual({ published: 0, proposed: 1, drafts: 1 });
  expect(await bringRules(store, { ...rules, entries: altered })).toEqual({ published: 0, proposed: 0, drafts: 0 });
  expect(await store.history.latestRecordedAt()).toBe(before);
  expect(await store.history.count({})).toBe(counted);
});

test("a requirement that the book has nothing on yet is proposed as well", async () => {
  const file = join(folder, "without.db");
  const rules = readProductRules();
  const key = "organisation-minimum-age";
  expect(shippedCatalogue.find(key)).toBeDefined();
  const store = await openFile(file, { now: () => new Date(now) });
  onTestFinished(() => store.close());
  const older = rules.entries.filter(({ requirement }) => requirement !== key);
  const { published: seeded } = await bringRules(store, { ...rules, entries: older });
  expect(seeded).toBe(older.length);
  const { proposed, published: more } = await bringRules(store, rules);
  expect([proposed, more]).toEqual([rules.entries.length - older.length, 0]);
});
