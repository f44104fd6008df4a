import { readdirSync, readFileSync } from "node:fs";
import type { FilingInput, Outcome, PlainDate, ProvinceCode } from "@beian/shared";
import {
  compile,
  isComplete,
  parseFiling,
  provinceCodes,
  rulesOf,
  shippedCatalogue,
  subjectNatures,
  universalChecks,
} from "@beian/shared";
import { describe, expect, test } from "vitest";
import { seededRulebook } from "../seed/seeded-rulebook.example.ts";

// Made-up filings as applicants write them. What is expected of each was written from what `because` names before the
// engine judged it; a filing that comes out otherwise is looked at, never copied from what came out.

interface Entry {
  readonly title: string;
  /** What it is a variation of; few of one, so that the filings differ in more than their numbers. */
  readonly template: string;
  /** What decides it: a rule and where it holds, a line of the FAQ, a standard, or a check of the form itself. */
  readonly because: string;
  /** Left out where the certificate's address tells it. */
  readonly province?: ProvinceCode;
  readonly on: PlainDate;
  readonly filing: FilingInput;
  readonly expected: {
    readonly outcome: Outcome;
    /** `CODE path`, in any order. */
    readonly findings: readonly string[];
    readonly complete?: boolean;
  };
}

const { requirements } = shippedCatalogue;

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".json"));
const groups = files.map((name) => ({
  name,
  entries: JSON.parse(readFileSync(`${import.meta.dirname}/${name}`, "utf8")) as readonly Entry[],
}));
const corpus = groups.flatMap(({ entries }) => entries);

const books = new Map(
  [...new Set(corpus.map(({ on }) => on))].map((on) => {
    const document = seededRulebook(on);
    return [on, { document, compiled: compile(document, requirements) }] as const;
  }),
);

describe.each(groups)("$name", ({ entries }) => {
  test.each(entries)("$title", (entry) => {
    expect(judged(entry)).toEqual(expectedOf(entry));
  });
});

describe("the corpus", () => {
  test("has 300 filings or more, of which 100 pass and 50 have faults in two places", () => {
    expect(corpus.length).toBeGreaterThanOrEqual(300);
    expect(corpus.filter(({ expected }) => expected.outcome === "PASSES").length).toBeGreaterThanOrEqual(100);
    const places = ({ expected }: Entry) => new Set(expected.findings.map((found) => found.split(" ")[1])).size;
    expect(corpus.filter((entry) => places(entry) >= 2).length).toBeGreaterThanOrEqual(50);
  });

  test("has no more than five of one template, none twice, and each under a title of its own", () => {
    const byTemplate = Map.groupBy(corpus, ({ template }) => template);
    expect([...byTemplate].filter(([, entries]) => entries.length > 5).map(([template]) => template)).toEqual([]);
    expect(new Set(corpus.map(({ filing }) => JSON.stringify(filing))).size).toBe(corpus.length);
    expect(new Set(corpus.map(({ title }) => title)).size).toBe(corpus.length);
  });

  test("is of every province and every nature", () => {
    const natures = new Set(corpus.map(({ filing }) => filing.subject.nature));
    expect([...subjectNatures].filter((nature) => !natures.has(nature))).toEqual([]);
    const provinces = new Set(corpus.map((entry) => verdictOf(entry).province));
    expect(provinceCodes.filter((code) => !provinces.has(code))).toEqual([]);
  });

  test.each(corpus)("$title: what decides it exists", ({ because, on }) => {
    const [kind, name = "", , where] = because.split(" ");
    switch (kind) {
      case "rule": {
        const document = books.get(on)?.document;
        const rule =
          where === "CN"
            ? document?.national[name]
            : document && provinceCodes.includes(where as ProvinceCode)
              ? rulesOf(document, where as ProvinceCode, requirements).get(name)
              : undefined;
        expect(rule, because).toBeDefined();
        return;
      }
      case "check":
        expect(universalChecks.map(({ key }) => key)).toContain(name);
        return;
      case "FAQ":
        expect(name).toMatch(/^Q(?:[1-9]|1[0-7]|111)$/);
        return;
      default:
        expect(standards).toContain(because);
    }
  });
});

const standards = [
  "GB 11643-1999",
  "GB 11714-1997",
  "GB 32100-2015",
  "GB/T 2260",
  "GS 15-2006",
  "ICAO Doc 9303",
] as const;

function verdictOf({ filing, on, province }: Entry) {
  const parsed = parseFiling(filing);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const book = books.get(on);
  if (!book) throw new Error(`no book of ${on}`);
  return book.compiled.validate(parsed.filing, { today: on, ...(province ? { province } : {}) });
}

function judged(entry: Entry) {
  const verdict = verdictOf(entry);
  const found = verdict.findings.map(({ draft }) => `${draft.kind.code} ${draft.path.join(".")}`);
  const complete = entry.expected.complete === undefined ? undefined : isComplete(verdict);
  return { outcome: verdict.outcome, findings: found.sort(), complete };
}

function expectedOf({ expected }: Entry) {
  const { outcome, findings, complete } = expected;
  return { outcome, findings: [...findings].sort(), complete };
}
