import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { DefinedRulebook, Definition, RuleContent } from "@beian/shared";
import { shippedCatalogue } from "@beian/shared";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import type { ProductRules } from "../src/bring-rules.ts";
import { bringRules, readProductRules } from "../src/bring-rules.ts";
import type { SeedEntry } from "../src/domain/seeding.ts";
import { definitionsOf, entriesOf, givenUpBy } from "../src/domain/seeding.ts";
import { openFile } from "../src/store/open.ts";
import { approved, at, source, take, took } from "./change-steps.ts";
import { rules as runRules } from "./command-line.ts";
import { enterpriseOf } from "./filings.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";
import { firstSaid } from "./older-rules.ts";

vi.setConfig({ testTimeout: 240_000 });

const now = "2026-11-30T10:00:00+08:00";
const age = "organisation-minimum-age";
const phone = "organisation-office-phone";
/** Nothing else asks for it. */
const givenUp = "individual-student-address";
const insured = "website-manager-insured";
const beside = "website-manager-on-record";

const words = (zh: string, en: string) => ({ zh, en });

const answered = (flag: boolean) => ({
  ...enterpriseOf("湖南省长沙市"),
  answers: [{ fact: `${insured}/hasProof`, flag }],
});

/** A requirement of the product's that no version had before, judged by a question of its own. */
const newlyDefined: Definition = {
  key: insured,
  topic: "MATERIALS",
  title: words("网站负责人社保证明", "Proof of the website manager's insurance"),
  description: words("网站负责人须否有社保证明。", "Whether the manager's insurance has to be proven."),
  appliesTo: ["ENTERPRISE"],
  value: { type: "BOOLEAN", yes: words("须有", "needed"), no: words("不要求", "not needed") },
  facts: [{ key: "hasProof", type: "FLAG", title: words("有社保证明", "Has a proof of insurance") }],
  findings: [{ key: "missing", at: "own.hasProof", message: words("缺少社保证明。", "The proof is missing.") }],
  rows: [
    { when: "!value || own.hasProof", then: "PASSED" },
    { when: "true", then: "FAILED", findings: ["missing"] },
  ],
  cases: [
    { title: "未答", filing: enterpriseOf("湖南省长沙市"), province: "HN", value: true, status: "UNDECIDED" },
    { title: "有", filing: answered(true), province: "HN", value: true, status: "PASSED" },
    { title: "没有", filing: answered(false), province: "HN", value: true, status: "FAILED", findings: ["missing"] },
  ],
  edition: 2,
};

/** Of another topic, and judged by what the rules of each other say. */
function asking(key: string, topic: Definition["topic"], other: string): Definition {
  const named = { filing: enterpriseOf("湖南省长沙市"), province: "HN", value: true } as const;
  return {
    key,
    topic,
    title: words(`所问${topic}`, `Asking ${topic}`),
    description: words("须否。", "Whether."),
    appliesTo: ["ENTERPRISE"],
    value: { type: "BOOLEAN", yes: words("是", "yes"), no: words("否", "no") },
    findings: [{ key: "bad", at: "subject.nature", message: words("不行。", "Bad.") }],
    rows: [
      { when: `rule("${other}")`, then: "PASSED" },
      { when: "true", then: "FAILED", findings: ["bad"] },
    ],
    cases: [
      { title: "是", ...named, rules: { [other]: true }, status: "PASSED" },
      { title: "否", ...named, rules: { [other]: false }, status: "FAILED", findings: ["bad"] },
    ],
  };
}

const enforced = (value: RuleContent["value"]): RuleContent => ({ value, strictness: "ENFORCED" });

function entry(layer: SeedEntry["layer"], requirement: string, effectiveFrom: string, value: RuleContent["value"]) {
  const cited = { title: "新通知", url: null, clause: null, publishedOn: null, retrievedOn: null };
  return { layer, requirement, effectiveFrom, content: enforced(value), sources: [cited] } satisfies SeedEntry;
}

/** The same product, but that it says otherwise what the requirement is. */
function saying(product: ProductRules, key: string, alter: (said: Definition) => Definition): ProductRules {
  return { ...product, definitions: () => product.definitions().map((one) => (one.key === key ? alter(one) : one)) };
}

const described = (zh: string) => (said: Definition) => ({ ...said, description: { ...said.description, zh } });

const withOption = (said: Definition): Definition => {
  if (said.value.type !== "CHOICE") throw new Error("no choice");
  const options = [...said.value.options, { key: "NOT_ASKED", label: words("不查", "not looked at") }];
  return { ...said, value: { ...said.value, options } };
};

/** The next version: new requirements, an option, words, and one requirement less. */
function nextVersion(): ProductRules {
  const product = saying(saying(readProductRules(), age, described("另有说明。")), phone, withOption);
  return {
    ...product,
    definitions: () => [
      ...product.definitions().filter(({ key }) => key !== givenUp),
      newlyDefined,
      asking(beside, "DOMAIN", "website-manager-known"),
      asking("website-manager-known", "PROCESS", beside),
    ],
    entries: [
      ...product.entries.filter(({ requirement }) => requirement !== givenUp),
      entry("HN", insured, "2024-03-01", true),
      entry("HB", insured, "2025-03-01", false),
      entry("LN", phone, "2025-06-01", "NOT_ASKED"),
    ],
    givenUp: [givenUp],
  };
}

let folder: string;
/** A database as the first start leaves it. */
let database: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "beian-upgrade-definitions-"));
  database = join(folder, "beian.db");
  const store = await openFile(database, { now: () => new Date("2026-11-01T00:00:00Z") });
  await bringRules(store);
  await store.close();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Instance {
  readonly server: TestServer;
  readonly editor: TestPerson;
  readonly reviewer: TestPerson;
  /** Starts a version that says something else than the one before. */
  upgrade(alter: (product: ProductRules) => ProductRules): Promise<void>;
}

async function instance(product = readProductRules(), prepare?: (dataDir: string) => Promise<void>): Promise<Instance> {
  let rules = product;
  const from = prepare ? { prepare } : { database };
  const server = await startServer({ at: now, ...from, readRules: () => rules });
  onTestFinished(() => server.close());
  // In this order: a database that is brought has an editor of the first number.
  const reviewer = await server.person("REVIEWER");
  const editor = await server.person("EDITOR");
  return {
    server,
    editor,
    reviewer,
    async upgrade(alter) {
      rules = alter(rules);
      await server.restart();
    },
  };
}

interface Proposed {
  readonly number: number;
  readonly version: number;
  readonly title: string;
  readonly status: string;
  readonly effectiveFrom: string | null;
  readonly conflicts: number;
  readonly edits: readonly {
    readonly province: { readonly code: string } | null;
    readonly requirement: { readonly key: string; readonly title: string };
    readonly after: { readonly summary: string } | null;
    readonly overtakenBy: { readonly id: string } | null;
  }[];
  readonly definitionEdits: readonly {
    readonly requirement: string;
    readonly before: { readonly description: string } | null;
    readonly after: { readonly description: string } | null;
    readonly overtakenBy: { readonly number: number } | null;
  }[];
}

/** What the product proposed and wasn't published, the oldest first. */
async function proposals({ server, editor }: Pick<Instance, "server" | "editor">): Promise<readonly Proposed[]> {
  const query = `{ changes(first: 100, origin: PRODUCT, status: [DRAFT, IN_REVIEW, APPROVED, REJECTED, WITHDRAWN]) {
    edges { node { number version title status effectiveFrom conflicts
      edits { province { code } requirement { key title } after { summary } overtakenBy { id } }
      definitionEdits { requirement before { description } after { description } overtakenBy { number } } } } } }`;
  const { changes } = dataOf(await server.gql<{ changes: { edges: { node: Proposed }[] } }>(query, {}, editor));
  return changes.edges.map(({ node }) => node).toReversed();
}

const keysOf = ({ definitionEdits }: Proposed) => definitionEdits.map(({ requirement }) => requirement);

type ChangeAt = Pick<Proposed, "number" | "version">;

async function publish({ server, editor, reviewer }: Instance, change: ChangeAt): Promise<void> {
  const submitted = await took(server, "submitChange", at(change), editor);
  const agreed = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
  await took(server, "publishChange", at(agreed), reviewer);
}

/** The same without the rules that staff published otherwise, which are to stand. */
async function withoutConflicts({ server, editor }: Instance, change: Proposed): Promise<ChangeAt> {
  const drop = change.edits
    .filter(({ overtakenBy }) => overtakenBy !== null)
    .map(({ province, requirement }) => ({ province: province?.code ?? null, requirement: requirement.key }));
  return drop.length === 0 ? change : took(server, "editChange", { ...at(change), drop }, editor);
}

/** Today's book, but for when and under which numbers it was recorded. */
async function bookOf(server: TestServer) {
  const { rulebook } = dataOf(
    await server.gql<{ rulebook: { document: DefinedRulebook } }>("{ rulebook { document } }"),
  );
  const { knownAt, definitions, ...rest } = rulebook.document;
  const sorted = definitions.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  return withoutNumbers({ ...rest, definitions: sorted });
}

function withoutNumbers<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value, (name, held) => (name === "revision" ? undefined : held)));
}

/** What staff published in the database that is brought, which stands whatever the product says. */
const ofStaff = [
  ["HN", phone],
  ["ZJ", age],
  ["GS", age],
  ["CN", "house-number"],
] as const;

function withoutStaffs(book: Awaited<ReturnType<typeof bookOf>>): object {
  const text = JSON.stringify(book, (name, held) => {
    const own = ofStaff.filter(([layer]) => layer === name || (layer === "CN" && name === "national"));
    return own.length === 0 || typeof held !== "object"
      ? held
      : Object.fromEntries(Object.entries(held).filter(([key]) => own.every(([, other]) => other !== key)));
  });
  return JSON.parse(text);
}

test("a database of before definitions, with all published that is proposed, says what a new one says", async () => {
  const next = nextVersion();
  const mine = await instance(next, async (dataDir) => {
    const left = gunzipSync(readFileSync(new URL("./fixtures/first-edition.db.gz", import.meta.url)));
    writeFileSync(join(dataDir, "beian.db"), left, { mode: 0o600 });
  });
  const { server, editor } = mine;
  const first = firstSaid;
  // What its rules were judged by all along is recorded; what is said otherwise by now waits.
  const { definitions } = await bookOf(server);
  expect(definitions.map(({ key }) => key)).toEqual(first.map(({ key }) => key).toSorted());
  const described = dataOf(
    await server.gql<{ requirement: { definition: { description: string; cases: object[] } } }>(
      `{ requirement(key: "${age}") { definition { description(locale: ZH) cases { title } } } }`,
      {},
      editor,
    ),
  ).requirement.definition;
  const ofAge = first.find(({ key }) => key === age);
  expect(described.description).toBe(ofAge?.description.zh);
  expect(described.cases).toHaveLength(ofAge?.cases?.length ?? 0);

  const waiting = await proposals(mine);
  const defining = waiting.filter((one) => one.definitionEdits.length > 0);
  expect(defining.every(({ conflicts }) => conflicts === 0)).toBe(true);
  expect(defining.flatMap(keysOf)).toEqual(expect.arrayContaining([age, phone, insured, beside, givenUp]));
  // What waits for each other is one draft, of both topics.
  const together = defining.filter(
    (one) => keysOf(one).includes(beside) || keysOf(one).includes("website-manager-known"),
  );
  expect(together).toHaveLength(1);
  expect(together[0]?.title).toMatch(/域名.*流程/);
  // Rules of what isn't defined yet read in the product's words, and say what is to be published first.
  const rulesOf = (key: string) =>
    waiting.filter(({ edits }) => edits.some(({ requirement }) => requirement.key === key));
  for (const key of [insured, phone]) {
    const [draft] = rulesOf(key).filter(({ definitionEdits }) => definitionEdits.length === 0);
    const definedBy = defining.find((one) => keysOf(one).includes(key));
    if (!draft || !definedBy) throw new Error("nothing is proposed");
    const refused = await take(server, "submitChange", at(draft), editor);
    expect(refused).toMatchObject({ __typename: "InvalidInput", zh: expect.stringContaining(`${definedBy.number}`) });
    expect(draft.edits.map(({ after }) => after?.summary)).toContain(key === phone ? "不查" : "须有");
    const looked = `{ change(number: ${draft.number}) { edits { requirement { key options { key } definition { title } } } lint { message } outlook { requirement { key } } impact { changed }
      steps { step reason } scope { requirements { key } } } }`;
    expect((await server.gql(looked, {}, editor)).errors).toEqual([]);
  }

  for (const one of waiting) await publish(mine, await withoutConflicts(mine, one));
  expect(await proposals(mine)).toEqual([]);
  const fresh = await startServer({ at: now, readRules: () => next });
  onTestFinished(() => fresh.close());
  expect(withoutStaffs(await bookOf(server))).toEqual(withoutStaffs(await bookOf(fresh)));

  const query = `query ($filing: FilingInput!) { validateFiling(filing: $filing) { outcome findings { key } } }`;
  for (const filing of [answered(true), answered(false), enterpriseOf("湖北省武汉市")]) {
    const [here, there] = [await server.gql(query, { filing }), await fresh.gql(query, { filing })];
    expect(here).toEqual(there);
  }
  expect(JSON.stringify(await server.gql(query, { filing: answered(false) }))).toContain(`${insured}/missing`);
  expect(await server.app.domain.audit.verify()).toMatchObject({ whole: true });
  await server.restart();
  expect(await proposals(mine)).toEqual([]);
});

test("what says the same is no news, whatever the order of its members, and cases alone aren't either", async () => {
  const mine = await instance();
  await mine.upgrade((product) => product);
  await mine.upgrade((product) => ({
    ...product,
    definitions: () =>
      product.definitions().map(({ cases, ...said }) => Object.fromEntries(Object.entries(said).toReversed()) as never),
  }));
  await mine.upgrade((product) => ({ ...product, definitions: () => product.definitions().slice(1) }));
  expect(await proposals(mine)).toEqual([]);
});

test("what was turned down isn't made again until the product says something else, and what lies untouched makes room", async () => {
  const mine = await instance();
  const { server, editor, reviewer } = mine;
  const base = readProductRules();
  const version = (...said: readonly (readonly [string, string])[]) =>
    said.reduce((product, [key, zh]) => saying(product, key, described(zh)), base);
  const states = async () => (await proposals(mine)).map((one) => [one.status, ...keysOf(one)]);
  await mine.upgrade(() => version([age, "甲"]));
  const [proposed] = await proposals(mine);
  if (!proposed) throw new Error("nothing is proposed");
  expect(proposed).toMatchObject({ effectiveFrom: "2000-09-25", conflicts: 0 });
  expect(proposed.definitionEdits[0]?.after?.description).toBe("甲");
  expect(await take(server, "withdrawChange", at(proposed), editor)).toMatchObject({ __typename: "NotAllowed" });
  await took(server, "withdrawChange", at(proposed), reviewer);
  await server.restart();
  expect(await states()).toEqual([["WITHDRAWN", age]]);
  // An older version that starts beside the newer one, and the newer one after it, bring nothing up again.
  await mine.upgrade(() => base);
  await mine.upgrade(() => version([age, "甲"]));
  expect(await states()).toEqual([["WITHDRAWN", age]]);
  await mine.upgrade(() => version([age, "乙"], ["organisation-filing-province", "丙"]));
  expect(await states()).toEqual([
    ["WITHDRAWN", age],
    ["DRAFT", "organisation-filing-province"],
    ["DRAFT", age],
  ]);
  await mine.upgrade(() => version([age, "丁"], ["organisation-filing-province", "丙"]));
  expect(await states()).toEqual([
    ["WITHDRAWN", age],
    ["DRAFT", "organisation-filing-province"],
    ["WITHDRAWN"],
    ["DRAFT", age],
  ]);
  // One that somebody took in hand stays theirs.
  const touched = (await proposals(mine)).at(-1);
  if (!touched) throw new Error("nothing is proposed");
  await took(server, "editChange", { ...at(touched), reason: "请核对" }, editor);
  await mine.upgrade(() => version([age, "戊"], ["organisation-filing-province", "丙"]));
  expect((await states()).slice(3)).toEqual([
    ["DRAFT", age],
    ["DRAFT", age],
  ]);
  expect(await server.app.domain.audit.verify()).toMatchObject({ whole: true });
});

test("the product gives a requirement up by saying so, not by saying nothing", () => {
  const file = { $schema: "./requirement.schema.json", requirement: givenUp, place: 1, definition: null } as const;
  const seed = { sources: {}, files: [file] };
  expect([definitionsOf(seed), givenUpBy(seed), entriesOf(seed, shippedCatalogue)]).toEqual([[], [givenUp], []]);
});

/** A definition of the product's as staff send it in their own words; what isn't named here is as in the one that it follows. */
async function inStaffWords({ server, editor }: Instance, key: string, description: string): Promise<object> {
  const { requirement } = dataOf(
    await server.gql<{ requirement: { definition: { id: string } } }>(
      `{ requirement(key: "${key}") { definition { id } } }`,
      {},
      editor,
    ),
  );
  const own = readProductRules()
    .definitions()
    .find((one) => one.key === key);
  if (!own) throw new Error(`the product doesn't define ${key}`);
  const { topic, title, appliesTo, value, rows, findings = [], cases } = own;
  return {
    ...{ follows: requirement.definition.id, key, topic, title, appliesTo, value, rows, cases },
    description: { ...own.description, zh: description },
    findings: findings.map(({ key: name, at: where, message, remedy }) => ({ key: name, at: where, message, remedy })),
  };
}

test("where staff changed a definition since, both sides are shown and it waits until they were compared", async () => {
  const mine = await instance();
  const { server, editor, reviewer } = mine;
  const drafted = await took(server, "createChange", { title: "口径", reason: "通知", sources: [source] }, editor);
  const theirs = await took(
    server,
    "editChange",
    { ...at(drafted), define: [await inStaffWords(mine, age, "本省口径。")] },
    editor,
  );
  await publish(mine, theirs);
  await mine.upgrade((product) =>
    saying(saying(product, age, described("产品口径。")), "branch-principal", described("另说。")),
  );
  await server.restart();
  const found = await proposals(mine);
  // What is clean can be published by itself.
  expect(found.map((one) => [one.conflicts, one.effectiveFrom, ...keysOf(one)])).toEqual(
    expect.arrayContaining([
      [1, null, age],
      [0, "2000-09-25", "branch-principal"],
    ]),
  );
  expect(found).toHaveLength(2);
  const odd = found.find(({ conflicts }) => conflicts === 1);
  if (!odd) throw new Error("no conflict");
  expect(odd.definitionEdits).toMatchObject([
    {
      before: { description: "本省口径。" },
      after: { description: "产品口径。" },
      overtakenBy: { number: theirs.number },
    },
  ]);
  const submitted = await took(server, "submitChange", at(odd), editor);
  const agreed = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
  expect(await take(server, "publishChange", at(agreed), reviewer)).toMatchObject({ __typename: "Conflict" });
  // Set again, it stands on what staff published.
  const define = [await inStaffWords(mine, age, "产品口径。")];
  const compared = await took(server, "editChange", { ...at(agreed), define }, editor);
  await publish(mine, compared);
  const query = `{ requirement(key: "${age}") { description(locale: ZH) } }`;
  expect(dataOf(await server.gql(query))).toEqual({ requirement: { description: "产品口径。" } });
  const clean = found.find(({ conflicts }) => conflicts === 0);
  if (clean) await publish(mine, clean);
  expect(await proposals(mine)).toEqual([]);
});

test("a requirement that is given up is handed back by all, staff's rules on it only once they were looked at", async () => {
  const mine = await instance();
  const { server, editor, reviewer } = mine;
  const rule = { province: "ZJ", requirement: givenUp };
  const ruled = readProductRules().entries.find((one) => one.requirement === givenUp && one.content !== null);
  const value = ruled?.content?.value;
  const change = await approved(server, { editor, reviewer }, [{ ...rule, value, noteZh: "本省口径" }]);
  await took(server, "publishChange", at(change), reviewer);
  await mine.upgrade((product) => ({
    ...product,
    definitions: () => product.definitions().filter(({ key }) => key !== givenUp),
    entries: product.entries.filter((one) => one.requirement !== givenUp),
    givenUp: [givenUp, "never-defined"],
  }));
  await server.restart();
  const [found, ...more] = await proposals(mine);
  if (!found) throw new Error("nothing is proposed");
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    effectiveFrom: null,
    conflicts: 1,
    definitionEdits: [{ after: null, overtakenBy: null }],
  });
  const odd = found.edits.filter(({ overtakenBy }) => overtakenBy !== null);
  expect(odd.map(({ province }) => province?.code)).toEqual(["ZJ"]);
  const submitted = await took(server, "submitChange", at(found), editor);
  const agreed = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
  expect(await take(server, "publishChange", at(agreed), reviewer)).toMatchObject({ __typename: "Conflict" });
  const seen = await took(server, "editChange", { ...at(agreed), set: [{ ...rule, value: null }] }, editor);
  await publish(mine, seen);
  expect(dataOf(await server.gql(`{ requirements { key } requirement(key: "${givenUp}") { key } }`))).toMatchObject({
    requirements: expect.not.arrayContaining([{ key: givenUp }]),
  });
  // Said anew, it is proposed anew.
  await mine.upgrade(() => readProductRules());
  const again = (await proposals(mine)).filter((one) => keysOf(one).includes(givenUp));
  expect(again).toMatchObject([
    { status: "DRAFT", conflicts: 0, effectiveFrom: null, definitionEdits: [{ before: null }] },
  ]);
  if (again[0]) await publish(mine, again[0]);
  expect(dataOf(await server.gql(`{ requirement(key: "${givenUp}") { key } }`))).toEqual({
    requirement: { key: givenUp },
  });
  expect(await server.app.domain.audit.verify()).toMatchObject({ whole: true });
});

test("starts at one moment propose once, and readiness says how many drafts wait", async () => {
  const mine = await instance();
  const { server, editor } = mine;
  await mine.upgrade((product) => saying(saying(product, age, described("甲")), phone, described("乙")));
  const others = await Promise.all([server.another(), server.another()]);
  for (const app of others) await app.close();
  const found = await proposals(mine);
  expect(found.map(keysOf)).toEqual([[age], [phone]]);
  expect(JSON.parse(await (await server.fetch("/health/ready")).text())).toEqual({
    status: "ready",
    productProposals: 2,
  });
  expect(dataOf(await server.gql("{ changes(status: [DRAFT]) { totalCount } }"))).toEqual({
    changes: { totalCount: 0 },
  });
  expect(editor).toBeDefined();
});

test("what an upgrade says of definitions is listed before it is proposed", async () => {
  const dataDir = join(folder, "listed");
  mkdirSync(dataDir);
  const older = saying(readProductRules(), age, described("旧说明。"));
  const store = await openFile(join(dataDir, "beian.db"), { now: () => new Date() });
  await bringRules(store, {
    ...older,
    definitions: () => [...older.definitions().filter(({ key }) => key !== "branch-principal"), newlyDefined],
    entries: older.entries.filter(({ requirement }) => requirement !== "branch-principal"),
  });
  await store.close();
  const { code, out, err } = await runRules(dataDir, ["upgrade", "--dry-run"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(
    /^2000-09-25 起，“规则台随附的要求定义：负责人”：\d+ 项 \/ from 2000-09-25, "[^"]*People": \d+$/m,
  );
  expect(out).toMatch(
    /^ {2}organisation-minimum-age {2}单位负责人的最低年龄 \/ .*\n {4}改动：description \/ said otherwise: description$/m,
  );
  expect(out).toMatch(/^ {2}branch-principal {2}.*\n {4}新的要求 \/ a new requirement$/m);
  expect(out).toMatch(new RegExp(`^本版本不再提及.*: ${insured} `, "m"));
  expect(out).toMatch(/会提出 \d+ 个草稿、2 项定义、\d+ 条规则，其中冲突 0 处；不再提及 1 处/);
});
