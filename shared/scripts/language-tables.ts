import { filingFacts } from "../src/facts/registry.ts";
import { rowFunctions } from "../src/functions/registry.ts";
import { typeInWords } from "../src/language/type.ts";

/** The language's manual with the tables of what there is: those between the marks are made anew. */
export function withTables(manual: string): string {
  const facts = [...filingFacts.values()].map(({ name, title, type, mayBeAbsent }) => [
    `\`${name}\``,
    typeInWords(type).en,
    mayBeAbsent ? "yes" : "",
    title.zh,
    title.en,
  ]);
  const functions = [...rowFunctions.values()].map(({ takes, gives, title, example: [call, result] }) => [
    `\`${call}\``,
    `\`${JSON.stringify(result)}\``,
    takes.map((type) => typeInWords(type).en).join("; "),
    typeInWords(gives).en,
    title.zh,
    title.en,
  ]);
  const withFacts = between(manual, "facts", table(["fact", "is", "may be absent", "", ""], facts));
  return between(withFacts, "functions", table(["such as", "comes to", "takes", "gives", "", ""], functions));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function between(text: string, mark: string, put: string): string {
  const [begin, end] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the manual has no place for ${mark}`);
  return `${text.slice(0, from + begin.length)}\n${put}\n${text.slice(to)}`;
}
