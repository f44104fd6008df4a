import type { ProvinceCode, Requirement, Rule } from "@beian/shared";
import { canonicalJson, inLocale, provinceCodes } from "@beian/shared";
import type { Rulebook } from "../domain/rulebooks.ts";
import { createRulebooks } from "../domain/rulebooks.ts";
import type { Command, CommandLine, TypedOptions } from "./command.ts";
import { dateOf } from "./date-option.ts";
import { opened } from "./opened.ts";

export const rulebookCommands: readonly Command[] = [
  {
    name: "rulebook export",
    usage: "[--as-of YYYY-MM-DD]",
    about: {
      zh: "输出某日（默认今天）现行规则的规范 JSON，其 SHA-256 即规则摘要",
      en: "print the rule book of a day, today unless given, as canonical JSON; its SHA-256 is the book's digest",
    },
    options: ["as-of"],
    async run(given, place) {
      const { whole } = await bookOf(given, place);
      // Without a line break at its end: the bytes are what the digest is of.
      place.printRaw(canonicalJson(whole));
    },
  },
  {
    name: "coverage",
    usage: "[--as-of YYYY-MM-DD]",
    about: {
      zh: "各项要求在 31 个省的覆盖情况：本省规定、沿用全国、空白、存疑",
      en: "what is recorded where: a province's own, inherited, empty, doubtful",
    },
    options: ["as-of"],
    async run(given, place) {
      for (const line of coverageOf(await bookOf(given, place))) place.print(line);
    },
  },
];

async function bookOf(given: TypedOptions, place: CommandLine): Promise<Rulebook> {
  const asOf = dateOf(given.optional("as-of"));
  return opened(place, async (store) => {
    const rulebooks = await createRulebooks({ store, ...place });
    return rulebooks.at(asOf === null ? {} : { asOf });
  });
}

/** How a province stands to a requirement, as one letter of the table. */
type Mark = "O" | "o" | "N" | "n" | ".";

/** Counts in all, then a line a requirement with its counts and a letter a province. */
export function coverageOf(book: Rulebook): readonly string[] {
  const { requirements } = book.catalogue;
  const width = Math.max(...requirements.map(({ key }) => key.length));
  const rows = requirements.map((requirement) => {
    const marks = provinceCodes.map((code) => markOf(book, requirement, code));
    const count = (...wanted: readonly Mark[]) => marks.filter((mark) => wanted.includes(mark)).length;
    return {
      key: requirement.key,
      title: inLocale(requirement.title, "ZH"),
      marks,
      counts: [count("O", "o"), count("N", "n"), count("."), count("o", "n")] as const,
    };
  });
  const total = (column: 0 | 1 | 2 | 3) => rows.reduce((sum, { counts }) => sum + counts[column], 0);
  const cells = rows.length * provinceCodes.length;
  const pad = (numbers: readonly (number | string)[]) => numbers.map((number) => `${number}`.padStart(5)).join("");
  const letters = (at: 0 | 1) => provinceCodes.map((code) => code[at]).join("");
  return [
    `${book.asOf}：${rows.length} 项要求 × ${provinceCodes.length} 省 = ${cells} / ${rows.length} requirements × ${provinceCodes.length} provinces = ${cells}`,
    `本省 ${total(0)}，沿用 ${total(1)}，空白 ${total(2)}，其中存疑 ${total(3)} / own ${total(0)}, inherited ${total(1)}, empty ${total(2)}; doubtful among them ${total(3)}`,
    "O 本省 own, N 沿用全国 inherited, o n 存疑 doubtful, . 空白 empty",
    "",
    `${" ".repeat(width)}${pad(["own", "inh", "none", "dbt"])}  ${letters(0)}`,
    `${" ".repeat(width + 20)}  ${letters(1)}`,
    ...rows.map(({ key, title, marks, counts }) => `${key.padEnd(width)}${pad(counts)}  ${marks.join("")}  ${title}`),
  ];
}

function markOf(book: Rulebook, { key }: Requirement, code: ProvinceCode): Mark {
  const rule = book.rules(code).get(key);
  if (!rule) return ".";
  const mark = ({ PROVINCE: "O", NATIONAL: "N" } as const satisfies Record<Rule["origin"], Mark>)[rule.origin];
  if (rule.strictness === "ENFORCED") return mark;
  return mark === "O" ? "o" : "n";
}
