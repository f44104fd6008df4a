import { checkCondition, reportsByOption } from "../language/check.ts";
import type { Environment } from "../language/environment.ts";
import type { Problem } from "../language/problem.ts";
import type { Tree } from "../language/tree.ts";
import { partsOf } from "../language/tree.ts";
import type { Row } from "./definition.ts";

/** A row whose condition was read and checked. */
export interface CheckedRow {
  readonly row: Row;
  readonly tree: Tree;
  /** Whether it is judged once for each option of the value, and reports those that it holds for. */
  readonly byOption: boolean;
}

/** What expressions ask for beside the filing, read off what they name. */
export interface Asked {
  /** Other requirements, by key. */
  readonly rules: ReadonlySet<string>;
  /** Whether they look at the province itself, so that provinces with one value may differ. */
  readonly province: boolean;
}

export function checkRows(
  rows: readonly Row[],
  environment: Environment,
): {
  readonly rows: readonly CheckedRow[];
  readonly problems: readonly (readonly [at: number, Problem])[];
  readonly cost: number;
} {
  const checked: CheckedRow[] = [];
  const problems: (readonly [number, Problem])[] = [];
  let cost = 0;
  const options = environment.value?.kind === "LIST" ? environment.value.longest : 1;
  for (const [at, row] of rows.entries()) {
    const found = checkCondition(row.when, environment);
    problems.push(...found.problems.map((problem) => [at, problem] as const));
    const byOption = found.tree !== null && reportsByOption(found.tree);
    cost += byOption ? found.cost * options : found.cost;
    if (found.tree) checked.push({ row, tree: found.tree, byOption });
  }
  return { rows: checked, problems, cost };
}

export function askedBy(trees: readonly Tree[]): Asked {
  const rules = new Set<string>();
  let province = false;
  const look = (tree: Tree): void => {
    if (tree[0] === "rule") rules.add(tree[1]);
    else if (tree[0] === "province") province = true;
    for (const part of partsOf(tree)) look(part);
  };
  for (const tree of trees) look(tree);
  return { rules, province };
}
