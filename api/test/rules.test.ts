import { digestOf, shippedCatalogue } from "@beian/shared";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const ask = async <Data>(query: string, variables: object = {}) => dataOf(await server.gql<Data>(query, variables));

describe("provinces", () => {
  test("all 31 in GB/T 2260 order, or those named, or those of a region", async () => {
    const { all, some, south } = await ask<Record<"all" | "some" | "south", { code: string; divisionCode: string }[]>>(
      `{ all: provinces { code divisionCode } some: provinces(codes: [ZJ, BJ]) { code divisionCode }
         south: provinces(region: SOUTH) { code divisionCode } }`,
    );
    expect(all).toHaveLength(31);
    const divisionCodes = all.map(({ divisionCode }) => divisionCode);
    expect(divisionCodes).toEqual([...divisionCodes].sort());
    expect(some.map(({ code }) => code)).toEqual(["BJ", "ZJ"]);
    expect(south.map(({ code }) => code)).toEqual(["GD", "GX", "HI"]);
  });

  test("have their names and administrations in both languages", async () => {
    const { province } = await ask<{ province: Record<string, string> }>(
      "{ province(code: SN) { name en: name(locale: EN) fullName regulator regulatorEn: regulator(locale: EN) icpPrefix } }",
    );
    expect(province).toMatchObject({ name: "陕西", en: "Shaanxi", fullName: "陕西省", icpPrefix: "陕" });
    expect(province.regulator).toBe("陕西省通信管理局");
  });

  test.each([
    ["浙江省杭州市西湖区文三路 1 号", "ZJ"],
    ["杭州市西湖区文三路 1 号", "ZJ"],
    ["北京市海淀区中关村大街 1 号", "BJ"],
    ["内蒙古呼和浩特市新城区", "NM"],
    ["朝阳区建国路 1 号", null],
    ["", null],
  ])("of the address %s is %s", async (address, code) => {
    const { provinceOfAddress } = await ask<{ provinceOfAddress: { code: string } | null }>(
      "query ($address: String!) { provinceOfAddress(address: $address) { code } }",
      { address },
    );
    expect(provinceOfAddress?.code ?? null).toBe(code);
  });
});

describe("rules", () => {
  test("come with content, origin, dates and source", async () => {
    const { province } = await ask<{ province: { own: object; inherited: object } }>(`{ province(code: TJ) {
      own: rule(requirement: "office-phone-mobile-remark") { ...rule }
      inherited: rule(requirement: "house-number") { ...rule }
    } }
    fragment rule on Rule {
      origin effectiveFrom effectiveUntil province { code } requirement { key }
      content { value { ... on ChoicesValue { options { key label(locale: EN) } } ... on ChoiceValue { option { key } } } strictness summary en: summary(locale: EN) }
      revision { recordedAt change { number status sources { title } } sources { title clause } }
    }`);
    expect(province.own).toMatchObject({
      origin: "PROVINCE",
      effectiveFrom: "2020-01-01",
      content: {
        value: { options: [{ key: "CONTACT_NAME" }, { key: "JOB_TITLE" }] },
        strictness: "ENFORCED",
        summary: "联系人姓名、企业职务",
        en: "contact name, job title",
      },
      revision: { change: { status: "PUBLISHED" }, sources: [{ clause: "question9" }] },
    });
  });

  test("of a topic only, and none before the first", async () => {
    const { province } = await ask<{ province: { contact: { requirement: { topic: string } }[]; before: unknown[] } }>(
      `{ province(code: ZJ) { contact: rules(topic: CONTACT) { requirement { topic } } before: rules(asOf: "1999-12-31") { effectiveFrom } } }`,
    );
    expect(province.contact.length).toBeGreaterThan(0);
    expect(new Set(province.contact.map(({ requirement }) => requirement.topic))).toEqual(new Set(["CONTACT"]));
    expect(province.before).toEqual([]);
  });

  test("nothing was known before it was recorded", async () => {
    const { province } = await ask<{ province: { rules: unknown[] } }>(
      `{ province(code: ZJ) { rules(knownAt: "2001-01-01T00:00:00Z") { effectiveFrom } } }`,
    );
    expect(province.rules).toEqual([]);
  });

  test("nothing recorded is null, and an unknown requirement is refused by name", async () => {
    const { data } = await server.gql<{ province: { rule: unknown } }>(
      `{ province(code: XZ) { rule(requirement: "individual-filing-province") { effectiveFrom } } }`,
    );
    expect(data?.province.rule).toBeNull();
    const { errors } = await server.gql(`{ province(code: XZ) { rule(requirement: "nope") { effectiveFrom } } }`);
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", inputPath: ["requirement"] });
  });
});

describe("requirements", () => {
  test("are the catalogue, by topic and nature", async () => {
    const answer = await ask<Record<"all" | "individual", { key: string; appliesTo: string[] }[]>>(
      "{ all: requirements { key appliesTo } individual: requirements(appliesTo: INDIVIDUAL) { key appliesTo } }",
    );
    expect(answer.all.map(({ key }) => key)).toEqual(shippedCatalogue.requirements.map(({ key }) => key));
    expect(answer.individual.every(({ appliesTo }) => appliesTo.includes("INDIVIDUAL"))).toBe(true);
  });

  test("group every province once by what is in force", async () => {
    const { requirements: all } = await ask<{
      requirements: { key: string; groups: { content: object | null; provinces: { code: string }[] }[] }[];
    }>("{ requirements { key groups { content { summary } provinces { code } } } }");
    for (const { key, groups } of all) {
      const codes = groups.flatMap(({ provinces }) => provinces.map(({ code }) => code));
      expect([key, codes.length, new Set(codes).size]).toEqual([key, 31, 31]);
      expect(groups.filter(({ content }) => content === null).length).toBeLessThanOrEqual(1);
    }
  });
});

describe("comparing", () => {
  test("lays provinces side by side in the order asked for", async () => {
    const { comparison } = await ask<{
      comparison: {
        provinces: { code: string }[];
        rows: { requirement: { key: string }; distinct: number; cells: ({ province: { code: string } } | null)[] }[];
      };
    }>(`{ comparison(provinces: [JS, BJ], onlyDifferences: true) {
      provinces { code } rows { requirement { key } distinct cells { province { code } content { summary } } } } }`);
    expect(comparison.provinces.map(({ code }) => code)).toEqual(["JS", "BJ"]);
    for (const { cells, distinct } of comparison.rows) {
      expect(distinct).toBe(2);
      expect(cells.map((cell, index) => cell === null || cell.province.code === ["JS", "BJ"][index])).toEqual([
        true,
        true,
      ]);
    }
    expect(comparison.rows.map(({ requirement }) => requirement.key)).toContain("organisation-office-phone");
  });

  test("the groups of a row are its cells, each once", async () => {
    interface Says {
      readonly content: { readonly summary: string; readonly note: string | null; readonly strictness: string } | null;
      readonly origin: string | null;
    }
    const { comparison } = await ask<{
      comparison: { rows: { cells: (Says | null)[]; groups: (Says & { columns: number[] })[] }[] };
    }>(`{ comparison { rows {
      cells { content { summary note strictness } origin }
      groups { content { summary note strictness } origin columns }
    } } }`);
    expect(comparison.rows).toHaveLength(shippedCatalogue.requirements.length);
    for (const { cells, groups } of comparison.rows) {
      const gathered = groups.flatMap(({ columns, content, origin }) =>
        columns.map((column) => [column, content && { content, origin }] as const),
      );
      expect(gathered.toSorted(([a], [b]) => a - b)).toEqual(cells.map((cell, column) => [column, cell]));
    }
  });

  test("differences of two provinces are those of the other way round, turned", async () => {
    type Difference = { requirement: { key: string }; from: object | null; to: object | null };
    const sides = "requirement { key } from { content { summary } } to { content { summary } }";
    const { there, back } = await ask<Record<"there" | "back", Difference[]>>(
      `{ there: difference(from: { province: BJ }, to: { province: SH }) { ${sides} }
         back: difference(from: { province: SH }, to: { province: BJ }) { ${sides} } }`,
    );
    expect(there.length).toBeGreaterThan(0);
    expect(back).toEqual(there.map(({ requirement, from, to }) => ({ requirement, from: to, to: from })));
  });
});

describe("the rule book", () => {
  test("is fetched by its digest, for ever", async () => {
    const { rulebook } = await ask<{ rulebook: { digest: string; document: unknown } }>(
      "{ rulebook { digest document } }",
    );
    expect(digestOf(rulebook.document)).toBe(rulebook.digest);
    const response = await server.fetch(`/rulebooks/${rulebook.digest}.json`);
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(await response.json()).toEqual(rulebook.document);
    const again = await server.fetch(`/rulebooks/${rulebook.digest}.json`, {
      headers: { "if-none-match": response.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
    await server.restart();
    expect((await server.fetch(`/rulebooks/${rulebook.digest}.json`)).status).toBe(200);
  });

  test("of another day has a name that lasts too", async () => {
    const { rulebook } = await ask<{ rulebook: { digest: string } }>(`{ rulebook(asOf: "2018-01-01") { digest } }`);
    await server.restart();
    expect((await server.fetch(`/rulebooks/${rulebook.digest}.json`)).status).toBe(200);
  });

  test("that was never made isn't found", async () => {
    for (const name of ["0".repeat(64), "x", "../beian.db"])
      expect((await server.fetch(`/rulebooks/${name}.json`)).status).toBe(404);
  });
});

describe("history", () => {
  type History = {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
    edges: { cursor: string; node: { id: string; recordedAt: string } }[];
  };
  const page = async (args: string) => {
    const { province } = await ask<{ province: { history: History } }>(
      `{ province(code: ZJ) { history(${args}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id recordedAt } } } } }`,
    );
    return province.history;
  };

  test("walks forward to the end, and backward to the same list", async () => {
    const forward: string[] = [];
    let at = await page("first: 7");
    const { totalCount } = at;
    for (;;) {
      forward.push(...at.edges.map(({ node }) => node.id));
      if (!at.pageInfo.hasNextPage) break;
      at = await page(`first: 7, after: "${at.pageInfo.endCursor}"`);
    }
    expect(forward).toHaveLength(totalCount);
    const backward = at.edges.map(({ node }) => node.id);
    while (at.pageInfo.hasPreviousPage) {
      at = await page(`first: 7, before: "${at.pageInfo.startCursor}"`);
      backward.unshift(...at.edges.map(({ node }) => node.id));
    }
    expect(backward).toEqual(forward);
  });

  test("entries are nodes", async () => {
    const { edges } = await page("first: 1");
    const { node } = await ask<{ node: object }>(
      "query ($id: ID!) { node(id: $id) { id ... on RuleRevision { recordedAt } } }",
      { id: edges[0]?.node.id },
    );
    expect(node).toEqual(edges[0]?.node);
  });
});

test("nodes answer in the order of their ids, null where there is none", async () => {
  const { province, requirement } = await ask<Record<string, { id: string }>>(
    `{ province(code: ZJ) { id } requirement(key: "house-number") { id } }`,
  );
  const forged = Buffer.from("Province:QQ").toString("base64");
  const { nodes } = await ask<{ nodes: ({ id: string } | null)[] }>(
    "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
    {
      ids: [requirement?.id, "", "\u0000", forged, province?.id, "x".repeat(10_000)],
    },
  );
  expect(nodes).toEqual([requirement, null, null, null, province, null]);
});
