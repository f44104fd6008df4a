import type { ProvinceCode } from "@beian/shared";
import type { ComparedRequirement, ComparisonResult } from "../../graphql/comparison.ts";
import type { RuleContent } from "../../graphql/province.ts";
import type { ShownOrigin } from "./view.ts";

/** All provinces by all requirements, as the API gave them, with before and after where two times are compared. */
export interface Matrix {
  readonly provinces: readonly ProvinceCode[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  readonly requirement: ComparedRequirement;
  /** In the order of Matrix.provinces. */
  readonly cells: readonly MatrixCell[];
  /** The same at the other time; null where one time alone is looked at. */
  readonly before: readonly MatrixCell[] | null;
}

/** What a cell says; cells that say exactly the same share one object. */
export interface MatrixCell {
  /** Null where nothing is recorded. */
  readonly content: RuleContent | null;
  readonly origin: ShownOrigin;
  /** Names value and strictness within the row. */
  readonly token: string;
  /** Its place among the row's values, in their order; nothing recorded comes last. */
  readonly rank: number;
}

export function matrixOf({ comparison, against, requirements }: ComparisonResult): Matrix {
  const byKey = new Map(requirements.map((requirement) => [requirement.key, requirement]));
  const provinces = comparison.provinces.map(({ code }) => code);
  const before = new Map(against?.rows.map((row) => [row.requirement.key, row]));
  return {
    provinces,
    rows: comparison.rows.flatMap((row) => {
      const requirement = byKey.get(row.requirement.key);
      if (!requirement) return [];
      const other = before.get(requirement.key);
      return [
        {
          requirement,
          cells: cellsOf(row.groups, provinces.length),
          before: other ? cellsOf(other.groups, provinces.length) : null,
        },
      ];
    }),
  };
}

type Group = ComparisonResult["comparison"]["rows"][number]["groups"][number];

function cellsOf(groups: readonly Group[], columns: number): readonly MatrixCell[] {
  const tokens: string[] = [];
  const cells = new Array<MatrixCell>(columns);
  for (const { content, origin, columns: places } of groups) {
    const token = valueToken(content);
    if (!tokens.includes(token)) tokens.push(token);
    const cell = { content, origin: origin ?? ("UNRECORDED" as const), token, rank: tokens.indexOf(token) };
    for (const place of places) cells[place] = cell;
  }
  return cells;
}

export const unrecordedToken = "unrecorded";

/**
 * Names a value, whatever the language: true, 18, an option's key, several with dots between them, `none` for an empty
 * list, `unrecorded` where nothing is; with a star where it is advised only.
 */
export function valueToken(content: RuleContent | null): string {
  if (content === null) return unrecordedToken;
  return `${bareToken(content.value)}${content.strictness === "ADVISED" ? "*" : ""}`;
}

function bareToken(value: RuleContent["value"]): string {
  switch (value.__typename) {
    case "BooleanValue":
      return String(value.boolean);
    case "ChoiceValue":
      return value.option.key;
    case "ChoicesValue":
      return value.options.map(({ key }) => key).join(".") || "none";
    case "IntegerValue":
      return String(value.integer);
  }
}

/** Whether two cells say the same, notes included, from whichever layer. */
export function saysTheSame(a: MatrixCell, b: MatrixCell): boolean {
  return a === b || (a.token === b.token && (a.content?.note ?? "") === (b.content?.note ?? ""));
}
