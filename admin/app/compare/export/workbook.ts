import { inLocale, type Locale, type PlainDate, provinceOf, topicLabels } from "@beian/shared";
import writeExcelFile, { type Cell, type Row, type Sheet } from "write-excel-file/node";
import type { ExportedRows, ExportedRule } from "../../../graphql/comparison.ts";
import type { Arranged } from "../arrange.ts";
import type { ShownOrigin, View } from "../view.ts";
import type { TableCell } from "./table.ts";

/** What names the sheets and their columns, in a language. */
export interface WorkbookWords {
  readonly sheets: {
    readonly matrix: string;
    readonly rules: string;
    readonly sources: string;
    readonly about: string;
  };
  readonly column: (
    name:
      | "topic"
      | "key"
      | "province"
      | "provinces"
      | "code"
      | "words"
      | "value"
      | "strictness"
      | "origin"
      | "note"
      | "effectiveFrom"
      | "effectiveUntil"
      | "recordedAt"
      | "change"
      | "sourceTitle"
      | "clause"
      | "url"
      | "publishedOn",
  ) => string;
  readonly requirement: string;
  readonly origin: (origin: ShownOrigin) => string;
  readonly strictness: (strictness: ExportedRule["content"]["strictness"]) => string;
  readonly separator: string;
}

export interface WorkbookParts {
  readonly table: readonly (readonly TableCell[])[];
  readonly arranged: Arranged;
  readonly origin: View["origin"];
  /** The rules behind the table, one row a requirement and one cell a province, in the table's order. */
  readonly rules: ExportedRows;
  /** What the table is of: names and texts. */
  readonly about: readonly (readonly [string, string])[];
  readonly locale: Locale;
  readonly words: WorkbookWords;
}

/** The view as a workbook: the table itself, its rules one a row with dates as dates, their sources, what it is of. */
export function workbookOf(parts: WorkbookParts): Promise<Buffer> {
  const { table, words, about } = parts;
  const named = table[0]?.length === parts.arranged.provinces.length + 2 ? 2 : 1;
  const sheets: Sheet<never>[] = [
    {
      sheet: words.sheets.matrix,
      data: table.map((row, index) =>
        row.map((cell, place) => (index === 0 ? head(cell.text) : body(cell, place < named))),
      ),
      columns: table[0]?.map((_, index) => ({ width: index === 0 ? 30 : 16 })) ?? [],
      stickyRowsCount: 1,
      stickyColumnsCount: named,
    },
    {
      sheet: words.sheets.rules,
      data: ruleRows(parts),
      ...frozen([10, 8, 30, 34, 10, 40, 14, 12, 12, 40, 12, 12, 12, 8]),
    },
    { sheet: words.sheets.sources, data: sourceRows(parts), ...frozen([30, 34, 40, 50, 40, 50, 12, 8]) },
    {
      sheet: words.sheets.about,
      data: about.map(([name, text]) => [head(name), text]),
      columns: [{ width: 24 }, { width: 90 }],
    },
  ];
  return writeExcelFile(sheets).toBuffer();
}

function frozen(widths: readonly number[]) {
  return { columns: widths.map((width) => ({ width })), stickyRowsCount: 1, stickyColumnsCount: 1 };
}

function ruleRows({ arranged, origin, rules, locale, words }: WorkbookParts): Row[] {
  const columns = [
    "province",
    "code",
    "topic",
    "key",
    "words",
    "value",
    "strictness",
    "origin",
    "note",
    "effectiveFrom",
    "effectiveUntil",
    "recordedAt",
    "change",
  ] as const;
  const names = columns.map((name) => head(words.column(name)));
  return [
    [...names.slice(0, 3), head(words.requirement), ...names.slice(3)],
    ...rulesShown({ arranged, origin, rules }).map(({ code, requirement, rule }): Row => {
      const { content, revision } = rule;
      return [
        text(inLocale(provinceOf(code).name, locale)),
        text(code),
        text(inLocale(topicLabels[requirement.topic], locale)),
        text(requirement.title),
        text(requirement.key),
        text(content.summary),
        valueCell(content.value),
        text(words.strictness(content.strictness)),
        text(words.origin(rule.origin)),
        text(content.note),
        date(rule.effectiveFrom),
        date(rule.effectiveUntil),
        date(revision.recordedAt.slice(0, 10)),
        { value: revision.change.number, type: Number },
      ];
    }),
  ];
}

/** Each source once a requirement and revision, with the provinces that it speaks for. */
function sourceRows({ arranged, origin, rules, locale, words }: WorkbookParts): Row[] {
  const names = ["key", "provinces", "sourceTitle", "clause", "url", "publishedOn", "change"] as const;
  const shown = rulesShown({ arranged, origin, rules });
  const byRevision = Map.groupBy(shown, ({ rule }) => rule.revision.id);
  return [
    [head(words.requirement), ...names.map((name) => head(words.column(name)))],
    ...[...byRevision.values()].flatMap((together): Row[] => {
      const [first] = together;
      if (!first) return [];
      const { requirement, rule } = first;
      const where = together.map(({ code }) => inLocale(provinceOf(code).name, locale)).join(words.separator);
      return rule.revision.sources.map((source) => [
        text(requirement.title),
        text(requirement.key),
        text(where),
        text(source.title),
        text(source.clause),
        text(source.url),
        date(source.publishedOn),
        { value: rule.revision.change.number, type: Number },
      ]);
    }),
  ];
}

function rulesShown({ arranged, origin, rules }: Pick<WorkbookParts, "arranged" | "origin" | "rules">) {
  return arranged.rows.flatMap(({ requirement }, row) =>
    arranged.provinces.flatMap(({ code }, column) => {
      const rule = rules[row]?.cells[column];
      return rule && (origin === null || rule.origin === origin) ? [{ requirement, code, rule }] : [];
    }),
  );
}

function valueCell(value: ExportedRule["content"]["value"]): Cell {
  switch (value.__typename) {
    case "BooleanValue":
      return { value: value.boolean, type: Boolean };
    case "IntegerValue":
      return { value: value.integer, type: Number };
    case "ChoiceValue":
      return text(value.option.key);
    case "ChoicesValue":
      return text(value.options.map(({ key }) => key).join(" "));
  }
}

function head(words: string): Cell {
  return { value: words, type: String, fontWeight: "bold", wrap: true, alignVertical: "top" };
}

function body({ text: words, number }: TableCell, isName: boolean): Cell {
  if (number !== undefined) return { value: number, type: Number, alignVertical: "top", align: "left" };
  return { value: words, type: String, wrap: true, alignVertical: "top", ...(isName ? { fontWeight: "bold" } : {}) };
}

function text(words: string | null): Cell {
  return words ? { value: words, type: String } : null;
}

/** A day as spreadsheets count it, without a time or a zone. */
function date(day: PlainDate | null): Cell {
  return day ? { value: new Date(`${day}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" } : null;
}
