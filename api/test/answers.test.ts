import type { Definition } from "@beian/shared";
import { catalogueOf, parseFiling, questionsAskedBy, shippedDefinitions } from "@beian/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readProductRules } from "../src/bring-rules.ts";
import { CommandRefused } from "../src/cli/command.ts";
import { csvLineReader } from "../src/cli/validate-csv.ts";
import { approved, at, took } from "./change-steps.ts";
import { enterpriseOf } from "./filings.ts";
import type { TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

const words = (zh: string, en: string) => ({ zh, en });
const key = "custom-manager-insurance";
const asked = `${key}/hasProof`;

const insurance: Definition = {
  key,
  topic: "MATERIALS",
  title: words("网站负责人社保证明", "Website manager's social insurance"),
  description: words("网站负责人须提供社保证明。", "The manager proves to be insured."),
  appliesTo: ["ENTERPRISE"],
  value: { type: "BOOLEAN", yes: words("须提供", "needed"), no: words("不须", "not needed") },
  facts: [
    { key: "hasProof", type: "FLAG", title: words("有社保证明", "Has a proof") },
    { key: "paidSince", type: "DAY", title: words("缴纳起始日", "Paid since") },
  ],
  findings: [
    {
      key: "missing",
      at: "own.hasProof",
      message: words("缺少社保证明。", "The proof is missing."),
      remedy: words("请提供社保缴纳证明。", "Hand in a proof."),
    },
  ],
  rows: [
    { when: "!value || own.hasProof", then: "PASSED" },
    { when: "true", then: "FAILED", findings: ["missing"] },
  ],
};
const catalogue = catalogueOf([...shippedDefinitions, insurance]);

let server: TestServer;
beforeAll(async () => {
  server = await startServer({
    readRules: () => ({ ...readProductRules(), definitions: () => [...shippedDefinitions, insurance] }),
  });
  const [editor, reviewer] = [await server.person("EDITOR"), await server.person("REVIEWER")];
  const change = await approved(server, { editor, reviewer }, [{ province: "HN", requirement: key, value: true }]);
  await took(server, "publishChange", at(change), reviewer);
});
afterAll(() => server.close());

const filing = (answers?: readonly object[]) => ({
  ...enterpriseOf("湖南省长沙市"),
  ...(answers === undefined ? {} : { answers }),
});

interface Judged {
  readonly checks: readonly { readonly requirement: { readonly key: string } | null; readonly status: string }[];
  readonly findings: readonly {
    readonly key: string;
    readonly code: string;
    readonly path: readonly string[];
    readonly remedy: string | null;
  }[];
  readonly open: readonly {
    readonly requirement: { readonly key: string };
    readonly path: string[];
    readonly title: string;
  }[];
  readonly receipt: string;
}
const fields =
  "checks { requirement { key } status } findings { key code path remedy } open { requirement { key } path title } receipt";

const ask = (answers?: readonly object[]) =>
  server.gql<{ validateFiling: Judged }>(
    `query ($filing: FilingInput!) { validateFiling(filing: $filing) { ${fields} } }`,
    { filing: filing(answers) },
  );

async function judged(answers?: readonly object[]) {
  const { validateFiling } = dataOf(await ask(answers));
  const own = <One extends { requirement: { key: string } | null }>(list: readonly One[]) =>
    list.filter(({ requirement }) => requirement?.key === key);
  return {
    status: own(validateFiling.checks)[0]?.status,
    findings: validateFiling.findings.filter((found) => found.key.startsWith(key)),
    open: own(validateFiling.open).map(({ path, title }) => [path, title]),
    receipt: validateFiling.receipt,
  };
}

test("what a requirement asks beside the form is open until it is answered, and judged by the answer", async () => {
  expect(await judged()).toMatchObject({
    status: "UNDECIDED",
    findings: [],
    open: [[["answers", asked], "有社保证明"]],
  });
  expect(await judged([{ fact: asked, flag: true }])).toMatchObject({ status: "PASSED", findings: [], open: [] });
  expect(await judged([{ fact: asked, flag: false }])).toMatchObject({
    status: "FAILED",
    findings: [{ key: `${key}/missing`, code: "CUSTOM", path: ["answers", asked], remedy: "请提供社保缴纳证明。" }],
    open: [],
  });
});

test("a receipt is of the answers too, in whatever order", async () => {
  const [one, other] = [
    { fact: asked, flag: true },
    { fact: `${key}/paidSince`, day: "2026-01-01" },
  ];
  const { receipt } = await judged([one, other]);
  const matches = async (answers: readonly object[]) =>
    dataOf(
      await server.gql<{ replay: { matches: boolean } }>(
        "query ($receipt: String!, $filing: FilingInput!) { replay(receipt: $receipt, filing: $filing) { matches } }",
        { receipt, filing: filing(answers) },
      ),
    ).replay.matches;
  expect(await matches([other, one])).toBe(true);
  expect(await matches([one])).toBe(false);
  expect(await matches([{ ...one, flag: false }, other])).toBe(false);
});

test.each<[string, readonly object[], readonly string[]]>([
  ["to no question of the day", [{ fact: "custom-other/hasProof", flag: true }], ["answers", "custom-other/hasProof"]],
  ["by another type than the question's", [{ fact: asked, text: "机密内容" }], ["answers", asked]],
  [
    "twice",
    [
      { fact: asked, flag: true },
      { fact: asked, flag: true },
    ],
    ["answers", asked],
  ],
  ["by two at once", [{ fact: asked, flag: true, text: "机密内容" }], ["answers", "0"]],
  ["by none", [{ fact: asked }], ["answers", "0"]],
  ["to a name of no such form", [{ fact: "机密内容", flag: true }], ["answers", "0", "fact"]],
])("an answer %s is refused by name, wherever a filing is taken", async (_, answers, path) => {
  const one = await ask(answers);
  const many = await server.gql(
    "query ($filings: [FilingInput!]!) { validateFilings(filings: $filings) { outcome } }",
    { filings: [filing(), filing(answers)] },
  );
  const everywhere = await server.gql(
    "query ($filing: FilingInput!) { validateEverywhere(filing: $filing) { outcome } }",
    { filing: filing(answers) },
  );
  const replayed = await server.gql(
    'query ($filing: FilingInput!) { replay(receipt: "x", filing: $filing) { matches } }',
    { filing: filing(answers) },
  );
  for (const [{ errors }, at] of [
    [one, ["filing"]],
    [many, ["filings", "1"]],
    [everywhere, ["filing"]],
    [replayed, ["filing"]],
  ] as const) {
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", inputPath: [...at, ...path] });
    expect(JSON.stringify(errors)).not.toContain("机密");
  }
  expect(server.logged.join("")).not.toContain("机密");
});

test("a sample's answers are to questions of the day", async () => {
  const administrator = await server.person("ADMINISTRATOR");
  const create = async (name: string, answers: readonly object[]) =>
    dataOf(
      await server.gql<{ createSample: { __typename: string; path?: string[] } }>(
        "mutation ($input: CreateSampleInput!) { createSample(input: $input) { __typename ... on InvalidInput { path } } }",
        { input: { nameZh: name, nameEn: name, filing: filing(answers), expectations: [] } },
        administrator,
      ),
    ).createSample;
  expect(await create("one", [{ fact: asked, flag: true }])).toEqual({ __typename: "SampleSuccess" });
  expect(await create("two", [{ fact: "custom-other/x", flag: true }])).toEqual({
    __typename: "InvalidInput",
    path: ["input", "filing", "answers", "custom-other/x"],
  });
});

test("a file's columns answer by name, and a column that nobody asks for is refused", () => {
  const questions = questionsAskedBy(catalogue.requirements);
  const records = (text: string) => {
    const reader = csvLineReader(questions);
    return [...reader.read(text), ...reader.end()].map((line) => ("input" in line ? line.input : line.problem));
  };
  const [first, second, third] = records(
    `subject.name,answers.${asked},answers.${key}/paidSince\n甲,是,2026-01-01\n乙,,\n丙,perhaps,\n`,
  );
  expect(first).toEqual({
    subject: { name: "甲" },
    answers: [
      { fact: asked, flag: true },
      { fact: `${key}/paidSince`, day: "2026-01-01" },
    ],
  });
  expect(second).toEqual({ subject: { name: "乙" } });
  const parsed = parseFiling({ ...enterpriseOf("湖南省长沙市"), ...(third as object) });
  expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path.join("."))).toContain("answers.0.flag");
  for (const column of ["answers.custom-other/x", "answers", `answers.${asked}.flag`, `answers.${key}`])
    expect(() => records(`subject.name,${column}\n甲,是\n`)).toThrow(CommandRefused);
});
