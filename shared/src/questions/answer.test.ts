import { describe, expect, test } from "vitest";
import { shippedCatalogue } from "../catalogue/shipped.ts";
import { provinceCodes, provinceOf } from "../provinces.ts";
import { questionKeys } from "../requirement/topic.ts";
import type { RulebookDocument } from "../rulebook/resolve.ts";
import type { RuleRecord } from "../rulebook/rule.ts";
import { rulesOf } from "../rulebook/rules-of.ts";
import { universalChecks } from "../validate/universal/registry.ts";
import type { AnswerView } from "./answer.ts";
import { answerQuestion, findingKeysOfQuestion } from "./answer.ts";
import type { Question } from "./questions.ts";
import { findQuestion, questions } from "./questions.ts";

const { requirements } = shippedCatalogue;

const record = (value: RuleRecord["value"], more: Partial<RuleRecord> = {}): RuleRecord => ({
  value,
  strictness: "ENFORCED",
  effectiveFrom: "2020-01-01",
  revision: 1,
  ...more,
});

const document: RulebookDocument = {
  format: 1,
  knownAt: null,
  national: { "organisation-office-phone": record("MOBILE_ACCEPTED") },
  provinces: {
    JS: { "organisation-office-phone": record("LANDLINE_ONLY", { noteZh: "另有说明。", noteEn: "A note." }) },
    ZJ: { "principal-legal-representative": record("MUST_BE_LEGAL_REP") },
    BJ: { "principal-legal-representative": record("MAY_DIFFER") },
  },
  takeovers: {},
};

function viewOf(book: RulebookDocument): AnswerView {
  return {
    catalogue: shippedCatalogue,
    rules: (province) => rulesOf(book, province, requirements),
    sourceOf: ({ revision }) => `来源${revision}`,
  };
}

function questionNamed(key: string): Question {
  const question = findQuestion(key);
  if (!question) throw new Error(`no question ${key}`);
  return question;
}

describe("the questions", () => {
  test("are the FAQ's, in its order", () => {
    expect(questions.map(({ key }) => key)).toEqual(questionKeys);
  });

  test("name universal checks that there are", () => {
    const known = universalChecks.map(({ key }) => key);
    for (const { checks = [] } of questions) expect(known).toEqual(expect.arrayContaining([...checks]));
  });

  test("rest on requirements that there are, named in the catalogue's order", () => {
    const places = new Map(requirements.map(({ key }, place) => [key, place]));
    for (const question of questions) {
      expect(question.requirements.filter((key) => !places.has(key))).toEqual([]);
      const named = question.requirements.map((key) => places.get(key) ?? 0);
      expect(named.length, question.key).toBeGreaterThan(0);
      expect(named, question.key).toEqual(named.toSorted((one, other) => one - other));
    }
  });

  test("tell the findings that they are about", () => {
    expect(findingKeysOfQuestion(questionNamed("question5"), shippedCatalogue)).toEqual(
      expect.arrayContaining([
        "principal-legal-representative/PRINCIPAL_MUST_BE_LEGAL_REP",
        "principal-legal-representative/AUTH_LETTER_REQUIRED",
      ]),
    );
    const [, code] =
      findingKeysOfQuestion(questionNamed("question17"), shippedCatalogue)
        .map((key) => key.split("/"))
        .find(([, name]) => name === "CERT_SYNC_PENDING") ?? [];
    expect(code).toBe("CERT_SYNC_PENDING");
  });
});

describe("an answer", () => {
  test("nationwide groups provinces by what holds, and says where nothing is recorded", () => {
    const { zh, en } = answerQuestion(questionNamed("question5"), viewOf(document), null);
    expect(zh).toContain("- 须为法定代表人（1 个）：浙江\n");
    expect(zh).toContain("- 可以不是法定代表人（1 个）：北京\n");
    expect(zh).toContain("- 未记载（29 个）：天津、");
    expect(en).toContain("- must be the legal representative (1): Zhejiang\n");
  });

  test("for a province is straight, with note and source", () => {
    const { zh, en } = answerQuestion(questionNamed("question9"), viewOf(document), "JS");
    expect(zh).toContain("江苏，单位的办公电话：须为座机。另有说明。（来源：来源1）");
    expect(en).toContain("Jiangsu, Organisation's office phone: landline only. A note. (Source: 来源1)");
  });

  test("never takes an empty cell for an allowance", () => {
    const { zh, en } = answerQuestion(questionNamed("question5"), viewOf(document), "XZ");
    expect(zh).toContain("西藏，主体负责人与法定代表人：未记载。");
    expect(en).toContain("not recorded");
  });

  test("changes with a rule", () => {
    const changed: RulebookDocument = {
      ...document,
      provinces: { ...document.provinces, ZJ: { "principal-legal-representative": record("MAY_DIFFER") } },
    };
    const question = questionNamed("question5");
    expect(answerQuestion(question, viewOf(changed), null).zh).toContain("- 可以不是法定代表人（2 个）：北京、浙江\n");
    expect(answerQuestion(question, viewOf(changed), "ZJ").zh).toContain("可以不是法定代表人");
  });

  test("to every question names the province asked for, in both languages", () => {
    for (const question of questions)
      for (const province of provinceCodes) {
        const { zh, en } = answerQuestion(question, viewOf(document), province);
        const { name } = provinceOf(province);
        expect([question.key, zh.includes(name.zh), en.includes(name.en)]).toEqual([question.key, true, true]);
        expect(`${zh}${en}`).not.toMatch(/undefined|null|\[object/);
      }
  });
});
