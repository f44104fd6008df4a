import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { schema } from "../src/graphql/schema.ts";
import { readSamples } from "../src/store/seed.ts";
import type { ChangeAnswer } from "./change-steps.ts";
import { approved, at, drafted, took } from "./change-steps.ts";
import { enterpriseOf } from "./filings.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";
import type { Walk } from "./schema-walk.ts";
import { walksOf } from "./schema-walk.ts";

/** Stands in all that staff write for one another. */
const secret = "绝密";
const requirement = "organisation-minimum-age";

let server: TestServer;
let administrator: TestPerson;
let people: readonly TestPerson[];
let draft: ChangeAnswer;
let published: ChangeAnswer;
let undo: ChangeAnswer;
let ids: { readonly sample: string; readonly webhook: string; readonly receipt: string };

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  const editor = await server.person("EDITOR");
  const reviewer = await server.person("REVIEWER");
  administrator = await server.person("ADMINISTRATOR");
  people = [editor, reviewer, administrator];
  const words = { title: `${secret}的标题`, reason: `${secret}的理由`, sources: [{ title: `${secret}的出处` }] };
  const good = await drafted(server, editor, [
    { province: "ZJ", requirement, value: 66 },
    { province: "ZJ", requirement: "principal-legal-representative", value: "MAY_DIFFER" },
  ]);
  await comment(good.number, editor);
  const submitted = await took(server, "submitChange", at(good), editor);
  const verdict = { verdict: "APPROVED", comment: `${secret}的审核意见` };
  const agreed = await took(server, "reviewChange", { ...at(submitted), ...verdict }, reviewer);
  published = await took(server, "publishChange", at(agreed), reviewer);
  undo = await took(server, "revertChange", at(published), editor);
  undo = await took(server, "editChange", { ...at(undo), ...words, define: [definition] }, editor);
  draft = await approved(
    server,
    { editor, reviewer },
    [{ province: "ZJ", requirement, value: 77, noteZh: `${secret}的备注` }],
    words,
  );
  const sample = await write("createSample", "CreateSampleInput", "SampleSuccess { sample { id } }", {
    nameZh: `${secret}的样例`,
    nameEn: `${secret} sample`,
    filing: enterpriseOf("浙江省杭州市", { subject: { name: `${secret}有限公司` } }),
    expectations: [{ province: "ZJ", outcome: "FAILS", codes: [] }],
  });
  const webhook = await write("createWebhook", "CreateWebhookInput", "WebhookSecretSuccess { webhook { id } }", {
    name: `${secret}的接收方`,
    url: "https://example.com/hooks",
  });
  const { validateFiling } = dataOf(
    await server.gql<{ validateFiling: { receipt: string } }>(
      "query ($filing: FilingInput!) { validateFiling(filing: $filing) { receipt } }",
      { filing: enterpriseOf("浙江省杭州市") },
    ),
  );
  ids = { sample, webhook, receipt: validateFiling.receipt };
});
afterAll(() => server.close());

const definitionKey = "custom-kept";
const definitionTitle = { zh: `${secret}的要求`, en: secret };
/** Of a draft's own. */
const definition = {
  key: definitionKey,
  topic: "MATERIALS",
  title: definitionTitle,
  description: definitionTitle,
  appliesTo: ["ENTERPRISE"],
  value: { type: "BOOLEAN", yes: definitionTitle, no: definitionTitle },
};

async function comment(number: number, as: TestPerson): Promise<void> {
  const query = "mutation ($input: CommentInput!) { commentOnChange(input: $input) { __typename } }";
  dataOf(await server.gql(query, { input: { number, text: `${secret}的评论` } }, as));
}

async function write(operation: string, input: string, success: string, value: object): Promise<string> {
  const query = `mutation ($input: ${input}!) { done: ${operation}(input: $input) { __typename ... on ${success} ... on Problem { message } } }`;
  type Done = { done: { sample?: { id: string }; webhook?: { id: string }; message?: string } };
  const { done } = dataOf(await server.gql<Done>(query, { input: value }, administrator));
  const id = (done.sample ?? done.webhook)?.id;
  if (id === undefined) throw new Error(done.message);
  return id;
}

/** What a stranger must not be told, by what it is. */
function kept(): Readonly<Record<string, readonly string[]>> {
  const samples = readSamples();
  return {
    "what staff write": [secret],
    "people's names": people.map(({ person }) => person.name),
    "their addresses": people.map(({ email }) => email),
    "their ids": people.map(({ person }) => nodeId("Person", person.id)),
    "samples' names": samples.flatMap(({ nameZh, nameEn }) => [nameZh, nameEn]),
    "samples' ids": [ids.sample, ...samples.map(({ id }) => id)],
    "drafts' ids": [draft.id, undo.id],
    webhooks: [JSON.stringify(ids.webhook), "example.com/hooks"],
  };
}

/** The kinds of it that an answer tells, as whole texts of JSON or parts of them. */
function toldIn(answer: string): readonly string[] {
  const isWhole = (kind: string) => kind.startsWith("samples'");
  return Object.entries(kept()).flatMap(([kind, texts]) =>
    texts.some((text) => answer.includes(isWhole(kind) ? JSON.stringify(text) : text)) ? [kind] : [],
  );
}

function walks(ways: number): readonly Walk[] {
  const filing = "filing: $filing";
  const provinces = "codes: [ZJ]";
  const text = '{ zh: "字", en: "words" }';
  const rules = `province: ZJ, asOf: "2099-01-01"`;
  return walksOf(schema, {
    ways,
    given: {
      "Query.change": [published, draft, undo].map(({ number }) => `number: ${number}`),
      "Query.changes": ["first: 3", "first: 3, status: [DRAFT, APPROVED]", "first: 3, mine: true"],
      "Query.latestChanges": ["first: 1"],
      "Query.auditEvents": ["first: 3"],
      "Query.node": [
        published,
        draft,
        undo,
        ...people.map(({ person }) => ({ id: nodeId("Person", person.id) })),
        { id: nodeId("RequirementDefinition", `${undo.number}.${definitionKey}`) },
      ].map(({ id }) => `id: "${id}"`),
      "Query.reviewDefinition": [
        `input: { key: "custom-new", topic: SUBJECT, title: ${text}, description: ${text}, appliesTo: [ENTERPRISE], value: { type: BOOLEAN, yes: ${text}, no: ${text} } }`,
      ],
      "Query.nodes": [`ids: ["${published.id}", "${draft.id}"]`],
      "Query.province": ["code: ZJ"],
      "Query.provinces": [provinces],
      "Query.provinceOfAddress": ['address: "浙江省杭州市"'],
      "Query.requirement": [`key: "${requirement}"`],
      "Query.question": ['key: "question5"'],
      "Query.comparison": [`provinces: [ZJ, BJ], requirements: ["${requirement}"], asOf: "2099-01-01"`],
      "Query.difference": [`from: { province: ZJ, asOf: "2026-11-01" }, to: { ${rules} }`],
      "Query.sample": [`id: "${ids.sample}"`],
      "Query.webhook": [`id: "${ids.webhook}"`],
      "Query.validateFiling": [`${filing}, ${rules}`],
      "Query.validateEverywhere": [`${filing}, provinces: [ZJ]`],
      "Query.validateFilings": ["filings: [$filing]", `filings: [$filing], ${rules}`],
      "Query.replay": [`${filing}, receipt: "${ids.receipt}"`],
      "Province.rule": [`requirement: "${requirement}"`],
      "Province.history": ["first: 3"],
      "Requirement.history": ["first: 3"],
    },
  });
}

const nodeId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString("base64");

/** Asks each walk, and answers the fields that told something, by what they told. */
async function told(ways: number, as?: TestPerson): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  const filing = enterpriseOf("浙江省杭州市");
  for (const { field, query } of walks(ways)) {
    const asksFiling = query.includes("$filing");
    const text = asksFiling ? `query ($filing: FilingInput!) ${query}` : query;
    const { data, errors } = await server.gql(text, asksFiling ? { filing } : {}, as);
    expect([
      query,
      data === null && errors.some(({ extensions }) => extensions?.code === "GRAPHQL_VALIDATION_FAILED"),
    ]).toEqual([query, false]);
    const kinds = toldIn(JSON.stringify({ data, errors }));
    if (kinds.length > 0) found.set(field, [...new Set([...(found.get(field) ?? []), ...kinds])]);
  }
  return found;
}

test("no field of the schema tells a stranger what is staff's, by whichever way it is reached", {
  timeout: 300_000,
}, async () => {
  expect([...(await told(2))]).toEqual([]);
});

test("the same walk by an administrator tells all of it", { timeout: 300_000 }, async () => {
  const found = await told(1, administrator);
  expect([...new Set([...found.values()].flat())].sort()).toEqual(Object.keys(kept()).sort());
});

describe("of a published change's impact", () => {
  type Impact = {
    samples: number;
    changed: number;
    withheld: boolean;
    cases: readonly unknown[];
    otherwise: readonly unknown[];
  };
  const impactOf = async (as?: TestPerson) => {
    const query = `{ change(number: ${published.number}) { impact { samples changed withheld cases { name sampleId } otherwise { sampleId } } } }`;
    return dataOf(await server.gql<{ change: { impact: Impact } }>(query, {}, as)).change.impact;
  };

  test("a stranger has the figures alone, and is told that the rest is withheld; whoever may read samples has all", async () => {
    const whole = await impactOf(await server.person("VIEWER"));
    expect(whole.withheld).toBe(false);
    expect(whole.changed).toBeGreaterThan(0);
    expect(whole.cases).toHaveLength(whole.changed);
    // Asked by one and by the other in turn, since what is found is remembered.
    for (let time = 0; time < 2; time += 1) {
      const { samples, changed } = whole;
      expect(await impactOf()).toEqual({ samples, changed, withheld: true, cases: [], otherwise: [] });
      expect(await impactOf(administrator)).toEqual(whole);
    }
  });
});
