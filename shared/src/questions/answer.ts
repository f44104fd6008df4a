import type { Catalogue } from "../catalogue/catalogue.ts";
import { groupByValue } from "../compare/compare.ts";
import type { Text } from "../locale.ts";
import { joinTexts } from "../locale.ts";
import type { ProvinceCode } from "../provinces.ts";
import { provinceCodes, provinceOf } from "../provinces.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { Rule } from "../rulebook/rule.ts";
import { contentInWords } from "../rulebook/rule.ts";
import { universalChecks } from "../validate/universal/registry.ts";
import type { Question } from "./questions.ts";

/** A rule book as answers read it. */
export interface AnswerView {
  readonly catalogue: Catalogue;
  rules(province: ProvinceCode): ReadonlyMap<string, Rule>;
  /** Where a rule is known from, in words; null where it can't be told. */
  sourceOf(rule: Rule): string | null;
}

/** The requirements whose rules answer a question; those that aren't defined any more answer nothing. */
export function requirementsOfQuestion({ requirements }: Question, catalogue: Catalogue): readonly Requirement[] {
  return requirements.flatMap((key) => catalogue.find(key) ?? []);
}

/** The keys of the findings that a question is about. */
export function findingKeysOfQuestion(question: Question, catalogue: Catalogue): readonly string[] {
  const checks = universalChecks.filter(({ key }) => question.checks?.includes(key));
  const keys = [...requirementsOfQuestion(question, catalogue), ...checks].flatMap(({ key, findings = [] }) =>
    findings.map(({ code }) => `${key}/${code}`),
  );
  return [...new Set(keys)];
}

/** The rules that an answer for one province is made of: where its sources come from. */
export function rulesOfAnswer(
  { requirements }: Question,
  view: Pick<AnswerView, "rules">,
  province: ProvinceCode,
): readonly Rule[] {
  const rules = view.rules(province);
  return requirements.flatMap((key) => rules.get(key) ?? []);
}

/** Answers from the rules in force: for one province straight and with its source, else by groups of provinces. */
export function answerQuestion(question: Question, view: AnswerView, province: ProvinceCode | null): Text {
  const parts = requirementsOfQuestion(question, view.catalogue).map((requirement) =>
    province === null ? nationwide(requirement, view) : inProvince(requirement, view, province),
  );
  return {
    zh: [...parts.map(({ zh }) => zh), question.advice.zh].join("\n"),
    en: [...parts.map(({ en }) => en), question.advice.en].join("\n"),
  };
}

function inProvince(requirement: Requirement, view: AnswerView, province: ProvinceCode): Text {
  const { name } = provinceOf(province);
  const rule = view.rules(province).get(requirement.key);
  const title = { zh: `${name.zh}，${requirement.title.zh}`, en: `${name.en}, ${requirement.title.en}` };
  if (!rule) return { zh: `${title.zh}：未记载。`, en: `${title.en}: not recorded.` };
  const words = contentInWords(requirement, rule);
  const note = { zh: rule.noteZh ?? "", en: rule.noteEn ?? rule.noteZh ?? "" };
  const source = view.sourceOf(rule);
  return {
    zh: `${title.zh}：${words.zh}。${note.zh}${source === null ? "" : `（来源：${source}）`}`,
    en: `${title.en}: ${words.en}.${note.en === "" ? "" : ` ${note.en}`}${source === null ? "" : ` (Source: ${source})`}`,
  };
}

function nationwide(requirement: Requirement, view: AnswerView): Text {
  const cells = provinceCodes.map((code) => view.rules(code).get(requirement.key) ?? null);
  const groups = groupByValue(cells)
    .map(({ content, indices }) => ({
      content,
      provinces: provinceCodes.filter((_, index) => indices.includes(index)),
    }))
    // What is recorded first, the largest group of it first.
    .sort((a, b) => Number(a.content === null) - Number(b.content === null) || b.provinces.length - a.provinces.length);
  const [only, ...others] = groups;
  const words = (content: Rule | null): Text =>
    content === null ? { zh: "未记载", en: "not recorded" } : contentInWords(requirement, content);
  const { title } = requirement;
  if (only && others.length === 0) {
    const said = words(only.content);
    return { zh: `${title.zh}：各省均为“${said.zh}”。`, en: `${title.en}: “${said.en}” in every province.` };
  }
  const lines = groups.map(({ content, provinces }) => {
    const said = words(content);
    const names = joinTexts(provinces.map((code) => provinceOf(code).name));
    return {
      zh: `- ${said.zh}（${provinces.length} 个）：${names.zh}`,
      en: `- ${said.en} (${provinces.length}): ${names.en}`,
    };
  });
  return {
    zh: [`${title.zh}：`, ...lines.map(({ zh }) => zh)].join("\n"),
    en: [`${title.en}:`, ...lines.map(({ en }) => en)].join("\n"),
  };
}
