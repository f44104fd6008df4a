import { createWriteStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { finished } from "node:stream/promises";
import type {
  Catalogue,
  CompiledRulebook,
  Filing,
  InputProblem,
  OpenQuestion,
  ProvinceCode,
  Text,
  Verdict,
} from "@beian/shared";
import {
  answerProblems,
  beijingDateOf,
  codeOfFinding,
  isComplete,
  isProvinceCode,
  nameOfUnread,
  openQuestionsOf,
  openRulebook,
  parseFiling,
  questionsAskedBy,
  UnknownFormat,
} from "@beian/shared";
import { productFindings } from "../bring-rules.ts";
import { createRulebooks } from "../domain/rulebooks.ts";
import type { Command, CommandLine, TypedOptions } from "./command.ts";
import { CommandRefused } from "./command.ts";
import { dateOf } from "./date-option.ts";
import { opened } from "./opened.ts";
import { bytesOfFile, bytesOfStream } from "./validate-bytes.ts";
import type { Questions } from "./validate-csv.ts";
import { encodingOf, gb18030 } from "./validate-encoding.ts";
import type { Line } from "./validate-line.ts";
import { progressOn } from "./validate-progress.ts";
import type { Format, Read } from "./validate-records.ts";
import { formatBegun, formatNamed, formats, recordsIn } from "./validate-records.ts";
import type { FileReport } from "./validate-report.ts";
import { linesOfReport, newReport } from "./validate-report.ts";

export const validateCommands: readonly Command[] = [
  {
    name: "validate",
    usage:
      "FILE.ndjson|FILE.csv|- [--format csv|ndjson] [--province XX] [--as-of YYYY-MM-DD | --rulebook BOOK.json] [--out FILE.ndjson] [--strict]",
    about: {
      zh: "核对文件中的备案，每行一份，- 表示标准输入；输出按省份和代码的统计，--out 另存每行的结果；--rulebook 用下载的规则书代替数据库；--strict 时有未通过的以 2 结束，只有未定的以 3 结束。格式见 docs/bulk.md",
      en: "check the filings of a file, or of standard input for -, one a line; prints counts by province and code, --out keeps each line's result; --rulebook takes a rule book that was loaded down instead of the database; with --strict it ends with 2 where any doesn't pass, and with 3 where any is only left open. See docs/bulk.md",
    },
    operand: "FILE",
    options: ["format", "province", "as-of", "rulebook", "out"],
    flags: ["strict"],
    async run(given, place) {
      const file = given.operand();
      const province = provinceOption(given);
      const bookOf = judgedBy(given, place);
      const format = formatOption(given) ?? (file === standardInput ? null : formatNamed(file));
      const bytes = await (file === standardInput ? bytesOfStream(place.stdin) : bytesOfFile(file));
      try {
        const encoding = await encodingOf(bytes);
        const out = await resultsFile(given.optional("out"), file);
        const { compiled, catalogue } = await bookOf();
        const today = beijingDateOf(place.now());
        const codeOf = (key: string) => codeOfFinding(key, productFindings);
        if (encoding === gb18030)
          place.say({
            zh: "文件不是 UTF-8，按 GB 18030 读取",
            en: "the file isn't UTF-8, and is read as GB 18030",
          });
        if (compiled.unread.length > 0) {
          const named = compiled.unread.map(nameOfUnread);
          place.say({
            zh: `规则书中有本版本不认识的内容，相关核对一律未定：${named.join("；")}`,
            en: `the rule book says what this version doesn't know, and leaves it open: ${named.join("; ")}`,
          });
        }
        const questions = questionsAskedBy(catalogue.requirements);
        const records = recordsIn(bytes, {
          encoding,
          format: format ?? (await formatBegun(bytes, encoding)),
          questions,
        });
        const report = await validateRecords(records, {
          judge: (filing) => compiled.validate(filing, { today, province }),
          questions,
          openIn: (filing, verdict) =>
            verdict.province === null ? [] : openQuestionsOf(filing, verdict, compiled.rules(verdict.province)),
          codeOf,
          out,
          place,
          size: bytes.size,
        });
        for (const line of linesOfReport(report, codeOf)) place.print(line);
        return given.flag("strict") ? exitCodeOf(report) : 0;
      } finally {
        await bytes.close();
      }
    },
  },
];

const standardInput = "-";

function formatOption(given: TypedOptions): Format | null {
  const typed = given.optional("format");
  if (typed === null) return null;
  const format = formats.find((one) => one === typed);
  if (format) return format;
  throw new CommandRefused({ zh: "--format 应为 csv 或 ndjson", en: "--format must be csv or ndjson" });
}

interface Book {
  readonly compiled: CompiledRulebook;
  readonly catalogue: Catalogue;
}

/** The rule book that is asked for, to be made once all else that was typed is sound: of the database, or of a file. */
function judgedBy(given: TypedOptions, place: CommandLine): () => Promise<Book> {
  const asOf = dateOf(given.optional("as-of"));
  const file = given.optional("rulebook");
  if (file === null)
    return () =>
      opened(place, async (store) => (await createRulebooks({ store, ...place })).at(asOf === null ? {} : { asOf }));
  if (asOf !== null)
    throw new CommandRefused({
      zh: "--rulebook 是某一日的规则书，不能与 --as-of 同用",
      en: "--rulebook is of its own day and doesn't go with --as-of",
    });
  return () => bookIn(file);
}

/** A rule book of either format as it was loaded down or exported; nothing beside it is needed. */
async function bookIn(file: string): Promise<Book> {
  await existing(file);
  const text = await readFile(file, "utf8");
  try {
    return await openRulebook(JSON.parse(text));
  } catch (error) {
    if (error instanceof UnknownFormat) throw new CommandRefused(error.text);
    throw new CommandRefused({ zh: `${file} 不是规则书`, en: `${file} is no rule book` });
  }
}

/** Told apart, since what is left open needs more to be told, and what doesn't pass needs other things. */
function exitCodeOf({ lines, passes, openPasses }: FileReport): number {
  if (passes === lines) return 0;
  return passes + openPasses === lines ? 3 : 2;
}

interface Work {
  readonly judge: (filing: Filing) => Verdict;
  readonly questions: Questions;
  readonly openIn: (filing: Filing, verdict: Verdict) => readonly OpenQuestion[];
  /** The code of a finding, by its key. */
  readonly codeOf: (key: string) => string;
  readonly out: ResultsFile | null;
  readonly place: Pick<CommandLine, "say" | "terminal">;
  /** In bytes. */
  readonly size: number;
}

/** Judges one after the other; at no time is more of a file in memory than the record at hand and what is read ahead. */
async function validateRecords(records: AsyncIterable<Read>, work: Work): Promise<FileReport> {
  const { judge, questions, out, place, size } = work;
  const report = newReport();
  const progress = progressOn(place.terminal, size);
  for await (const line of records) {
    report.lines += 1;
    const result = resultOf(line, judge, questions);
    if ("problem" in result) {
      report.badLines += 1;
      const { path, message } = result.problem;
      progress.clear();
      const at = path.length === 0 ? "" : ` ${path.join(".")}`;
      place.say({ zh: `第 ${line.number} 行${at}：${message.zh}`, en: `line ${line.number}${at}: ${message.en}` });
    } else report.count(result.verdict);
    await out?.write(inWords(line.number, result, work));
    progress.show(line.bytesRead, report.lines);
  }
  progress.clear();
  await out?.close();
  return report;
}

type Result = { readonly filing: Filing; readonly verdict: Verdict } | { readonly problem: InputProblem };

function resultOf(line: Line, judge: Work["judge"], questions: Questions): Result {
  if ("problem" in line) return { problem: line.problem };
  const parsed = parseFiling(line.input);
  const [problem] = parsed.ok ? answerProblems(parsed.filing, questions) : parsed.problems;
  if (problem) return { problem };
  if (!parsed.ok) throw new Error("a refused filing without a problem");
  const lost = lostIn(parsed.filing);
  if (lost) return { problem: { path: lost, message: charactersLost } };
  return { filing: parsed.filing, verdict: judge(parsed.filing) };
}

const charactersLost: Text = {
  zh: "有字符在转换编码时已丢失（U+FFFD）",
  en: "holds characters that a conversion lost (U+FFFD)",
};

/** Where a value holds what stands for characters that were lost, by which different names become the same; null where nowhere. */
function lostIn(value: unknown): readonly string[] | null {
  if (typeof value === "string") return value.includes("\uFFFD") ? [] : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const lost = lostIn(inner);
    if (lost !== null) return [name, ...lost];
  }
  return null;
}

/** A line's result as one line of JSON: the number of the line, and nothing of the filing itself. */
function inWords(line: number, result: Result, { openIn, codeOf }: Pick<Work, "openIn" | "codeOf">): string {
  if ("problem" in result) {
    const { path, message } = result.problem;
    return JSON.stringify({ line, error: { path, zh: message.zh, en: message.en } });
  }
  const { filing, verdict } = result;
  const { province, outcome, findings } = verdict;
  return JSON.stringify({
    line,
    province,
    outcome,
    complete: isComplete(verdict),
    findings: findings.map(({ key, severity, draft }) => ({ code: codeOf(key), key, severity, path: draft.path })),
    open: openIn(filing, verdict).map(({ requirement, path }) => ({ requirement: requirement.key, path })),
  });
}

function provinceOption(given: TypedOptions): ProvinceCode | undefined {
  const code = given.optional("province");
  if (code === null) return undefined;
  if (isProvinceCode(code)) return code;
  throw new CommandRefused({
    zh: "--province 应为省份代码，如 ZJ",
    en: "--province must be the code of a province, such as ZJ",
  });
}

async function existing(file: string): Promise<{ readonly size: number }> {
  const found = await stat(file).catch(() => null);
  if (found?.isFile()) return found;
  throw new CommandRefused({ zh: `没有这个文件：${file}`, en: `there is no such file: ${file}` });
}

interface ResultsFile {
  write(line: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the file for results; waits whenever the disk is slower than the checks, so that nothing piles up. */
async function resultsFile(file: string | null, input: string): Promise<ResultsFile | null> {
  if (file === null) return null;
  if (resolve(file) === resolve(input))
    throw new CommandRefused({ zh: "--out 不能是被核对的文件", en: "--out must be another file than the one checked" });
  const stream = createWriteStream(file);
  const closed = finished(stream);
  await new Promise<void>((open, fail) => {
    stream.once("open", () => open());
    stream.once("error", () => fail(new CommandRefused({ zh: `无法写入 ${file}`, en: `${file} can't be written` })));
  }).catch((error: unknown) => {
    closed.catch(() => undefined);
    throw error;
  });
  return {
    async write(line) {
      if (!stream.write(`${line}\n`)) await new Promise<void>((drained) => stream.once("drain", () => drained()));
    },
    async close() {
      stream.end();
      await closed;
    },
  };
}
