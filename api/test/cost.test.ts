import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { shippedCatalogue } from "@beian/shared";
import { isObjectType, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCosts } from "../src/graphql/limits/cost.ts";
import { limits } from "../src/graphql/limits/limit-exceeded.ts";
import { schema } from "../src/graphql/schema.ts";
import type { CostlyDocument } from "./costly-documents.ts";
import { costlyDocuments, promisedDocuments } from "./costly-documents.ts";
import type { Answer, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.gql("{ provinces { rules { origin } } }");
});
afterAll(() => server.close());

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");
const threadMs = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/** Asks as a stranger, and waits for longer than others do: nothing here may take long, but the machine may be busy. */
async function asked(query: string, variables: object = {}) {
  const response = await server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(50_000),
  });
  const { data = null, errors = [] }: Pick<Answer<unknown>, "data"> & Partial<Answer<unknown>> = JSON.parse(
    await response.text(),
  );
  return { status: response.status, data, errors };
}

/** Asks, and measures what server and client together take of this thread. */
async function taken({ query, variables }: CostlyDocument) {
  collect();
  const heap = process.memoryUsage().heapUsed;
  let isOver = false;
  let longest = 0;
  let peak = heap;
  const began = threadMs();
  let last = began;
  const look = () => {
    const now = threadMs();
    longest = Math.max(longest, now - last);
    last = now;
    peak = Math.max(peak, process.memoryUsage().heapUsed);
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  const answer = await asked(query, variables);
  isOver = true;
  return { answer, cpu: threadMs() - began, longest, memory: peak - heap };
}

const refusedBy = ({ errors }: { errors: readonly { extensions?: Readonly<Record<string, unknown>> }[] }) =>
  errors[0]?.extensions?.limit as { readonly name: string } | undefined;

test.each(Object.entries(costlyDocuments))(
  "a stranger who asks for %s takes a second of the thread at most, and lets others have their turn",
  async (_, document) => {
    const { answer, cpu, longest, memory } = await taken(document);
    if (answer.errors.length > 0) {
      expect(answer.errors).toHaveLength(1);
      expect(answer.data).toBeNull();
      expect(answer.errors[0]?.extensions).toMatchObject({ code: "LIMIT_EXCEEDED" });
      expect(["cost", "work", "depth", "aliases", "aliasLength", "tokens"]).toContain(refusedBy(answer)?.name);
    }
    // Twice what is promised of the server alone on a quiet machine: the client's part is in it, and so are busy neighbours.
    expect(cpu).toBeLessThan(2_000);
    expect(longest).toBeLessThan(300);
    expect(memory).toBeLessThan(150 * 1_048_576);
  },
);

test.each(Object.entries(promisedDocuments))(
  "%s is answered whole, and others have their turn",
  async (_, document) => {
    const { answer, longest } = await taken(document);
    dataOf(answer);
    expect(longest).toBeLessThan(500);
  },
);

describe("what is reckoned wrongly", () => {
  const wrongly = async <Result>(field: string, size: number, work: () => Promise<Result>): Promise<Result> => {
    const [typeName = "", name = ""] = field.split(".");
    const type = schema.getType(typeName);
    const { cost } = (isObjectType(type) && type.getFields()[name]?.extensions) || {};
    if (!cost) throw new Error(`no cost of ${field}`);
    const known = { ...cost };
    const { work: most } = limits;
    Object.assign(cost, { size, mean: size, work: 0 });
    // A tenth of what it is, so that a busy machine gets there in time.
    Object.assign(limits, { work: most / 10 });
    try {
      return await work();
    } finally {
      for (const name of Object.keys(cost)) if (!(name in known)) Reflect.deleteProperty(cost, name);
      Object.assign(cost, known);
      Object.assign(limits, { work: most });
    }
  };
  const names = Array.from({ length: 40 }, (_, index) => `a${index}: effectiveFrom`).join(" ");
  const ring = (document: string) =>
    `query ${document} { provinces { rules { ${names} province { rules { origin effectiveFrom effectiveUntil ${document}: effectiveFrom } } } } }`;

  test("is ended by the budget, which names itself in both languages, whoever makes the answer", async () => {
    await wrongly("Province.rules", 0, async () => {
      // The third time a query's writer answers.
      for (let time = 1; time <= 4; time += 1) {
        const { answer, cpu, longest, memory } = await taken({ query: ring("again") });
        expect(answer.data).toBeNull();
        expect(answer.errors).toHaveLength(1);
        expect(answer.errors[0]?.extensions).toMatchObject({
          code: "LIMIT_EXCEEDED",
          limit: { name: "work", value: 50_000 },
          messages: {
            zh: expect.stringMatching(/工作.*50000/),
            en: expect.stringMatching(/work.*50000.*limit: work/),
          },
        });
        expect(cpu).toBeLessThan(4_000);
        expect(longest).toBeLessThan(500);
        expect(memory).toBeLessThan(250 * 1_048_576);
      }
    });
  });

  test("of books and samples is ended too", async () => {
    // By a name of its own: what a document costs is kept with it.
    const query = "query reckonedWrongly { latestChanges(first: 100) { impact { changed } } }";
    const { answer } = await wrongly("Impact.changed", 0, () => taken({ query }));
    expect(refusedBy(answer)).toMatchObject({ name: "work" });
  });

  test("costs nobody else anything: what they asked for meanwhile is answered", async () => {
    await wrongly("Province.rules", 0, async () => {
      const [ended, whole] = await Promise.all([
        asked(ring("beside")),
        asked('{ province(code: ZJ) { rule(requirement: "house-number", asOf: "2025-05-05") { origin } } }'),
      ]);
      expect(refusedBy(ended)).toMatchObject({ name: "work" });
      dataOf(whole);
    });
  });
});

/** Long, and of a text that nothing is kept of. */
const heavy = (name: string, beside = "") =>
  `query ${name} { provinces { rules { ${Array.from({ length: 40 }, (_, index) => `${name}${index}: effectiveFrom`).join(" ")} } } ${beside} }`;

test("an operation that has its answer does nothing more", async () => {
  collect();
  // Whom nobody may ask for as a stranger: the answer is there before the rest has been worked out.
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, index) => asked(heavy(`early${index}`, "people { id }"))),
  );
  for (const { data, errors } of answers) {
    expect(data).toBeNull();
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(["FORBIDDEN"]);
  }
  const began = threadMs();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const after = threadMs() - began;
  expect(after).toBeLessThan(250);
});

test("what is left of an operation that has its answer tells nothing in it", async () => {
  const fields = [
    "timeline { until }",
    "provinces { rules { effectiveFrom } }",
    "changes { edges { node { title } } }",
  ];
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      asked(
        `query left${index} { provinceOfAddress(address: "") { name } people { id } ${fields[index % 3]} more: ${fields[(index + 1) % 3]} }`,
      ),
    ),
  );
  for (const { errors } of answers)
    for (const { extensions } of errors) expect(["FORBIDDEN", "BAD_USER_INPUT"]).toContain(extensions?.code);
});

test("a short question is answered before long ones that were asked earlier", async () => {
  const done: string[] = [];
  const long = Array.from({ length: 6 }, (_, index) => asked(heavy(`long${index}`)).then(() => done.push("long")));
  await new Promise((resolve) => setTimeout(resolve, 50));
  dataOf(await asked("query short { provinces { code name } }"));
  done.push("short");
  await Promise.all(long);
  expect(done).toEqual(["short", ...Array(6).fill("long")]);
});

test("of nodes that the caller names each counts as the longest", () => {
  const costOf = createCosts(schema);
  const ids = JSON.stringify(Array(100).fill("Q2hhbmdlOjE="));
  const document = parse(`{ nodes(ids: ${ids}) { ... on Change { edits { requirement { description } } } } }`);
  expect(costOf(document, null, {})).toBeGreaterThan(100 * 100 * 2);
});

test("whoever leaves in the midst of a long answer leaves nothing behind that fails", async () => {
  const query = "{ provinces { history(first: 100) { edges { node { before { summary } change { title } } } } } }";
  for (let time = 0; time < 15; time += 1) {
    const leaving = server.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: `query q${time} ${query}` }),
      signal: AbortSignal.timeout(10 + time * 30),
    });
    await leaving.then((response) => response.text()).catch(() => {});
  }
  dataOf(await asked("{ province(code: ZJ) { name } }"));
});

test("every field counts, under every name", async () => {
  const cost = (query: string) => createCosts(schema)(parse(query), undefined, {});
  const named = (count: number) => Array.from({ length: count }, (_, index) => `a${index}: effectiveFrom`).join(" ");
  const [one, ten] = [1, 10].map((count) => cost(`{ provinces { rules { ${named(count)} } } }`));
  expect((ten ?? 0) - (one ?? 0)).toBe(9 * 31 * shippedCatalogue.requirements.length);
  expect(cost("{ a: __typename b: __typename }")).toBe(2);
});

describe("an allowance", () => {
  let small: TestServer;
  beforeAll(async () => {
    small = await startServer({ allowances: { mutations: 60, cost: 100 }, trustedProxies: ["127.0.0.1"] });
    small.clock.freeze();
  });
  afterAll(() => small.close());

  test("of cost is taken from the first unit", async () => {
    const ask = () => small.gql("{ viewer { name } }");
    for (let time = 0; time < 50; time += 1) expect((await ask()).errors).toEqual([]);
    expect(refusedBy(await ask())).toMatchObject({ name: "costPerMinute" });
  });

  test("of mutations is taken by each of them, in fragments too, before any is made", async () => {
    const few = await startServer({ allowances: { mutations: 60 } });
    try {
      few.clock.freeze();
      const person = await few.person("EDITOR");
      const said = async () =>
        dataOf(
          await few.gql<{ change: { comments: unknown[] } }>("{ change(number: 1) { comments { id } } }", {}, person),
        ).change.comments.length;
      const comment = (index: number) =>
        `a${index}: commentOnChange(input: { number: 1, text: "${index}" }) { __typename }`;
      const many = (count: number) => Array.from({ length: count }, (_, index) => comment(index)).join(" ");
      dataOf(await few.gql(`mutation { ${many(25)} }`, {}, person));
      dataOf(
        await few.gql(`mutation { ...a ... on Mutation { ...a } } fragment a on Mutation { ${many(25)} }`, {}, person),
      );
      expect(await said()).toBe(50);
      const refused = await few.gql(`mutation { ${many(11)} }`, {}, person);
      expect(refused.status).toBe(429);
      expect(refusedBy(refused)).toMatchObject({ name: "mutationsPerMinute", value: 60 });
      expect(await said()).toBe(50);
      dataOf(await few.gql(`mutation { ${many(10)} }`, {}, person));
      few.clock.advance(120_000);
      expect(await said()).toBe(60);
    } finally {
      await few.close();
    }
  });

  test("is never enough for more mutations at once than a minute has", async () => {
    const tight = await startServer({ allowances: { mutations: 3 } });
    try {
      const person = await tight.person("EDITOR");
      const four = [1, 2, 3, 4].map(
        (index) => `a${index}: withdrawChange(input: { number: ${index}, version: 9 }) { __typename }`,
      );
      expect((await tight.gql(`mutation { ${four.join(" ")} }`, {}, person)).status).toBe(429);
      dataOf(await tight.gql(`mutation { ${four.slice(1).join(" ")} }`, {}, person));
    } finally {
      await tight.close();
    }
  });
});

test("a subscription pays for what it is going to answer", async () => {
  const response = await server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({
      query:
        "subscription { rulesPublished { change { edits { requirement { history(first: 100) { edges { node { change { edits { until } impact { changed } } } } } } } } } }",
    }),
  });
  expect(await response.text()).toContain('"limit":{"name":"cost"');
});
