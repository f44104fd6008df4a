import type { Candidate, CureContext, EditValue } from "../cures/candidate.ts";
import { filingFacts } from "../facts/registry.ts";
import type { Facts } from "../filing/facts.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { notApplicable, passed, undecided } from "../findings/check-result.ts";
import type { FieldPath, FindingDraft, FindingKind, Params } from "../findings/finding.ts";
import { runningFunctions } from "../functions/registry.ts";
import { checkExpression } from "../language/check.ts";
import type { Evaluate, FactOf } from "../language/evaluate.ts";
import { evaluator } from "../language/evaluate.ts";
import type { Bindings } from "../language/fold.ts";
import { fold } from "../language/fold.ts";
import type { Known, Tree } from "../language/tree.ts";
import type { Type } from "../language/type.ts";
import type { ProvinceCode } from "../provinces.ts";
import type { Requirement } from "../requirement/define-requirement.ts";
import type { RuleValue } from "../values/value-spec.ts";
import { optionLabel } from "../values/value-spec.ts";
import type { DefinedCure, DefinedFinding, Definition } from "./definition.ts";
import { environmentOf, ownPrefix, typeOfValue } from "./environment-of.ts";
import type { CheckedRow } from "./rows.ts";
import { askedBy, checkRows } from "./rows.ts";
import { filled, specOf, valueForMessages } from "./words.ts";

/**
 * A definition made ready to judge by: its rows as closures, its words as functions of what they name. Throws where the
 * definition has problems, which `checkDefinition` tells one by one; `others` are those that its rows may ask for.
 */
export function requirementOf(definition: Definition, others: ReadonlyMap<string, Definition>): Requirement {
  const rules = new Map([...others].map(([key, { value }]) => [key, typeOfValue(value)] as const));
  const value = specOf(definition.value);
  const recorded = environmentOf(definition, rules, { recorded: true });
  const [rows, unrecorded] = [
    sound(definition, rules, definition.rows ?? [], true),
    sound(definition, rules, definition.unrecorded ?? [], false),
  ];
  const terms = termsOf(definition);
  const tellings = tellingsOf(definition, (text, type) => treeOf(definition, text, recorded, type));
  const asked = askedBy([...rows, ...unrecorded]);
  const judge = (of: readonly CheckedRow[]) => rowsJudge({ definition, value, terms, tellings, rows: of });
  return {
    key: definition.key,
    topic: definition.topic,
    title: definition.title,
    description: definition.description,
    appliesTo: definition.appliesTo,
    ...(definition.filingTypes ? { filingTypes: definition.filingTypes } : {}),
    value,
    findings: (definition.findings ?? []).map(({ key }) => kindOf(tellings, key)),
    ...(rows.length > 0 ? { check: judge(rows) } : {}),
    ...(unrecorded.length > 0 ? { unrecorded: judge(unrecorded) } : {}),
    dependsOnProvince: asked.province,
    reads: [...asked.rules],
  };
}

function sound(
  definition: Definition,
  rules: ReadonlyMap<string, Type>,
  rows: Definition["rows"] & {},
  isRecorded: boolean,
) {
  const checked = checkRows(rows, environmentOf(definition, rules, { recorded: isRecorded }));
  const [first] = checked.problems;
  if (first) throw new Error(`${definition.key}, row ${first[0] + 1}: ${first[1].message.en}`);
  return checked.rows;
}

function treeOf(
  { key }: Definition,
  text: string,
  environment: Parameters<typeof checkExpression>[1],
  type?: Type,
): Tree {
  const { tree, problems } = checkExpression(text, environment, type);
  if (!tree) throw new Error(`${key}, ${text}: ${problems[0]?.message.en}`);
  return tree;
}

function termsOf({ value }: Definition): (option: string) => readonly string[] {
  const terms = new Map("options" in value ? value.options.map((one) => [one.key, one.terms ?? []] as const) : []);
  return (option) => terms.get(option) ?? [];
}

/** A finding or one of its variants, ready to be reported. */
interface Telling {
  readonly kind: FindingKind;
  readonly path: FieldPath;
  readonly counts: ReadonlyMap<string, Tree>;
}

function tellingsOf(definition: Definition, read: (text: string, type?: Type) => Tree): ReadonlyMap<string, Telling> {
  const tellings = new Map<string, Telling>();
  for (const finding of definition.findings ?? []) {
    const counts = new Map(
      Object.entries(finding.counts ?? {}).map(([name, text]) => [name, read(text, { kind: "NUMBER" })]),
    );
    const cures = curesOf(finding, read, termsOf(definition));
    const variants = Object.entries(finding.variants ?? {}).map(
      ([name, own]) => [`${finding.key}/${name}`, own] as const,
    );
    for (const [name, own] of [[finding.key, {}] as const, ...variants]) {
      const { at, severity = "BY_RULE", message, remedy } = { ...finding, ...own };
      const kind: FindingKind = {
        code: finding.key,
        severity,
        meaning: finding.meaning ?? message,
        message: (params) => filled(message, params),
        remedy: (params) => (remedy ? filled(remedy, params) : null),
        cures,
      };
      tellings.set(name, { kind, path: pathOf(definition.key, at), counts });
    }
  }
  return tellings;
}

function kindOf(tellings: ReadonlyMap<string, Telling>, key: string): FindingKind {
  const telling = tellings.get(key);
  if (!telling) throw new Error(`no finding ${key}`);
  return telling.kind;
}

/** Where a finding at a fact stands; an answer to a requirement's own question is found by its name. */
function pathOf(requirement: string, fact: string): FieldPath {
  if (fact.startsWith(ownPrefix)) return ["answers", `${requirement}/${fact.slice(ownPrefix.length)}`];
  const found = filingFacts.get(fact);
  if (!found) throw new Error(`${requirement}: no fact ${fact}`);
  return found.path;
}

function curesOf(
  { cures = [] }: DefinedFinding,
  read: (text: string) => Tree,
  terms: (option: string) => readonly string[],
): (context: CureContext) => readonly Candidate[] {
  const made = cures.map((cure) => ({ cure, tree: cure.to === undefined ? null : read(cure.to) }));
  return (context) => made.flatMap(({ cure, tree }) => candidatesOf(cure, tree, terms, context));
}

function candidatesOf(
  { kind, at, todo }: DefinedCure,
  tree: Tree | null,
  terms: (option: string) => readonly string[],
  { path, facts, province, value }: CureContext,
): readonly Candidate[] {
  const fact = at === undefined ? undefined : filingFacts.get(at);
  const where = fact?.path ?? path;
  const named = fact ?? filingFacts.get(path.join("."));
  const bindings: Bindings = { value: value ?? undefined, province, terms, functions: runningFunctions };
  const to = tree === null ? named?.example : evaluator(fold(tree, bindings), bindings)(factOf(facts));
  if (to === undefined || !isEditValue(to)) return [];
  return [todo === undefined ? { kind, path: where, to } : { kind, path: where, to, todo }];
}

function isEditValue(value: Known): value is Known & EditValue {
  return typeof value !== "object" || value.every((item) => typeof item === "string");
}

interface JudgeParts {
  readonly definition: Definition;
  readonly value: Requirement["value"];
  readonly terms: (option: string) => readonly string[];
  readonly tellings: ReadonlyMap<string, Telling>;
  readonly rows: readonly CheckedRow[];
}

/** A row under one value: what is left to ask of a filing. */
interface ReadyRow {
  readonly status: CheckResult["status"];
  /** One condition, or one for each option, with what it reports. */
  readonly parts: readonly { readonly holds: Evaluate; readonly report: readonly Report[] }[];
}
interface Report {
  readonly telling: Telling;
  readonly params: Params;
  readonly counts: readonly (readonly [name: string, Evaluate])[];
}

function rowsJudge(parts: JudgeParts): NonNullable<Requirement["unrecorded"]> & NonNullable<Requirement["check"]> {
  const ready = new Map<string, readonly ReadyRow[]>();
  const { province: looksAtProvince, rules } = askedBy(parts.rows);
  return (
    value: RuleValue | null,
    facts: Facts,
    province: ProvinceCode,
    valueFor: (key: string) => RuleValue | null,
  ) => {
    const others = [...rules].map((key) => valueFor(key));
    const name = JSON.stringify([value, looksAtProvince ? province : null, others]);
    const rows = ready.get(name) ?? readyRows(parts, value, province, valueFor);
    ready.set(name, rows);
    return judged(rows, factOf(facts));
  };
}

function readyRows(
  { value: spec, terms, tellings, rows }: JudgeParts,
  value: RuleValue | null,
  province: ProvinceCode,
  valueFor: (key: string) => RuleValue | null,
): readonly ReadyRow[] {
  const bindings: Bindings = {
    value: value ?? undefined,
    province,
    rule: valueFor,
    terms,
    functions: runningFunctions,
  };
  const options = Array.isArray(value) ? value : [];
  return rows.map(({ row, tree, byOption }): ReadyRow => {
    const part = (item: string | null) => {
      const bound = item === null ? bindings : { ...bindings, items: new Map<string, Known>([["item", item]]) };
      const params: Record<string, Params[string]> = value === null ? {} : { value: valueForMessages(spec, value) };
      if (item !== null && (spec.type === "CHOICES" || spec.type === "CHOICE")) params.item = optionLabel(spec, item);
      return {
        holds: evaluator(fold(tree, bound), bound),
        report: (row.findings ?? []).map((key): Report => {
          const telling = tellings.get(key);
          if (!telling) throw new Error(`no finding ${key}`);
          const counts = [...telling.counts].map(([name, of]) => [name, evaluator(fold(of, bound), bound)] as const);
          return { telling, params, counts };
        }),
      };
    };
    return { status: row.then, parts: byOption ? options.map(part) : [part(null)] };
  });
}

function judged(rows: readonly ReadyRow[], factOf: FactOf): CheckResult {
  for (const { status, parts } of rows) {
    const found = parts.map(({ holds }) => holds(factOf));
    const held = parts.filter((_, at) => found[at] === true);
    if (held.length > 0)
      return result(
        status,
        held.flatMap(({ report }) => report.map((one) => draftOf(one, factOf))),
      );
    if (found.includes(undefined)) return undecided;
  }
  return passed;
}

function result(status: CheckResult["status"], findings: readonly FindingDraft[]): CheckResult {
  if (findings.length > 0) return { status, findings };
  return { PASSED: passed, NOT_APPLICABLE: notApplicable, UNDECIDED: undecided, FAILED: { status, findings } }[status];
}

function draftOf({ telling: { kind, path }, params, counts }: Report, factOf: FactOf): FindingDraft {
  const counted = counts.flatMap(([name, count]): readonly (readonly [string, number])[] => {
    const found = count(factOf);
    return typeof found === "number" ? [[name, found]] : [];
  });
  return { kind, path, params: counted.length === 0 ? params : { ...params, ...Object.fromEntries(counted) } };
}

function factOf(facts: Facts): FactOf {
  return (name) => filingFacts.get(name)?.read(facts);
}
