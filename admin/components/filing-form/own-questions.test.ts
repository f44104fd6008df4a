import { type Field, filingField, formAsking, parseFiling, startingPoints } from "@beian/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { askedFields, beyondForm, draftOfFiling, filingOfDraft, valuePaths, withField } from "./filing-draft.ts";
import { namedAnswers } from "./named-answers.ts";

const words = (said: string) => ({ zh: said, en: said });
const asking = {
  key: "custom-insurance",
  title: words("社保"),
  appliesTo: ["ENTERPRISE"],
  filingTypes: ["FIRST", "ADD_SITE"],
  facts: [
    { key: "hasProof", type: "FLAG", title: words("有证明") },
    { key: "since", type: "DAY", title: words("起始日") },
    { key: "months", type: "NUMBER", title: words("月数") },
    { key: "office", type: "TEXT", title: words("机构") },
  ],
} as const;
const form: Field = formAsking(filingField, [{ ...asking, key: "plain", facts: [] }, asking]);
const name = (key: string) => ["answers", `${asking.key}/${key}`];

const filing = (answers: readonly object[], changes: object = {}) => ({
  ...(startingPoints.find(({ key }) => key === "enterprise")?.filing("HN") ?? {}),
  ...changes,
  ...(answers.length > 0 ? { answers } : {}),
});

const answers = fc
  .record(
    {
      hasProof: fc.boolean().map((flag) => ({ flag })),
      since: fc.constantFrom("2024-02-29", "1999-12-31").map((day) => ({ day })),
      months: fc.nat({ max: 1_000 }).map((number) => ({ number })),
      office: fc.constantFrom("长沙", "x", "是").map((text) => ({ text })),
    },
    { requiredKeys: [] },
  )
  .map((given) =>
    Object.entries(given)
      .map(([key, member]) => ({ fact: `${asking.key}/${key}`, ...member }))
      .toSorted((one, other) => (one.fact < other.fact ? -1 : 1)),
  );

test("answers go through the form as they are, whether or not it asks for them by then", () => {
  fc.assert(
    fc.property(answers, (given) => {
      const written = filing(given);
      for (const known of [form, filingField]) {
        const draft = draftOfFiling(known, written);
        const back = parseFiling(filingOfDraft(form, draft));
        expect(back).toEqual(parseFiling(written));
      }
      const beyond = beyondForm(filingField, written);
      const kept = parseFiling(filingOfDraft(filingField, draftOfFiling(filingField, written), beyond));
      expect(kept).toEqual(parseFiling(written));
      expect(valuePaths(beyond).map((path) => path.slice(1).join())).toEqual(given.map(({ fact }) => fact));
      expect(beyondForm(form, written)).toEqual({});
    }),
    { numRuns: 60 },
  );
});

test("a question is asked of the natures and types that its requirement concerns, and its answer is left out elsewhere", () => {
  const asked = (changes: object) =>
    askedFields(form, draftOfFiling(form, filing([], changes))).filter(({ path }) => path[0] === "answers").length;
  expect([asked({}), asked({ type: "ADD_SITE" }), asked({ type: "ADD_ACCESS" })]).toEqual([4, 4, 0]);
  const draft = draftOfFiling(form, filing([{ fact: `${asking.key}/hasProof`, flag: true }]));
  const elsewhere = withField(draft, ["subject", "nature"], "GOVERNMENT");
  expect(filingOfDraft(form, elsewhere)).not.toHaveProperty("answers");
  expect(filingOfDraft(form, withField(elsewhere, ["subject", "nature"], "ENTERPRISE"))).toHaveProperty("answers");
});

test("what is left alone isn't answered, and a no is an answer", () => {
  const draft = draftOfFiling(form, filing([]));
  expect(filingOfDraft(form, withField(draft, name("office"), ""))).not.toHaveProperty("answers");
  expect(filingOfDraft(form, withField(draft, name("hasProof"), false))).toMatchObject({
    answers: [{ fact: `${asking.key}/hasProof`, flag: false }],
  });
});

test("what is wrong with an answer stands at its name", () => {
  const typed = [
    ["months", "many"],
    ["since", "2025-02-30"],
  ] as const;
  let draft = draftOfFiling(form, filing([{ fact: `${asking.key}/hasProof`, flag: true }]));
  for (const [key, value] of typed) draft = withField(draft, name(key), value);
  const input = filingOfDraft(form, draft);
  const parsed = parseFiling(input);
  const problems = parsed.ok ? [] : namedAnswers(parsed.problems, input);
  expect(new Set(problems.map(({ path }) => path.join(".")))).toEqual(
    new Set([name("months").join("."), name("since").join(".")]),
  );
});

test("a form asks anew for another book's questions, and for none where there are none", () => {
  const other = formAsking(form, [{ ...asking, key: "custom-other", facts: asking.facts.slice(1) }]);
  const paths = (of: Field) =>
    askedFields(of, draftOfFiling(of, filing([]))).flatMap(({ path: [group, fact] }) =>
      group === "answers" ? [fact] : [],
    );
  expect(paths(other)).toEqual(["custom-other/since", "custom-other/months", "custom-other/office"]);
  expect(paths(formAsking(form, []))).toEqual([]);
});
