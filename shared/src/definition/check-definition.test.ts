import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { organisationExample } from "../filing/filing.example.ts";
import type { Type } from "../language/type.ts";
import { option } from "../language/type.ts";
import type { CheckedDefinition, DefinitionContext } from "./check-definition.ts";
import { checkDefinition, mostProblems } from "./check-definition.ts";
import type { Definition } from "./definition.ts";
import { definitionBounds } from "./definition.ts";
import { definitionProblemCodes } from "./problem.ts";

const rules = new Map<string, Type>([["principal-legal-representative", option(["MUST_BE_LEGAL_REP", "MAY_DIFFER"])]]);
const context: DefinitionContext = { rules };

const words = (said: string) => ({ zh: `${said}。`, en: `${said}.` });
const withSites = (sitesInFiling?: number) => ({
  ...organisationExample,
  website: { domain: "example.com", ...(sitesInFiling === undefined ? {} : { sitesInFiling }) },
});

/** A definition with nothing to object to, which tests change in one place. */
const sound: Definition = {
  key: "custom-few-sites",
  topic: "WEBSITE",
  title: words("网站不多"),
  description: words("一次提交几个网站"),
  appliesTo: ["ENTERPRISE"],
  filingTypes: ["FIRST"],
  value: { type: "INTEGER", minimum: 1, maximum: 10, unit: words("个") },
  findings: [
    {
      key: "too-many",
      at: "website.sitesInFiling",
      message: words("最多 {value} 个，现有 {extra}"),
      counts: { extra: "website.sitesInFiling - value" },
      cures: [{ kind: "FACT", to: "value" }],
      variants: { last: { message: words("刚好 {value} 个") } },
    },
  ],
  rows: [
    { when: "website.sitesInFiling > value", then: "FAILED", findings: ["too-many"] },
    { when: "website.sitesInFiling == value", then: "FAILED", findings: ["too-many/last"] },
    { when: "true", then: "PASSED" },
  ],
  cases: [
    { title: "多", filing: withSites(6), province: "ZJ", value: 5, status: "FAILED", findings: ["too-many"] },
    { title: "刚好", filing: withSites(5), province: "ZJ", value: 5, status: "FAILED", findings: ["too-many/last"] },
    { title: "少", filing: withSites(4), province: "ZJ", value: 5, status: "PASSED" },
    { title: "没有填", filing: withSites(), province: "ZJ", value: 5, status: "UNDECIDED" },
  ],
};

const options = (...keys: string[]) => keys.map((key) => ({ key, label: words(key) }));
const choice = { type: "CHOICE", options: options("A", "B") } as const;
const finding = sound.findings?.[0];
const repeatedly = <T>(count: number, one: T) => Array.from({ length: count }, () => one);

function told({ problems }: CheckedDefinition): readonly string[] {
  return problems.map(({ code, path }) => `${code} ${path.join(".")}`);
}

test("a sound definition is taken, with what it costs", () => {
  const checked = checkDefinition(JSON.parse(JSON.stringify(sound)), context);
  expect(told(checked)).toEqual([]);
  expect(checked.definition).toEqual(sound);
  expect(checked.cost).toBeGreaterThan(5);
  expect(checked.cost).toBeLessThan(50);
});

type Fault = [what: string, change: object, expected: readonly string[], also?: Partial<DefinitionContext>];
const faults: readonly Fault[] = [
  ["a key without its prefix", { key: "few-sites" }, ["KEY_FORM key"]],
  ["a product's key with the prefix", {}, ["KEY_FORM key"], { isProducts: true }],
  ["a key that isn't one", { key: "Custom Few" }, ["KEY_FORM key"]],
  ["a key that is taken", {}, ["KEY_TAKEN key"], { isTaken: () => true }],
  ["another key than the one it follows", {}, ["KEY_TAKEN key"], { before: { ...sound, key: "custom-other" } }],
  ["no English", { title: { zh: "网站" } }, ["LANGUAGE_MISSING title.en"]],
  ["an empty text", { title: { zh: "网站", en: " " } }, ["LANGUAGE_MISSING title.en"]],
  ["a control character", { title: { zh: "网\u0007站", en: "Sites" } }, ["SYNTAX title.zh"]],
  ["a text of several lines", { title: { zh: "网\n站", en: "Sites" } }, ["SYNTAX title.zh"]],
  ["a broken character", { title: { zh: "网\ud800", en: "Sites" } }, ["SYNTAX title.zh"]],
  ["a text of a megabyte", { title: { zh: "长".repeat(1_000_000), en: "Sites" } }, ["TOO_COSTLY title.zh"]],
  ["a topic that there isn't", { topic: "MONEY" }, ["NOT_AN_OPTION topic"]],
  ["a nature twice", { appliesTo: ["ENTERPRISE", "ENTERPRISE"] }, ["KEY_TAKEN appliesTo.1"]],
  ["nobody concerned", { appliesTo: [] }, ["SYNTAX appliesTo"]],
  ["a member of no meaning", { colour: "red" }, ["SYNTAX "]],
  ["a value of no type", { value: { type: "COLOUR" } }, ["WRONG_TYPE value.type"]],
  ["a range that is empty", { value: { ...sound.value, minimum: 11 } }, ["WRONG_TYPE value.minimum"]],
  ["another value type than before", {}, ["VALUE_TYPE_CHANGED value.type"], { before: { ...sound, value: choice } }],
  [
    "a narrower range than before",
    {},
    ["VALUE_TYPE_CHANGED value"],
    { before: { ...sound, value: { type: "INTEGER", minimum: 1, maximum: 20, unit: words("个") } } },
  ],
  [
    "an option that history holds taken away",
    { value: { type: "CHOICE", options: options("A") }, rows: [], findings: [], cases: [] },
    ["OPTION_IN_USE value.options"],
    { before: { ...sound, value: choice }, optionsInUse: new Set(["B"]) },
  ],
  [
    "an option twice",
    { value: { type: "CHOICE", options: options("A", "A") }, rows: [], findings: [], cases: [] },
    ["KEY_TAKEN value.options.1"],
  ],
  ["a finding twice", { findings: [finding, finding] }, ["KEY_TAKEN findings.1"]],
  [
    "a hole that nothing fills",
    { findings: [{ ...finding, message: words("{count} 个") }] },
    ["UNKNOWN_FACT findings.0.message"],
  ],
  [
    "an option in words where no row is judged by option",
    { findings: [{ ...finding, message: words("{item}") }] },
    ["UNKNOWN_FACT findings.0.message"],
  ],
  [
    "a finding nowhere",
    { findings: [{ ...finding, at: "website.sites" }] },
    ["UNKNOWN_FACT findings.0.at", "UNKNOWN_FACT findings.0.cures.0.at"],
  ],
  [
    "a count that is no number",
    { findings: [{ ...finding, counts: { extra: "website.domain" } }] },
    ["WRONG_TYPE findings.0.counts.extra"],
  ],
  [
    "an edit to what the field can't hold",
    { findings: [{ ...finding, cures: [{ kind: "FACT", to: '"many"' }] }] },
    ["WRONG_TYPE findings.0.cures.0.to"],
  ],
  ["an edit to nothing", { findings: [{ ...finding, cures: [{ kind: "FACT" }] }] }, ["SYNTAX findings.0.cures.0.to"]],
  [
    "an edit under a condition that can't be read",
    { findings: [{ ...finding, cures: [{ kind: "FACT", when: "value >", to: "value" }] }] },
    ["SYNTAX findings.0.cures.0.when"],
  ],
  ["a row that can't be read", rowsWith({ when: "website.sitesInFiling >", then: "PASSED" }), ["SYNTAX rows.0.when"]],
  [
    "a fact that there isn't",
    rowsWith({ when: "website.sites > value", then: "PASSED" }),
    ["UNKNOWN_FACT rows.0.when"],
  ],
  [
    "a function that there isn't",
    rowsWith({ when: "many(value) > 1", then: "PASSED" }),
    ["UNKNOWN_FUNCTION rows.0.when"],
  ],
  ["an option that there isn't", rowsWith({ when: 'type == "SECOND"', then: "PASSED" }), ["NOT_AN_OPTION rows.0.when"]],
  [
    "a requirement that there isn't",
    rowsWith({ when: 'rule("custom-other") == 1', then: "PASSED" }),
    ["UNKNOWN_FACT rows.0.when"],
  ],
  [
    "a finding that there isn't",
    rowsWith({ when: "value > 9", then: "FAILED", findings: ["none"] }),
    ["UNKNOWN_FACT rows.0.findings.0"],
  ],
  ["a failure without a finding", rowsWith({ when: "value > 9", then: "FAILED" }), ["WRONG_TYPE rows.0.findings"]],
  [
    "a pass with a finding",
    rowsWith({ when: "value > 9", then: "PASSED", findings: ["too-many"] }),
    ["WRONG_TYPE rows.0.findings"],
  ],
  [
    "a row after one that always holds",
    rowsWith({ when: "true", then: "PASSED" }),
    ["ROW_NEVER_REACHED rows.1", "ROW_NEVER_REACHED rows.2", "ROW_NEVER_REACHED rows.3"],
  ],
  ["a row that never holds", rowsWith({ when: "1 > 2", then: "PASSED" }), ["ROW_NEVER_REACHED rows.0"]],
  [
    "the same row twice",
    rowsWith({ when: "website.sitesInFiling > value", then: "UNDECIDED" }),
    ["ROW_NEVER_REACHED rows.1"],
  ],
  ["rows that don't say what else comes", { rows: sound.rows?.slice(0, 2) }, ["CASE_MISSING rows"]],
  [
    "a finding that no row reports",
    { findings: [finding, { key: "other", at: "website.domain", message: words("别的") }] },
    ["ROW_NEVER_REACHED findings.1"],
  ],
  [
    "a pass where nothing is recorded",
    { unrecorded: [{ when: "true", then: "PASSED" }] },
    ["WRONG_TYPE unrecorded.0.then"],
  ],
  [
    "a value where nothing is recorded",
    {
      unrecorded: [
        { when: "value > 1", then: "UNDECIDED" },
        { when: "true", then: "UNDECIDED" },
      ],
    },
    ["UNKNOWN_FACT unrecorded.0.when"],
  ],
  ["a case that fails", casesWith({ status: "PASSED", findings: [] }), ["CASE_FAILS cases.0", "CASE_MISSING cases"]],
  [
    "a case whose filing isn't one",
    casesWith({ filing: { type: "FIRST" } }),
    ["CASE_FAILS cases.0.filing.subject", "CASE_FAILS cases.0.filing.principal"],
  ],
  ["a case under a value that can't be", casesWith({ value: 11 }), ["WRONG_TYPE cases.0.value"]],
  [
    "a case that names another requirement that there isn't",
    casesWith({ rules: { other: 1 } }),
    ["UNKNOWN_FACT cases.0.rules.other"],
  ],
  ["no case for a finding", { cases: sound.cases?.slice(1) }, ["CASE_MISSING cases"]],
  ["no case for silence", { cases: sound.cases?.slice(0, 3) }, ["CASE_MISSING cases"]],
  ["no case that passes", { cases: sound.cases?.toSpliced(2, 1) }, ["CASE_MISSING cases"]],
];

function rowsWith(row: NonNullable<Definition["rows"]>[number]) {
  return { rows: [row, ...(sound.rows ?? [])] };
}
function casesWith(change: object) {
  return { cases: sound.cases?.map((one, at) => (at === 0 ? { ...one, ...change } : one)) };
}

test.each<Fault>([...faults])("%s is named", (_, change, expected, also = {}) => {
  const checked = checkDefinition({ ...sound, ...change }, { ...context, ...also });
  expect(told(checked)).toEqual(expected);
  for (const { message } of checked.problems) {
    expect(message.zh).toMatch(/\p{Script=Han}/u);
    expect(message.en).toMatch(/[a-z]/);
    expect(message.zh.length + message.en.length).toBeLessThan(1_000);
  }
});

test("every code that there is can be told", () => {
  const arising = new Set(faults.flatMap(([, , expected]) => expected.map((one) => one.split(" ")[0])));
  expect(definitionProblemCodes.filter((code) => !arising.has(code))).toEqual([]);
});

test("a question of its own can be asked, and nobody's answer is an edit", () => {
  const own = {
    ...sound,
    facts: [{ key: "hasProof", type: "FLAG", title: words("有证明") }],
    findings: [
      {
        key: "too-many",
        at: "own.hasProof",
        message: words("须有证明"),
        cures: [{ kind: "FACT", at: "own.hasProof", to: "true" }],
      },
    ],
    rows: [
      { when: "own.hasProof", then: "PASSED" },
      { when: "true", then: "FAILED", findings: ["too-many"] },
    ],
    cases: [],
  };
  expect(told(checkDefinition(own, context))).toEqual(["UNKNOWN_FACT findings.0.cures.0.at"]);
});

describe("a hostile definition is refused in bounded time, with place and reason", () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `O${at}`);
  const listOf = (keys: readonly string[], terms?: readonly string[]) => ({
    type: "CHOICES",
    options: keys.map((key) => ({ key, label: words(key), ...(terms ? { terms } : {}) })),
    none: words("无"),
  });
  const bare = { findings: [], cases: [] };
  test.each<[what: string, change: object, expected: string]>([
    ["options by the thousand", { ...bare, rows: [], value: listOf(many(5_000)) }, "TOO_COSTLY value.options"],
    [
      "terms by the thousand",
      { ...bare, rows: [], value: listOf(["A"], repeatedly(5_000, "词")) },
      "TOO_COSTLY value.options.0.terms",
    ],
    ["ten thousand cases", { cases: repeatedly(10_000, sound.cases?.[0]) }, "TOO_COSTLY cases"],
    ["ten thousand rows", { rows: repeatedly(10_000, sound.rows?.[0]) }, "TOO_COSTLY rows"],
    ["a thousand findings", { findings: repeatedly(1_000, finding) }, "TOO_COSTLY findings"],
    [
      "a thousand variants",
      { findings: [{ ...finding, variants: Object.fromEntries(many(1_000).map((key) => [`v${key}`, {}])) }] },
      "TOO_COSTLY findings.0.variants",
    ],
    [
      "an expression of a megabyte",
      rowsWith({ when: `${"value > 1 || ".repeat(90_000)}true`, then: "PASSED" }),
      "TOO_COSTLY rows.0.when",
    ],
    [
      "an expression of a thousand brackets",
      rowsWith({ when: `${"(".repeat(900)}true${")".repeat(900)}`, then: "PASSED" }),
      "TOO_COSTLY rows.0.when",
    ],
    [
      "rows that multiply",
      {
        ...bare,
        value: listOf(many(100), repeatedly(60, "词")),
        rows: [
          {
            when: "value.exists(a, value.exists(b, value.exists(c, terms(a).exists(x, terms(b).exists(y, terms(c).exists(z, website.name.contains(x) && website.name.contains(y) && website.name.contains(z)))))))",
            then: "PASSED",
          },
          { when: "true", then: "UNDECIDED" },
        ],
      },
      "TOO_COSTLY rows",
    ],
  ])("%s", (_, change, expected) => {
    const begin = Date.now();
    const checked = checkDefinition({ ...sound, ...change }, context);
    expect(told(checked)).toContain(expected);
    expect(checked.problems.length).toBeLessThanOrEqual(mostProblems);
    expect(JSON.stringify(checked.problems).length).toBeLessThan(100_000);
    // Hundreds of times what it takes: what is meant is that it ends.
    expect(Date.now() - begin).toBeLessThan(10_000);
  });
});

test("bounds hold at their edge: as many cases as there may be are judged", () => {
  const cases = [...(sound.cases ?? []), ...repeatedly(definitionBounds.cases - 4, sound.cases?.[0])];
  expect(told(checkDefinition({ ...sound, cases }, context))).toEqual([]);
});

test("any JSON at all is read or refused, and never an exception", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (json) => {
      const { definition, problems } = checkDefinition(json, context);
      if (!definition) expect(problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

test("nor is any definition with some part of it put out of shape", () => {
  const paths = pathsOf(sound);
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }), (path, json) => {
      const { problems } = checkDefinition(changedAt(JSON.parse(JSON.stringify(sound)), path, json), context);
      for (const { code, message } of problems) {
        expect(definitionProblemCodes).toContain(code);
        expect(message.zh.length * message.en.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});

function pathsOf(of: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof of !== "object" || of === null) return [path];
  return [path, ...Object.entries(of).flatMap(([key, value]) => pathsOf(value, [...path, key]))];
}

function changedAt(of: Record<string, unknown>, path: readonly string[], to: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  of[key] = changedAt(of[key] as Record<string, unknown>, rest, to);
  return of;
}
