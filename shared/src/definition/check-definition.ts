import { filingFacts } from "../facts/registry.ts";
import { runningFunctions } from "../functions/registry.ts";
import { checkCondition, checkExpression, reportsByOption } from "../language/check.ts";
import type { Environment } from "../language/environment.ts";
import { fold } from "../language/fold.ts";
import type { Problem } from "../language/problem.ts";
import type { Tree } from "../language/tree.ts";
import type { Type } from "../language/type.ts";
import { number } from "../language/type.ts";
import type { Text } from "../locale.ts";
import { caseProblems } from "./check-cases.ts";
import type { DefinedCure, DefinedFinding, Definition, Row } from "./definition.ts";
import { definitionBounds } from "./definition.ts";
import { newerThanEngine } from "./edition.ts";
import { environmentOf, ownPrefix } from "./environment-of.ts";
import type { DefinitionProblem, DefinitionProblemCode } from "./problem.ts";
import { readDefinition } from "./read-definition.ts";
import { holesOf } from "./words.ts";

/** What a definition is judged against. */
export interface DefinitionContext {
  /** What other requirements' rules can be asked for, by key. */
  readonly rules: ReadonlyMap<string, Type>;
  /** Whether it is the product's own: its key is then not `custom-…`, and its rows may cost more. */
  readonly isProducts?: boolean;
  /** The definition that it follows; null for a new requirement. */
  readonly before?: Definition | null;
  /** Whether a key has served another requirement already. */
  readonly isTaken?: (key: string) => boolean;
  /** Options of the one before that history holds. */
  readonly optionsInUse?: ReadonlySet<string>;
}

export interface CheckedDefinition {
  /** Null where it isn't even of a definition's shape. */
  readonly definition: Definition | null;
  /** The first `mostProblems` of them. */
  readonly problems: readonly DefinitionProblem[];
  /** Of all that it asks of one filing, in comparisons. */
  readonly cost: number;
}

/** Problems that are told at once. */
export const mostProblems = 100;

/** What stands before the key of a requirement that isn't the product's. */
export const customPrefix = "custom-";

/**
 * Reads a definition that anybody may have made, and tells all that is wrong with it, each with its place, in bounded
 * time. Its cases are only judged where everything else is sound.
 */
export function checkDefinition(input: unknown, context: DefinitionContext): CheckedDefinition {
  const { definition, problems } = readDefinition(input);
  if (!definition) return { definition, problems: problems.slice(0, mostProblems), cost: 0 };
  const checked = checkExpressions(definition, context);
  const most = context.isProducts ? definitionBounds.productCost : definitionBounds.cost;
  const all = [
    ...keyProblems(definition, context),
    ...editionProblems(definition),
    ...repeated(definition),
    ...valueProblems(definition, context),
    ...wordProblems(definition),
    ...checked.problems,
    ...(checked.cost > most ? [tooCostly(checked.cost, most)] : []),
  ];
  if (all.length === 0) all.push(...caseProblems(definition, context.rules));
  return { definition, problems: all.slice(0, mostProblems), cost: checked.cost };
}

function problem(code: DefinitionProblemCode, path: readonly (string | number)[], zh: string, en: string) {
  return { code, path: path.map(String), message: { zh, en } } satisfies DefinitionProblem;
}

function tooCostly(cost: number, most: number): DefinitionProblem {
  return problem("TOO_COSTLY", ["rows"], `代价 ${cost}，最多 ${most}`, `costs ${cost}, at most ${most}`);
}

function editionProblems(definition: Definition): DefinitionProblem[] {
  const refused = newerThanEngine(definition);
  return refused ? [problem("UNKNOWN_FACT", ["edition"], refused.zh, refused.en)] : [];
}

function keyProblems({ key }: Definition, { isProducts, isTaken, before }: DefinitionContext): DefinitionProblem[] {
  const found: DefinitionProblem[] = [];
  const isCustom = key.startsWith(customPrefix);
  if (isCustom === (isProducts ?? false))
    found.push(
      isCustom
        ? problem("KEY_FORM", ["key"], `“${customPrefix}”留给各地自定的要求`, `${customPrefix} is kept for others' own`)
        : problem("KEY_FORM", ["key"], `键须以“${customPrefix}”开头`, `the key has to begin with ${customPrefix}`),
    );
  if (before ? before.key !== key : isTaken?.(key))
    found.push(problem("KEY_TAKEN", ["key"], "这个键已有所指", "the key stands for something else already"));
  return found;
}

/** Keys that stand twice where each may stand once. */
function repeated({ value, facts = [], findings = [], appliesTo, filingTypes = [] }: Definition): DefinitionProblem[] {
  const lists: readonly (readonly [path: readonly string[], keys: readonly string[]])[] = [
    [["value", "options"], "options" in value ? value.options.map(({ key }) => key) : []],
    [["facts"], facts.map(({ key }) => key)],
    [["findings"], findings.map(({ key }) => key)],
    [["appliesTo"], appliesTo],
    [["filingTypes"], filingTypes],
  ];
  return lists.flatMap(([path, keys]) =>
    keys.flatMap((key, at) =>
      keys.indexOf(key) < at ? [problem("KEY_TAKEN", [...path, at], `“${key}”重复`, `“${key}” stands here twice`)] : [],
    ),
  );
}

function valueProblems({ value }: Definition, { before, optionsInUse }: DefinitionContext): DefinitionProblem[] {
  const found: DefinitionProblem[] = [];
  if (value.type === "INTEGER" && value.minimum > value.maximum)
    found.push(problem("WRONG_TYPE", ["value", "minimum"], "最小值大于最大值", "the minimum lies above the maximum"));
  if (!before) return found;
  if (before.value.type !== value.type)
    found.push(
      problem("VALUE_TYPE_CHANGED", ["value", "type"], `类型应仍为 ${before.value.type}`, `stays ${before.value.type}`),
    );
  else if (value.type === "INTEGER" && before.value.type === "INTEGER") {
    if (value.minimum > before.value.minimum || value.maximum < before.value.maximum)
      found.push(problem("VALUE_TYPE_CHANGED", ["value"], "范围只能放宽", "its range can only be widened"));
  }
  if ("options" in value && "options" in before.value) {
    const kept = new Set(value.options.map(({ key }) => key));
    for (const { key } of before.value.options)
      if (!kept.has(key) && optionsInUse?.has(key))
        found.push(
          problem("OPTION_IN_USE", ["value", "options"], `历史中有选项 ${key}`, `history holds the option ${key}`),
        );
  }
  return found;
}

/** Holes of texts that nothing fills. */
function wordProblems(definition: Definition): DefinitionProblem[] {
  const { value, findings = [], rows = [], unrecorded = [] } = definition;
  const found: DefinitionProblem[] = [];
  const look = (path: readonly (string | number)[], text: Text | undefined, filled: ReadonlySet<string>) => {
    for (const hole of text ? holesOf(text) : [])
      if (!filled.has(hole))
        found.push(problem("UNKNOWN_FACT", path, `没有可填入 {${hole}} 的内容`, `nothing fills {${hole}}`));
  };
  if (value.type === "INTEGER") {
    look(["value", "inWords"], value.inWords, new Set(["value"]));
    look(["value", "oneInWords"], value.oneInWords, new Set());
  }
  for (const [at, finding] of findings.entries()) {
    const ways = [[finding.key, finding, []] as const, ...variantsOf(finding)];
    for (const [name, told, inside] of ways) {
      const filled = new Set(Object.keys(finding.counts ?? {}));
      const [recorded, open] = [rows, unrecorded].map((list) => list.filter((row) => row.findings?.includes(name)));
      if (open?.length === 0) filled.add("value");
      if (value.type === "CHOICES" && open?.length === 0 && recorded?.every(({ when }) => /\bitem\b/.test(when)))
        filled.add("item");
      look(["findings", at, ...inside, "message"], told.message, filled);
      look(["findings", at, ...inside, "remedy"], told.remedy, filled);
    }
  }
  return found;
}

function variantsOf({ key, variants = {} }: DefinedFinding) {
  return Object.entries(variants).map(
    ([name, told]) => [`${key}/${name}`, told, ["variants", name] as readonly string[]] as const,
  );
}

function checkExpressions(definition: Definition, { rules }: DefinitionContext) {
  const recorded = environmentOf(definition, rules, { recorded: true });
  const unrecorded = environmentOf(definition, rules, { recorded: false });
  const [judged, open] = [checkRowsOf(definition, "rows", recorded), checkRowsOf(definition, "unrecorded", unrecorded)];
  const findings = checkFindings(definition, recorded);
  return {
    problems: [...judged.problems, ...open.problems, ...findings.problems, ...unreported(definition)],
    cost: judged.cost + open.cost + findings.cost,
  };
}

function checkRowsOf(definition: Definition, list: "rows" | "unrecorded", environment: Environment) {
  const problems: DefinitionProblem[] = [];
  const { value } = definition;
  const options = value.type === "CHOICES" ? value.options.length : 1;
  let cost = 0;
  let isSettled = false;
  const before = new Set<string>();
  for (const [at, row] of (definition[list] ?? []).entries()) {
    const path = [list, at];
    const checked = checkCondition(row.when, environment);
    problems.push(...checked.problems.map((one) => placed(one, [...path, "when"])));
    problems.push(...reportProblems(definition, list, row, path));
    if (!checked.tree) continue;
    cost += reportsByOption(checked.tree) ? checked.cost * options : checked.cost;
    const folded = fold(checked.tree, { functions: runningFunctions });
    const written = JSON.stringify(folded);
    const never = isSettled || before.has(written) || (folded[0] === "known" && folded[1] !== true);
    if (never)
      problems.push(problem("ROW_NEVER_REACHED", path, "这一行永远不会起作用", "this row can never decide anything"));
    if (folded[0] === "known" && folded[1] === true) isSettled = true;
    before.add(written);
  }
  if ((definition[list]?.length ?? 0) > 0 && !isSettled && problems.length === 0)
    problems.push(
      problem(
        "CASE_MISSING",
        [list],
        "最后一行应为 true，写明其余的情况",
        "the last row has to be true, and say what else comes of it",
      ),
    );
  return { problems, cost };
}

/** What a row reports has to go with how it decides. */
function reportProblems(
  { findings = [] }: Definition,
  list: "rows" | "unrecorded",
  { then, findings: reported = [] }: Row,
  path: readonly (string | number)[],
): DefinitionProblem[] {
  const known = new Set(findings.flatMap((finding) => [finding.key, ...variantsOf(finding).map(([name]) => name)]));
  const found = reported.flatMap((name, at) => {
    const where = [...path, "findings", at];
    if (!known.has(name)) return [problem("UNKNOWN_FACT", where, `没有提示“${name}”`, `there is no finding “${name}”`)];
    if (reported.indexOf(name) < at)
      return [problem("KEY_TAKEN", where, `“${name}”重复`, `“${name}” stands here twice`)];
    return [];
  });
  if (then === "FAILED" && reported.length === 0)
    found.push(
      problem("WRONG_TYPE", [...path, "findings"], "不通过的须说明提示", "what fails has to report something"),
    );
  if ((then === "PASSED" || then === "NOT_APPLICABLE") && reported.length > 0)
    found.push(problem("WRONG_TYPE", [...path, "findings"], "通过或不适用的没有提示", "what passes reports nothing"));
  if (list === "unrecorded" && then !== "UNDECIDED" && then !== "NOT_APPLICABLE")
    found.push(
      problem(
        "WRONG_TYPE",
        [...path, "then"],
        "没有记载的只能无法判断或不适用",
        "where nothing is recorded, nothing passes or fails",
      ),
    );
  return found;
}

/** Findings that no row reports: of one with variants, the variants may do. */
function unreported({ findings = [], rows = [], unrecorded = [] }: Definition): DefinitionProblem[] {
  const reported = new Set([...rows, ...unrecorded].flatMap((row) => row.findings ?? []));
  return findings.flatMap((finding, at) => {
    const variants = variantsOf(finding);
    const silent = variants.filter(([name]) => !reported.has(name));
    const found = silent.map(([name, , inside]) => neverReported(["findings", at, ...inside], name));
    const isSilent = !reported.has(finding.key) && silent.length === variants.length;
    return isSilent ? [...found, neverReported(["findings", at], finding.key)] : found;
  });
}

function neverReported(path: readonly (string | number)[], name: string): DefinitionProblem {
  return problem("ROW_NEVER_REACHED", path, `没有一行报告“${name}”`, `no row reports “${name}”`);
}

function checkFindings(definition: Definition, environment: Environment) {
  const problems: DefinitionProblem[] = [];
  let cost = 0;
  const own = new Set((definition.facts ?? []).map(({ key }) => `${ownPrefix}${key}`));
  const look = (path: readonly (string | number)[], text: string, type?: Type): Tree | null => {
    const checked = type === undefined ? checkCondition(text, environment) : checkExpression(text, environment, type);
    problems.push(...checked.problems.map((one) => placed(one, path)));
    cost += checked.cost;
    return checked.tree;
  };
  const lookAt = (path: readonly (string | number)[], at: string, mayBeOwn: boolean): boolean => {
    if (filingFacts.has(at) || (mayBeOwn && own.has(at))) return true;
    problems.push(problem("UNKNOWN_FACT", path, `没有名为“${at}”的事实`, `there is no fact “${at}”`));
    return false;
  };
  for (const [place, finding] of (definition.findings ?? []).entries()) {
    for (const [name, count] of Object.entries(finding.counts ?? {}))
      look(["findings", place, "counts", name], count, number);
    for (const [, told, inside] of [[finding.key, finding, []] as const, ...variantsOf(finding)]) {
      const path = ["findings", place, ...inside];
      if (told.at !== undefined) lookAt([...path, "at"], told.at, true);
      for (const [index, cure] of (told.cures ?? []).entries()) {
        const where = [...path, "cures", index];
        const at = cure.at ?? told.at ?? finding.at;
        if (!lookAt([...where, "at"], at, false)) continue;
        if (cure.when !== undefined) look([...where, "when"], cure.when);
        if (cure.to !== undefined) look([...where, "to"], cure.to, filingFacts.get(at)?.type);
        if (cure.to === undefined && cure.kind !== "ASK") problems.push(nothingToPut([...where, "to"], cure));
      }
    }
  }
  return { problems, cost };
}

function nothingToPut(path: readonly (string | number)[], { kind }: DefinedCure): DefinitionProblem {
  return problem("SYNTAX", path, `${kind} 须写明改为什么`, `${kind} has to say what it becomes`);
}

function placed({ code, message, from, to }: Problem, path: readonly (string | number)[]): DefinitionProblem {
  return { code, path: path.map(String), message, from, to };
}
