import { filingFacts } from "../facts/registry.ts";
import { factsOf } from "../filing/facts.ts";
import { parseFiling } from "../filing/parse-filing.ts";
import { runningFunctions } from "../functions/registry.ts";
import { reportedItem } from "../language/check.ts";
import { evaluator } from "../language/evaluate.ts";
import type { Bindings } from "../language/fold.ts";
import { fold } from "../language/fold.ts";
import type { Type } from "../language/type.ts";
import { parseValue } from "../values/parse-value.ts";
import { sameValue } from "../values/value-spec.ts";
import type { Case, Definition } from "./definition.ts";
import { caseDay } from "./definition.ts";
import { environmentOf } from "./environment-of.ts";
import { judgeCase } from "./judge-case.ts";
import type { DefinitionProblem, DefinitionProblemCode } from "./problem.ts";
import { requirementOf } from "./requirement-of.ts";
import { checkRows } from "./rows.ts";
import { specOf, termsOf } from "./words.ts";

/** What its own cases hold against a definition that is otherwise sound, and which of them are missing. */
export function caseProblems(definition: Definition, rules: ReadonlyMap<string, Type>): readonly DefinitionProblem[] {
  const { rows = [], unrecorded = [], findings = [], cases = [] } = definition;
  const requirement = requirementOf(definition, rules);
  const failing = cases.flatMap((one, at): readonly DefinitionProblem[] => {
    const path = ["cases", String(at)];
    const unfit = unfitFor(definition, one, rules);
    if (unfit) return [{ ...unfit, path: [...path, ...unfit.path] }];
    const result = judgeCase(requirement, findings, one);
    if (!result.ok)
      return result.problems.map(({ path: field, message }) => ({
        code: "CASE_FAILS",
        path: [...path, "filing", ...field],
        message,
      }));
    const [found, expected] = [result, one].map(({ status, findings: names = [] }) => [status, ...names].join(" "));
    if (found === expected) return [];
    return [
      problem("CASE_FAILS", path, `应为 ${expected}，而结果为 ${found}`, `is to be ${expected}, and comes to ${found}`),
    ];
  });
  const shown = new Set(cases.flatMap((one) => [one.status, ...(one.findings ?? [])]));
  const [judged, open] = [rows, unrecorded].map(
    (list) => new Set(list.flatMap((row) => [row.then, ...(row.findings ?? [])])),
  );
  const wanted = [...(judged ?? []), ...(open ?? [])].filter((name) => name !== "NOT_APPLICABLE" && name !== "FAILED");
  if (isOpenInSilence(definition, rules)) wanted.push("UNDECIDED");
  const missing = [...new Set(wanted)].filter((name) => !shown.has(name));
  return [
    ...failing,
    ...missing.map((name) => problem("CASE_MISSING", ["cases"], `没有 ${name} 的例子`, `no case comes to ${name}`)),
  ];
}

function problem(code: DefinitionProblemCode, path: readonly string[], zh: string, en: string): DefinitionProblem {
  return { code, path, message: { zh, en } };
}

/** What a case says that can't be: a value that no rule can hold, or another requirement that there isn't. */
function unfitFor(
  { value }: Definition,
  { value: given, rules: said = {} }: Case,
  rules: ReadonlyMap<string, Type>,
): DefinitionProblem | null {
  if (given !== null) {
    const parsed = parseValue(specOf(value), given);
    if (!parsed.ok || !sameValue(parsed.value, given))
      return problem("WRONG_TYPE", ["value"], "规则不能取这个值", "no rule can hold this value");
  }
  const unknown = Object.keys(said).find((key) => !rules.has(key));
  return unknown === undefined
    ? null
    : problem("UNKNOWN_FACT", ["rules", unknown], "没有这项要求", "there is no such requirement");
}

/** Whether under the value of some case a filing that leaves out whatever it may can't be judged. */
function isOpenInSilence(definition: Definition, rules: ReadonlyMap<string, Type>): boolean {
  const { rows } = checkRows(definition.rows ?? [], environmentOf(definition, rules, { recorded: true }));
  const terms = termsOf(definition);
  return (definition.cases ?? []).some(({ filing, value, province, rules: others }) => {
    const parsed = parseFiling(filing);
    if (value === null || !parsed.ok) return false;
    const facts = factsOf(parsed.filing, caseDay);
    const fact = (name: string) => () => {
      const asked = filingFacts.get(name);
      return asked === undefined || asked.mayBeAbsent ? undefined : asked.read(facts);
    };
    for (const { tree, byOption } of rows) {
      const items = byOption ? (Array.isArray(value) ? value : []) : [null];
      const found = items.map((item) => {
        const bindings: Bindings = {
          value,
          province,
          rule: (key) => others?.[key] ?? null,
          terms,
          ...(item === null ? {} : { items: new Map([[reportedItem, item]]) }),
          functions: runningFunctions,
        };
        return evaluator(fold(tree, bindings), { ...bindings, fact })(null);
      });
      if (found.includes(true)) return false;
      if (found.includes(undefined)) return true;
    }
    return false;
  });
}
