import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { finished } from "node:stream/promises";
import type { Filing, InputProblem, OpenQuestion, ProvinceCode, Verdict } from "@beian/shared";
import {
  answerProblems,
  beijingDateOf,
  isComplete,
  isProvinceCode,
  openQuestionsOf,
  parseFiling,
  questionsAskedBy,
} from "@beian/shared";
import { createRulebooks } from "../domain/rulebooks.ts";
import type { Command, CommandLine, TypedOptions } from "./command.ts";
import { CommandRefused } from "./command.ts";
import { dateOf } from "./date-option.ts";
import { opened } from "./opened.ts";
import type { Questions } from "./validate-csv.ts";
import type { Line } from "./validate-line.ts";
import { progressOn } from "./validate-progress.ts";
import { recordsIn } from "./validate-records.ts";
import type { FileReport } from "./validate-report.ts";
import { linesOfReport, newReport } from "./validate-report.ts";

export const validateCommands: readonly Command[] = [
  {
    name: "validate",
    usage: "FILE.ndjson|FILE.csv [--province XX] [--as-of YYYY-MM-DD] [--out FILE.ndjson] [--strict]",
    about: {
      zh: "核对文件中的备案，每行一份；输出按省份和代码的统计，--out 另存每行的结果；--strict 时有未通过的以 2 结束，只有未定的以 3 结束。格式见 docs/bulk.md",
      en: "check the filings of a file, one a line; prints counts by province and code, --out keeps each line's result; with --strict it ends with 2 where any doesn't pass, and with 3 where any is only left open. See docs/bulk.md",
    },
    operand: "FILE",
    options: ["province", "as-of", "out"],
    flags: ["strict"],
    async run(given, place) {
      const file = given.operand();
      const province = provinceOption(given);
      const asOf = dateOf(given.optional("as-of"));
      const { size } = await existing(file);
      const out = await resultsFile(given.optional("out"), file);
      const report = await opened(place, async (store) => {
        const book = await (await createRulebooks({ store, ...place })).at(asOf === null ? {} : { asOf });
        const today = beijingDateOf(place.now());
        return validateFile(file, {
          judge: (filing) => book.compiled.validate(filing, { today, province }),
          questions: questionsAskedBy(book.catalogue.requirements),
          openIn: (filing, verdict) =>
            verdict.province === null ? [] : openQuestionsOf(filing, verdict, book.rules(verdict.province)),
          out,
          place,
          size,
        });
      });
      for (const line of linesOfReport(report)) place.print(line);
      return given.flag("strict") ? exitCodeOf(report) : 0;
    },
  },
];

/** Told apart, since what is left open needs more to be told, and what doesn't pass needs other things. */
function exitCodeOf({ lines, passes, openPasses }: FileReport): number {
  if (passes === lines) return 0;
  return passes + openPasses === lines ? 3 : 2;
}

interface Work {
  readonly judge: (filing: Filing) => Verdict;
  readonly questions: Questions;
  readonly openIn: (filing: Filing, verdict: Verdict) => readonly OpenQuestion[];
  readonly out: ResultsFile | null;
  readonly place: Pick<CommandLine, "say" | "terminal">;
  /** In bytes. */
  readonly size: number;
}

/** Judges line after line; at no time is more of the file in memory than the line at hand and what is read ahead. */
async function validateFile(file: string, { judge, questions, openIn, out, place, size }: Work): Promise<FileReport> {
  const report = newReport();
  const progress = progressOn(place.terminal, size);
  for await (const line of recordsIn(file, questions)) {
    report.lines += 1;
    const result = resultOf(line, judge, questions);
    if ("problem" in result) {
      report.badLines += 1;
      const { path, message } = result.problem;
      progress.clear();
      const at = path.length === 0 ? "" : ` ${path.join(".")}`;
      place.say({ zh: `第 ${line.number} 行${at}：${message.zh}`, en: `line ${line.number}${at}: ${message.en}` });
    } else report.count(result.verdict);
    await out?.write(inWords(line.number, result, openIn));
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
  return { filing: parsed.filing, verdict: judge(parsed.filing) };
}

/** A line's result as one line of JSON: the number of the line, and nothing of the filing itself. */
function inWords(line: number, result: Result, openIn: Work["openIn"]): string {
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
    findings: findings.map(({ key, severity, draft }) => ({ code: draft.kind.code, key, severity, path: draft.path })),
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
