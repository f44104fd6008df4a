import fc from "fast-check";
import { expect, test } from "vitest";
import { catalogueOf } from "../catalogue/catalogue.ts";
import { edition1Definitions } from "../catalogue/edition-1.generated.ts";
import type { Definition } from "../definition/definition.ts";
import { engineEdition } from "../facts/edition.ts";
import { arbitraryFilingInput } from "../filing/filing.arbitrary.ts";
import { organisationExample } from "../filing/filing.example.ts";
import { parseFiling } from "../filing/parse-filing.ts";
import type { FilingInput } from "../filing/schema.ts";
import { canonicalJson } from "../rulebook/digest.ts";
import type { AnyRulebook, DefinitionRecord } from "../rulebook/document.ts";
import { UnknownFormat, withDefinitions } from "../rulebook/document.ts";
import { arbitraryHistory } from "../rulebook/history.arbitrary.ts";
import { resolve } from "../rulebook/resolve.ts";
import type { RuleRecord } from "../rulebook/rule.ts";
import type { RuleValue } from "../values/value-spec.ts";
import { compile } from "./compile.ts";
import { openRulebook } from "./open-rulebook.ts";
import { isComplete } from "./verdict.ts";

const today = "2026-11-24";
const recorded = (definition: Definition): DefinitionRecord => ({
  ...definition,
  effectiveFrom: "1900-01-01",
  revision: 1,
});
const ofEdition1 = edition1Definitions.map(recorded);
/** As it comes over the wire. */
const sent = <Document extends AnyRulebook>(document: Document): Document => JSON.parse(canonicalJson(document));

const words = { zh: "文字", en: "words" };
const sites: Definition = {
  key: "custom-few-sites",
  topic: "WEBSITE",
  title: words,
  description: words,
  appliesTo: ["ENTERPRISE"],
  value: {
    type: "CHOICE",
    options: [
      { key: "ONE", label: words },
      { key: "ANY", label: words },
    ],
  },
  findings: [{ key: "too-many", at: "website.sitesInFiling", message: words }],
  rows: [
    { when: 'value == "ANY"', then: "PASSED" },
    { when: "website.sitesInFiling > 1", then: "FAILED", findings: ["too-many"] },
    { when: "true", then: "PASSED" },
  ],
};

function bookOf(rules: Readonly<Record<string, RuleValue>>, definitions: readonly DefinitionRecord[]) {
  const national: Record<string, RuleRecord> = {};
  for (const [key, value] of Object.entries(rules))
    national[key] = { value, strictness: "ENFORCED", effectiveFrom: "2020-01-01", revision: 1 };
  return withDefinitions({ format: 1, knownAt: null, national, provinces: {}, takeovers: {} }, definitions);
}

async function judged(document: AnyRulebook, sitesInFiling?: number) {
  const { compiled } = await openRulebook(sent(document));
  const filing = read({
    ...organisationExample,
    website: { domain: "a.cn", ...(sitesInFiling ? { sitesInFiling } : {}) },
  });
  const verdict = compiled.validate(filing, { today, province: "ZJ" });
  const lines = verdict.checks.filter(({ requirement }) => requirement !== null);
  return {
    lines: lines.map(({ key, status }) => `${key} ${status}`),
    findings: verdict.findings.map(({ key }) => key),
    complete: isComplete(verdict),
    unread: compiled.unread,
  };
}

test("a document that holds its definitions is judged by them alone, and by those of the first edition as format 1 is", async () => {
  const histories = arbitraryHistory();
  await fc.assert(
    fc.asyncProperty(histories, arbitraryFilingInput().map(read), async (history, filing) => {
      const document = resolve(history, "2026-12-31", 100);
      const [plain, defined] = await Promise.all(
        [document, withDefinitions(document, ofEdition1)].map(async (one) => (await openRulebook(sent(one))).compiled),
      );
      const said = (verdicts: unknown) =>
        JSON.stringify(verdicts, (key, value) => (key === "requirement" ? value?.key : value));
      expect(said(defined?.validateEverywhere(filing, { today }))).toBe(
        said(plain?.validateEverywhere(filing, { today })),
      );
      expect([plain?.unread, defined?.unread]).toEqual([[], []]);
    }),
    { numRuns: 8 },
  );
}, 60_000);

test("a requirement of staff's own is judged by the document alone", async () => {
  const document = bookOf({ [sites.key]: "ONE" }, [recorded(sites)]);
  expect(await judged(document, 2)).toEqual({
    lines: ["custom-few-sites FAILED"],
    findings: ["custom-few-sites/too-many"],
    complete: true,
    unread: [],
  });
  expect(await judged(document, 1)).toMatchObject({ lines: ["custom-few-sites PASSED"], complete: true });
  expect(await judged(document)).toMatchObject({ lines: ["custom-few-sites UNDECIDED"], complete: false });
});

test.each([3, 0, "1", null, undefined])("format %j is refused in words", async (format) => {
  const document = { ...bookOf({}, []), format } as unknown as AnyRulebook;
  await expect(openRulebook(document)).rejects.toThrow(UnknownFormat);
  expect(() => compile(document, [])).toThrow(/unknown format/);
});

test.each<RuleValue>([true, 3, "SOME", ["A", "B"], []])(
  "a rule %j of a requirement that there isn't is left open and named",
  async (value) => {
    const named = { unread: [{ requirement: "custom-unheard-of", values: [] }], complete: false };
    const document = bookOf({ "custom-unheard-of": value }, []);
    expect(await judged(document)).toMatchObject({ ...named, lines: ["custom-unheard-of UNDECIDED"] });
    const { rules } = document;
    const { lines, ...rest } = await judged({ format: 1, knownAt: null, ...rules });
    expect(rest).toMatchObject(named);
    expect(lines.at(-1)).toBe("custom-unheard-of UNDECIDED");
  },
);

test.each<RuleValue>(["TWO", true, 2, ["ONE"]])(
  "a value %j that a requirement doesn't know decides nothing and is named",
  async (value) => {
    expect(await judged(bookOf({ [sites.key]: value }, [recorded(sites)]), 1)).toEqual({
      lines: ["custom-few-sites UNDECIDED"],
      findings: [],
      complete: false,
      unread: [{ requirement: sites.key, values: [value] }],
    });
  },
);

test("another requirement that asks for a value that isn't known can't be told either", async () => {
  const asking: Definition = {
    ...sites,
    key: "custom-asking",
    rows: [
      { when: 'rule("custom-few-sites") == "ONE"', then: "PASSED" },
      { when: "true", then: "NOT_APPLICABLE" },
    ],
    findings: [],
  };
  const status = async (value: RuleValue) =>
    (await judged(bookOf({ [sites.key]: value, [asking.key]: "ONE" }, [recorded(sites), recorded(asking)]), 1))
      .lines[1];
  expect(await status("ONE")).toBe("custom-asking PASSED");
  expect(await status("ANY")).toBe("custom-asking NOT_APPLICABLE");
  expect(await status("TWO")).toBe("custom-asking UNDECIDED");
});

test.each<[string, object]>([
  ["needs a newer engine", { edition: engineEdition + 1 }],
  ["names a fact that this engine doesn't have", { rows: [{ when: "website.colour == 1", then: "PASSED" }] }],
  ["calls a function that this engine doesn't have", { rows: [{ when: "painted(on)", then: "PASSED" }] }],
  ["has a member of no meaning", { colour: "red" }],
  ["is of a value that there is none of", { value: { type: "COLOUR" } }],
  [
    "reports a finding at a fact that there isn't",
    { findings: [{ key: "too-many", at: "website.colour", message: words }] },
  ],
])("a definition that %s leaves its own rules open and no others", async (_, change) => {
  const unread = { ...recorded(sites), ...change } as DefinitionRecord;
  const other = { ...recorded(sites), key: "custom-other" };
  const { lines, complete } = await judged(bookOf({ [sites.key]: "ANY", "custom-other": "ONE" }, [unread, other]), 2);
  expect(lines).toEqual(["custom-few-sites UNDECIDED", "custom-other FAILED"]);
  expect(complete).toBe(false);
});

test("books of format 1 are judged by definitions that stay", async () => {
  const { catalogue } = await openRulebook(resolve([], "2026-12-31", 0));
  expect(catalogue.requirements.map(({ key }) => key)).toEqual(edition1Definitions.map(({ key }) => key));
  expect(catalogueOf(edition1Definitions).findingKeys).toEqual(catalogue.findingKeys);
});

function read(input: FilingInput) {
  const parsed = parseFiling(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.filing;
}
