import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDefinition } from "../definition/check-definition.ts";
import type { Definition, OwnFactType, Row } from "../definition/definition.ts";
import type { DefinitionRecord } from "../rulebook/document.ts";
import { withDefinitions } from "../rulebook/document.ts";
import type { RuleRecord } from "../rulebook/rule.ts";
import { openQuestionsOf } from "../validate/open-questions.ts";
import { openRulebook } from "../validate/open-rulebook.ts";
import { digestOfFiling } from "../validate/receipt.ts";
import { isComplete, isPass, messageOf, remedyOf } from "../validate/verdict.ts";
import { answerProblems, questionsAskedBy } from "./answer-problems.ts";
import { organisationExample } from "./filing.example.ts";
import { parseFiling } from "./parse-filing.ts";
import type { Filing, FilingInput } from "./schema.ts";

type AnswerInput = NonNullable<FilingInput["answers"]>[number];

const today = "2026-11-24";
const words = (zh: string, en: string) => ({ zh, en });
const asked = "custom-manager-insurance/hasProof";

/** As an administration might demand it: the website's manager proves to be insured by the subject. */
const insurance: Definition = {
  key: "custom-manager-insurance",
  topic: "MATERIALS",
  title: words("网站负责人社保证明", "Website manager's social insurance"),
  description: words(
    "网站负责人须提供本单位缴纳社保的证明。",
    "The manager proves social insurance paid by the subject.",
  ),
  appliesTo: ["ENTERPRISE"],
  value: { type: "BOOLEAN", yes: words("须提供", "needed"), no: words("不须", "not needed") },
  facts: [{ key: "hasProof", type: "FLAG", title: words("有社保证明", "Has a proof of social insurance") }],
  findings: [
    {
      key: "missing",
      at: "own.hasProof",
      message: words("缺少网站负责人的社保证明。", "The manager's proof of social insurance is missing."),
      remedy: words("请提供社保缴纳证明。", "Hand in a proof that it is paid."),
    },
  ],
  rows: [
    { when: "!value", then: "PASSED" },
    { when: "own.hasProof", then: "PASSED" },
    { when: "true", then: "FAILED", findings: ["missing"] },
  ],
  cases: [
    { title: "有", filing: answering({ fact: asked, flag: true }), province: "HN", value: true, status: "PASSED" },
    {
      title: "没有",
      filing: answering({ fact: asked, flag: false }),
      province: "HN",
      value: true,
      status: "FAILED",
      findings: ["missing"],
    },
    { title: "未答", filing: organisationExample, province: "HN", value: true, status: "UNDECIDED" },
  ],
};

test("a question of a definition's own is judged by what is answered, and asked for where nothing is", async () => {
  expect(checkDefinition(insurance, { rules: new Map() }).problems).toEqual([]);
  const open = await judged([insurance], organisationExample);
  expect([open.statuses, open.complete, open.isPass]).toEqual([["UNDECIDED"], false, false]);
  expect(open.open).toEqual([[insurance.key, ["answers", asked], "有社保证明"]]);
  const no = await judged([insurance], answering({ fact: asked, flag: false }));
  expect(no).toMatchObject({ statuses: ["FAILED"], complete: true, open: [] });
  expect(no.findings).toEqual([
    [`${insurance.key}/missing`, ["answers", asked], "缺少网站负责人的社保证明。", "Hand in a proof that it is paid."],
  ]);
  const yes = await judged([insurance], answering({ fact: asked, flag: true }));
  expect(yes).toMatchObject({ statuses: ["PASSED"], complete: true, isPass: true, open: [], findings: [] });
});

test("requirements with questions of one name don't hear each other's answers", async () => {
  const other = { ...insurance, key: "custom-other" };
  const { statuses } = await judged([insurance, other], answering({ fact: "custom-other/hasProof", flag: false }));
  expect(statuses).toEqual(["UNDECIDED", "FAILED"]);
});

test.each<[OwnFactType, AnswerInput, string, string]>([
  ["FLAG", { fact: asked, flag: true }, "own.hasProof", "!own.hasProof"],
  ["TEXT", { fact: asked, text: " ＡＢ " }, 'own.hasProof == "AB"', 'own.hasProof == "A"'],
  ["NUMBER", { fact: asked, number: 0 }, "own.hasProof < 1", "own.hasProof > 0"],
  ["DAY", { fact: asked, day: "2026-11-24" }, "own.hasProof == on", "own.hasProof > on"],
])("an answer of type %s is known, and has one is told", async (type, answer, holds, fails) => {
  const facts = [{ key: "hasProof", type, title: words("问", "question") }];
  const rowsOf = (when: string): readonly Row[] => [
    { when, then: "PASSED" },
    { when: "has(own.hasProof)", then: "NOT_APPLICABLE" },
    { when: "true", then: "UNDECIDED" },
  ];
  const status = async (when: string, filing: FilingInput) =>
    (await judged([{ ...insurance, facts, findings: [], rows: rowsOf(when) }], filing)).statuses[0];
  expect(await status(holds, answering(answer))).toBe("PASSED");
  expect(await status(fails, answering(answer))).toBe("NOT_APPLICABLE");
  expect(await status(holds, organisationExample)).toBe("UNDECIDED");
});

describe("what is answered", () => {
  const [fact, flag] = [asked, true];
  test.each<[string, unknown, readonly string[]]>([
    ["to a question of no such form", [{ fact: "Has Proof", flag }], ["answers", "0", "fact"]],
    ["to a question of a megabyte", [{ fact: "a".repeat(1_000_000), flag }], ["answers", "0", "fact"]],
    ["twice over", [{ fact, flag, number: 1 }], ["answers", "0"]],
    ["by nothing", [{ fact }], ["answers", "0"]],
    ["by an empty text", [{ fact, text: " " }], ["answers", "0"]],
    ["by what is no flag", [{ fact, flag: "perhaps" }], ["answers", "0", "flag"]],
    ["by what is no whole number", [{ fact, number: 1.5 }], ["answers", "0", "number"]],
    ["by what is no day", [{ fact, day: "2026-02-30" }], ["answers", "0", "day"]],
    ["by a text that no document can hold", [{ fact, text: "a\u0000" }], ["answers", "0", "text"]],
    ["by something of no meaning", [{ fact, colour: "crimson" }], ["answers", "0"]],
    [
      "in two places",
      [
        { fact, flag },
        { fact, flag },
      ],
      ["answers", fact],
    ],
    ["as no list", { fact, flag }, ["answers"]],
    ["too often", Array.from({ length: 201 }, (_, at) => ({ fact: `custom-a/q${at}`, flag })), ["answers"]],
  ])("%s is refused at its place, without what was typed", (_, answers, path) => {
    const parsed = parseFiling({ ...organisationExample, answers });
    if (parsed.ok) throw new Error("taken");
    expect(parsed.problems[0]?.path).toEqual(path);
    expect(JSON.stringify(parsed.problems.map(({ message }) => message))).not.toMatch(/perhaps|crimson|02-30|aaa/);
  });

  test("is the same filing in any order, and reads back as it is kept", () => {
    const names = fc.uniqueArray(fc.stringMatching(/^custom-[a-z]{1,5}\/[a-z][A-Za-z0-9]{0,5}$/), { maxLength: 8 });
    fc.assert(
      fc.property(
        names.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([one, other]) => {
          const [a, b] = [one, other].map((list) =>
            read(answering(...list.map((name) => ({ fact: name, number: name.length })))),
          );
          if (!a || !b) throw new Error("not read");
          expect(digestOfFiling(a)).toBe(digestOfFiling(b));
          expect(read(a)).toEqual(a);
        },
      ),
    );
  });

  test("changes no digest where it is nothing", () => {
    const digest = "502cc5db20f9c7c65aede3df7e34b04eb0dade814a30c030474c35581af36ae5";
    for (const answers of [undefined, null, []])
      expect(digestOfFiling(read({ ...organisationExample, ...(answers === undefined ? {} : { answers }) }))).toBe(
        digest,
      );
  });

  test("to no question, or by another type than its question's, is refused by name", async () => {
    const { catalogue } = await openRulebook(bookOf([insurance]));
    const questions = questionsAskedBy(catalogue.requirements);
    const problems = (...answers: readonly AnswerInput[]) =>
      answerProblems(read(answering(...answers)), questions).map(({ path, message }) => [path, message.en]);
    expect(problems({ fact: asked, flag: true })).toEqual([]);
    expect(problems({ fact: asked, text: "secret" })).toEqual([[["answers", asked], "has to be answered by flag"]]);
    expect(problems({ fact: "custom-manager-insurance/other", flag: true })).toEqual([
      [["answers", "custom-manager-insurance/other"], "no requirement of the day asks this"],
    ]);
    expect(problems()).toEqual([]);
  });
});

function answering(...answers: readonly AnswerInput[]): FilingInput {
  return { ...organisationExample, answers: [...answers] };
}

function bookOf(definitions: readonly Definition[]) {
  const records = definitions.map(
    ({ cases, ...one }): DefinitionRecord => ({ ...one, effectiveFrom: "2020-01-01", revision: 1 }),
  );
  const record: RuleRecord = { value: true, strictness: "ENFORCED", effectiveFrom: "2020-01-01", revision: 1 };
  const national = Object.fromEntries(definitions.map(({ key }) => [key, record]));
  return withDefinitions({ format: 1, knownAt: null, national, provinces: {}, takeovers: {} }, records);
}

async function judged(definitions: readonly Definition[], input: FilingInput) {
  const { compiled } = await openRulebook(JSON.parse(JSON.stringify(bookOf(definitions))));
  const filing = read(input);
  const verdict = compiled.validate(filing, { today, province: "HN" });
  expect(compiled.validateEverywhere(filing, { today, provinces: ["HN"] })).toEqual([verdict]);
  return {
    statuses: verdict.checks.filter(({ requirement }) => requirement).map(({ status }) => status),
    findings: verdict.findings.map((found) => [
      found.key,
      found.draft.path,
      messageOf(found, "ZH"),
      remedyOf(found, "EN"),
    ]),
    complete: isComplete(verdict),
    isPass: isPass(verdict),
    open: openQuestionsOf(filing, verdict, compiled.rules("HN")).map(({ requirement, path, title }) => [
      requirement.key,
      path,
      title.zh,
    ]),
  };
}

function read(input: unknown): Filing {
  const parsed = parseFiling(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.filing;
}
