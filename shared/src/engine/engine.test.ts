import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shippedCatalogue } from "../catalogue/shipped.ts";
import type { Definition } from "../definition/definition.ts";
import { requirementOf } from "../definition/requirement-of.ts";
import { factsOf } from "../filing/facts.ts";
import { arbitraryFilingInput } from "../filing/filing.arbitrary.ts";
import { organisationExample } from "../filing/filing.example.ts";
import { parseFiling } from "../filing/parse-filing.ts";
import type { Filing, FilingInput } from "../filing/schema.ts";
import { provinceCodes } from "../provinces.ts";
import type { RulebookDocument } from "../rulebook/resolve.ts";
import { resolve } from "../rulebook/resolve.ts";
import { rulebookExample } from "../rulebook/rulebook.example.ts";
import { compile } from "../validate/compile.ts";
import type { Finding, Verdict } from "../validate/verdict.ts";
import { engineBounds } from "./bounds.ts";
import { sizeOf } from "./decision.ts";
import type { Engine } from "./engine.ts";
import { plainlyJudged } from "./plain-judge.example.ts";
import { unread } from "./sheet.ts";

const { requirements } = shippedCatalogue;
const today = "2026-11-24";

/** A dozen words in names: 4,096 ways to break it, each of which makes a leaf of its own. */
const words = [..."甲乙丙丁戊己庚辛壬癸子丑"];
const wordy: Definition = {
  key: "wordy",
  topic: "WEBSITE",
  title: { zh: "用词", en: "Words" },
  description: { zh: "名称中不能有的词。", en: "Words that no name has." },
  appliesTo: ["ENTERPRISE"],
  value: {
    type: "CHOICES",
    none: { zh: "不限", en: "any" },
    options: words.map((word, at) => ({
      key: `W${at}`,
      label: { zh: word, en: `word ${at}` },
      terms: [`${word}${word}`],
    })),
  },
  findings: [{ key: "HAS_WORD", at: "website.name", message: { zh: "有{item}。", en: "It has {item}." } }],
  rows: [
    {
      when: "has(website.name) && terms(item).exists(word, website.name.contains(word))",
      then: "FAILED",
      findings: ["HAS_WORD"],
    },
    { when: "true", then: "PASSED" },
  ],
};

const wordyOnes = ["one", "two", "three", "four", "five"].map((name) =>
  requirementOf({ ...wordy, key: `wordy-${name}` }, new Map()),
);

function bookOfWords(): RulebookDocument {
  const rule = {
    value: words.map((_, at) => `W${at}`),
    strictness: "ENFORCED",
    effectiveFrom: "2020-01-01",
    revision: 1,
  } as const;
  return { ...rulebookExample({}), national: Object.fromEntries(wordyOnes.map(({ key }) => [key, rule])) };
}

function named(name: string): Filing {
  return read({ ...organisationExample, website: { domain: "example.cn", name } });
}

describe("what strangers make of a book", () => {
  const book = compile(bookOfWords(), wordyOnes);
  /** Each with another set of words. */
  const names = Array.from({ length: 400 }, (_, at) => {
    const set = (at * 2_654_435_761) >>> 20;
    return words.flatMap((word, bit) => ((set >>> bit) & 1 ? [word + word] : [])).join("，") || "无";
  });

  test("stays within its bounds, though filings try every way, and all are judged rightly", {
    timeout: 120_000,
  }, () => {
    const situation = { value: words.map((_, at) => `W${at}`), province: "ZJ", valueFor: () => null } as const;
    const judges = wordyOnes.map((requirement) => plainlyJudged(requirement, situation));
    const before = new Map<string, number>();
    let begunAgain = 0;
    for (const name of names) {
      const filing = named(name);
      const facts = factsOf(filing, today);
      const verdict = book.validate(filing, { today, province: "ZJ" });
      const lines = verdict.checks.slice(-judges.length);
      expect(lines.map(({ status, findings }) => ({ status, findings: findings.map(({ draft }) => draft) }))).toEqual(
        judges.map((judge) => judge(facts)),
      );
      for (const { decision } of book.engine.decisions) {
        const { key } = decision.requirement;
        expect(sizeOf(decision)).toBeLessThanOrEqual(engineBounds.decision);
        if (sizeOf(decision) < (before.get(key) ?? 0)) begunAgain += 1;
        before.set(key, sizeOf(decision));
      }
      expect(sizeOfEngine(book.engine)).toBeLessThanOrEqual(engineBounds.book);
    }
    expect(begunAgain).toBeGreaterThan(4);
  });

  test("asks no more terms of the sheet, filing after filing", () => {
    const terms = book.engine.sheet.makers.length;
    for (const name of names.slice(0, 50)) book.validateEverywhere(named(name), { today });
    expect(book.engine.sheet.makers.length).toBe(terms);
  });
});

describe("the product's own requirements", () => {
  const rules = { "organisation-office-phone": "LANDLINE_ONLY", "principal-legal-representative": "MUST_BE_LEGAL_REP" };
  const document = rulebookExample({ CN: { ...rules, "branch-principal": "HEAD_OFFICE_LEGAL_REP" } });

  test("are taken over from the book before, but for what a publication touched and what reads it", () => {
    const before = compile(document, requirements);
    before.validateEverywhere(read(organisationExample), { today });
    const after = compile(
      { ...document, provinces: { ZJ: { "principal-legal-representative": ruleOf("MAY_DIFFER") } } },
      requirements,
      before,
    );
    const made = after.engine.decisions
      .filter(({ decision }) => before.engine.byKey.get(decision.requirement.key)?.decision !== decision)
      .map(({ decision }) => decision.requirement.key);
    const readers = requirements.filter(({ judging }) => judging?.reads.includes("principal-legal-representative"));
    expect(readers.map(({ key }) => key)).toContain("branch-principal");
    expect(made.toSorted()).toEqual(["principal-legal-representative", ...readers.map(({ key }) => key)].toSorted());
    // Rules taken over are the same objects everywhere, so that what was made of them serves on.
    expect(after.rules("BJ").get("organisation-office-phone")).toBe(
      before.rules("BJ").get("organisation-office-phone"),
    );
    expect(after.rules("ZJ").get("principal-legal-representative")?.value).toBe("MAY_DIFFER");
  });

  test("leave nothing of a filing on the sheet, and nothing wrong behind one that breaks off", () => {
    const book = compile(document, requirements);
    const filing = read(organisationExample);
    const before = book.validateEverywhere(filing, { today });
    const { sheet } = book.engine;
    expect([sheet.facts, sheet.filled, new Set(sheet.answers)]).toEqual([null, [], new Set([unread])]);
    const broken: Filing = {
      ...filing,
      principal: {
        ...filing.principal,
        officePhone: undefined,
        get isLegalRepresentative(): never {
          throw new Error("broken off");
        },
      },
    };
    expect(() => book.validateEverywhere(broken, { today })).toThrow("broken off");
    expect([sheet.facts, sheet.filled, new Set(sheet.answers)]).toEqual([null, [], new Set([unread])]);
    expect(book.validateEverywhere(filing, { today })).toEqual(before);
  });

  test("share lines and findings that nobody writes to, whatever was judged in between", () => {
    const book = compile(resolve([], today, 0), requirements);
    const full = compile(document, requirements);
    fc.assert(
      fc.property(arbitraryFilingInput().map(read), arbitraryFilingInput().map(read), (one, other) => {
        for (const judging of [book, full]) {
          const first = judging.validateEverywhere(one, { today }).map(frozen);
          const said = first.map(told);
          for (const verdict of judging.validateEverywhere(other, { today })) frozen(verdict);
          frozen(judging.validate(other, { today, province: "ZJ" }));
          expect(first.map(told)).toEqual(said);
          expect(judging.validateEverywhere(one, { today }).map(told)).toEqual(said);
        }
      }),
      { numRuns: 15 },
    );
  });

  test("take a share of a book's bound, every way that filings go", () => {
    const book = compile(document, requirements);
    fc.assert(
      fc.property(arbitraryFilingInput().map(read), (filing) => {
        expect(book.validateEverywhere(filing, { today })).toHaveLength(provinceCodes.length);
      }),
      { numRuns: 200 },
    );
    expect(sizeOfEngine(book.engine)).toBeLessThan(engineBounds.book / 3);
  });
});

test("a definition that needs a later engine is refused by name, never judged by", () => {
  expect(() => requirementOf({ ...wordy, edition: 99 }, new Map())).toThrow("wordy needs edition 99 of the engine");
});

function frozen(verdict: Verdict): Verdict {
  for (const check of verdict.checks) Object.freeze(check.findings);
  for (const finding of verdict.findings) Object.freeze(Object.freeze(finding).draft);
  for (const part of [...verdict.checks, verdict.checks, verdict.findings, verdict]) Object.freeze(part);
  return verdict;
}

function told({ province, outcome, on, findings, checks }: Verdict): string {
  const words = (all: readonly Finding[]) =>
    all.map(({ draft, severity, rule }) => [draft.kind.code, draft.path, draft.params, severity, rule?.revision]);
  return JSON.stringify([
    province,
    outcome,
    on,
    words(findings),
    checks.map((one) => [one.status, words(one.findings)]),
  ]);
}

function ruleOf(value: string) {
  return { value, strictness: "ENFORCED", effectiveFrom: "2020-01-01", revision: 99 } as const;
}

function sizeOfEngine({ decisions }: Engine): number {
  return decisions.reduce((sum, { decision }) => sum + sizeOf(decision), 0);
}

function read(input: FilingInput): Filing {
  const parsed = parseFiling(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.filing;
}
