/** One line of the result: what was measured, and the bar where there is one. */
export interface Row {
  readonly section: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What the design asks for; absent where it asks for nothing. */
  readonly bar?: { readonly atLeast: number } | { readonly atMost: number };
  readonly note?: string;
}

/** Whether a row meets its bar; null where there is none. */
export function isMet({ value, bar }: Row): boolean | null {
  if (bar === undefined) return null;
  return "atLeast" in bar ? value >= bar.atLeast : value <= bar.atMost;
}

/** The rows as a Markdown table, a heading a section. */
export function tableOf(rows: readonly Row[]): string {
  const sections = [...new Set(rows.map(({ section }) => section))];
  return sections
    .map((name) => {
      const lines = rows.filter(({ section }) => section === name).map(lineOf);
      return [
        `### ${name}`,
        "",
        "| what | value | bar | met | note |",
        "| --- | ---: | ---: | --- | --- |",
        ...lines,
      ].join("\n");
    })
    .join("\n\n");
}

function lineOf(row: Row): string {
  const { what, unit, value, bar, note = "" } = row;
  const asked = bar === undefined ? "" : "atLeast" in bar ? `≥ ${figure(bar.atLeast)}` : `≤ ${figure(bar.atMost)}`;
  const met = isMet(row);
  return `| ${what} | ${figure(value)} ${unit} | ${asked} | ${met === null ? "" : met ? "yes" : "**no**"} | ${note} |`;
}

function figure(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toPrecision(3)));
}
