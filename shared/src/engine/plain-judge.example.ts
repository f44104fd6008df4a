import { valueForMessages } from "../definition/words.ts";
import { factReader } from "../facts/reading.ts";
import type { Facts } from "../filing/facts.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { undecided } from "../findings/check-result.ts";
import type { FindingDraft, Params } from "../findings/finding.ts";
import { runningFunctions } from "../functions/registry.ts";
import { reportedItem } from "../language/check.ts";
import type { Evaluate } from "../language/evaluate.ts";
import { evaluator } from "../language/evaluate.ts";
import type { Bindings } from "../language/fold.ts";
import { fold } from "../language/fold.ts";
import type { Known, Tree } from "../language/tree.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { optionLabel } from "../values/value-spec.ts";
import type { Situation } from "./situation.ts";

// Test support.

/** What the engine is held to: rows asked one after the other in one situation, with nothing shared or kept. */
export function plainlyJudged(requirement: Requirement, situation: Situation): (facts: Facts) => CheckResult {
  const { judging, value: spec } = requirement;
  const { value, province, valueFor } = situation;
  if (!judging) throw new Error(`${requirement.key} isn't judged`);
  const { terms, tellings } = judging;
  const closed = (tree: Tree, item: string | null): Evaluate<Facts> => {
    const bindings: Bindings = {
      value: value ?? undefined,
      province,
      rule: valueFor,
      terms,
      ...(item === null ? {} : { items: new Map<string, Known>([[reportedItem, item]]) }),
      functions: runningFunctions,
    };
    return evaluator(fold(tree, bindings), { ...bindings, fact: factReader });
  };
  const paramsOf = (item: string | null): Params => {
    if (value === null) return {};
    const params = { value: valueForMessages(spec, value) };
    return item !== null && "options" in spec ? { ...params, item: optionLabel(spec, item) } : params;
  };
  const options: readonly string[] = Array.isArray(value) ? value : [];
  const rows = (value === null ? judging.unrecorded : judging.recorded).map(({ row, tree, byOption }) => ({
    row,
    parts: (byOption ? options : [null]).map((item) => ({
      holds: closed(tree, item),
      findings: (row.findings ?? []).map((name) => {
        const telling = tellings.get(name);
        if (!telling) throw new Error(`no finding ${name}`);
        const counts = telling.counts.map(([count, of]) => [count, closed(of, item)] as const);
        return (facts: Facts): FindingDraft => {
          const counted = counts.flatMap(([count, of]) => {
            const found = of(facts);
            return typeof found === "number" ? [[count, found] as const] : [];
          });
          return {
            kind: telling.kind,
            path: telling.path,
            params: { ...paramsOf(item), ...Object.fromEntries(counted) },
          };
        };
      }),
    })),
  }));
  return (facts) => {
    for (const { row, parts } of rows) {
      const said = parts.map(({ holds }) => holds(facts));
      const held = parts.filter((_, at) => said[at] === true);
      if (held.length > 0) {
        // Where nothing is recorded, nothing is passed or broken.
        const status = value !== null || row.then === "NOT_APPLICABLE" ? row.then : "UNDECIDED";
        return { status, findings: held.flatMap(({ findings }) => findings.map((made) => made(facts))) };
      }
      if (said.includes(undefined)) return undecided;
    }
    return undecided;
  };
}
