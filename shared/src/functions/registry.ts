import { addDays, addMonths } from "../dates.ts";
import { isOldForm } from "../identifiers/certificate-number.ts";
import { characterCount } from "../identifiers/text.ts";
import type { DeclaredFunction } from "../language/environment.ts";
import type { Functions } from "../language/fold.ts";
import type { Known } from "../language/tree.ts";
import type { SingleType, Type } from "../language/type.ts";
import { day, flag, listOf, number, text } from "../language/type.ts";
import type { Text } from "../locale.ts";
import { says } from "../words/says.ts";
import { dayAfterWorkingDays, workingDaysSince } from "../working-days/working-days.ts";

/**
 * Something that a row can work out of facts: a yes or no, a number, a day, a text or a list, never how a filing comes
 * out. It looks at nothing but what it is given, so it can't know the rule's value or the province.
 */
export interface RowFunction extends DeclaredFunction {
  readonly name: string;
  readonly title: Text;
  /** A call and what it comes to. */
  readonly example: readonly [call: string, result: Known];
  readonly run: (...given: never[]) => Known | undefined;
  /** Where one definition alone uses it: why it is no matter of that definition's rows. */
  readonly only?: string;
}

/** The types that TypeScript knows of what each kind of argument is. */
interface KnownOf {
  FLAG: boolean;
  NUMBER: number;
  DAY: string;
  TEXT: string;
  OPTION: string;
  LIST: readonly string[];
}
type Given<Takes extends readonly Type[]> = { [Index in keyof Takes]: KnownOf[Takes[Index]["kind"]] };

function row<const Takes extends readonly Type[]>(
  definition: Omit<RowFunction, "takes" | "run"> & {
    readonly takes: Takes;
    readonly run: (...given: Given<Takes>) => Known | undefined;
  },
): RowFunction {
  // A call reaches it only through the checker, which holds arguments to these types.
  return definition as unknown as RowFunction;
}

/** The type of a text or list, told apart by its kind alone. */
const words = listOf(text, 101) as Type & { readonly kind: "LIST" };
const [aText, aNumber, aDay] = [text, number, day] as [
  SingleType & { kind: "TEXT" },
  SingleType & { kind: "NUMBER" },
  SingleType & { kind: "DAY" },
];

const all: readonly RowFunction[] = [
  row({
    name: "addDays",
    title: { zh: "若干天之后的日期", en: "The day so many days later" },
    takes: [aDay, aNumber],
    gives: day,
    cost: 2,
    example: ['addDays("2026-11-24", 7)', "2026-12-01"],
    run: (from, days) => withinCalendar(() => addDays(from, days)),
  }),
  row({
    name: "addMonths",
    title: { zh: "若干个月之后的日期", en: "The day so many months later" },
    takes: [aDay, aNumber],
    gives: day,
    cost: 2,
    example: ['addMonths("2026-01-31", 1)', "2026-02-28"],
    run: (from, months) => withinCalendar(() => addMonths(from, months)),
  }),
  row({
    name: "addYears",
    title: { zh: "若干年之后的日期", en: "The day so many years later" },
    takes: [aDay, aNumber],
    gives: day,
    cost: 2,
    example: ['addYears("2008-02-29", 18)', "2026-02-28"],
    run: (from, years) => withinCalendar(() => addMonths(from, years * 12)),
  }),
  row({
    name: "workingDays",
    title: { zh: "两个日期之间的工作日数", en: "Working days after the first day, up to the second" },
    takes: [aDay, aDay],
    gives: number,
    cost: 40,
    example: ['workingDays("2026-11-20", "2026-11-24")', 2],
    run: (from, to) => workingDaysSince(from, to).days,
    only: "the State Council's calendar is data that no row can hold",
  }),
  row({
    name: "afterWorkingDays",
    title: { zh: "满若干个工作日的日期", en: "The first day by which so many working days have passed" },
    takes: [aDay, aNumber],
    gives: day,
    cost: 400,
    example: ['afterWorkingDays("2026-11-20", 2)', "2026-11-24"],
    run: (from, days) => dayAfterWorkingDays(from, days) ?? undefined,
    only: "the State Council's calendar is data that no row can hold",
  }),
  row({
    name: "uncountedYear",
    title: {
      zh: "两个日期之间节假日安排未知的年份；都已知的为 0",
      en: "A year between two days whose public holidays aren't known; 0 where all are",
    },
    takes: [aDay, aDay],
    gives: number,
    cost: 40,
    example: ['uncountedYear("2039-12-30", "2040-01-03")', 2040],
    run: (from, to) => {
      const { calendarCoversAll, lastCoveredDate } = workingDaysSince(from, to);
      return calendarCoversAll ? 0 : Number((to > lastCoveredDate ? to : from).slice(0, 4));
    },
    only: "the State Council's calendar is data that no row can hold",
  }),
  row({
    name: "characters",
    title: { zh: "字符数", en: "How many characters a text has" },
    takes: [aText],
    gives: number,
    cost: 5,
    example: ['characters("示例 A")', 4],
    run: characterCount,
  }),
  row({
    name: "hanCount",
    title: { zh: "汉字数", en: "How many Chinese characters a text has" },
    takes: [aText],
    gives: number,
    cost: 20,
    example: ['hanCount("示例 A")', 2],
    run: (of) => of.match(/\p{Script=Han}/gu)?.length ?? 0,
    only: "scripts are Unicode's data",
  }),
  row({
    name: "hasHan",
    title: { zh: "含有汉字", en: "Whether a text has a Chinese character" },
    takes: [aText],
    gives: flag,
    cost: 10,
    example: ['hasHan("示例 A")', true],
    run: (of) => /\p{Script=Han}/u.test(of),
  }),
  row({
    name: "hasLatin",
    title: { zh: "含有拉丁字母", en: "Whether a text has a Latin letter" },
    takes: [aText],
    gives: flag,
    cost: 10,
    example: ['hasLatin("示例")', false],
    run: (of) => /\p{Script=Latin}/u.test(of),
  }),
  row({
    name: "hasDigit",
    title: { zh: "含有数字", en: "Whether a text has a digit" },
    takes: [aText],
    gives: flag,
    cost: 10,
    example: ['hasDigit("示例 1")', true],
    run: (of) => /\p{Nd}/u.test(of),
  }),
  row({
    name: "hasSymbol",
    title: {
      zh: "含有字母、数字、空格、括号、间隔号、连字符以外的符号",
      en: "Whether a text has a sign beside letters, digits, spaces, brackets, middle dots and hyphens",
    },
    takes: [aText],
    gives: flag,
    cost: 10,
    example: ['hasSymbol("示例@家")', true],
    run: (of) => /[^\p{L}\p{N}\s()·-]/u.test(of),
  }),
  row({
    name: "onlyDigits",
    title: { zh: "全是数字", en: "Whether a text is of numbers and spaces alone" },
    takes: [aText],
    gives: flag,
    cost: 10,
    example: ['onlyDigits("123 45")', true],
    run: (of) => /^[\p{N}\s]+$/u.test(of),
  }),
  row({
    name: "hasDomainForm",
    title: { zh: "含有形似域名的文字", en: "Whether a text holds something in the form of a domain name" },
    takes: [aText],
    gives: flag,
    cost: 10,
    example: ['hasDomainForm("example.com 示例")', true],
    run: (of) => /[\p{L}\p{N}-]+\.[\p{L}]{2,}/u.test(of),
  }),
  row({
    name: "says",
    title: {
      zh: "含有某个词，且不是由前后两个词拼成的",
      en: "Whether a text says a word, and not only two others whose border it arises across",
    },
    takes: [aText, aText],
    gives: flag,
    cost: 10,
    example: ['says("高中华语网", "中华")', false],
    run: (of, word) => says(of, word),
  }),
  row({
    name: "first",
    title: { zh: "开头的若干个字符", en: "So many characters from the beginning" },
    takes: [aText, aNumber],
    gives: text,
    cost: 1,
    example: ['first("13800000000", 3)', "138"],
    run: (of, count) => [...of].slice(0, Math.max(0, count)).join(""),
    only: "parts of codes mean something in many identifiers",
  }),
  row({
    name: "before",
    title: {
      zh: "某个符号首次出现之前的部分",
      en: "What stands before the first of a sign; all of it where there is none",
    },
    takes: [aText, aText],
    gives: text,
    cost: 2,
    example: ['before("example.com.cn", ".")', "example"],
    run: (of, sign) => of.split(sign, 1)[0] ?? of,
    only: "labels of a domain are parted by dots",
  }),
  row({
    name: "replaced",
    title: { zh: "将某个词全部替换之后的文字", en: "A text with all of a word replaced by another" },
    takes: [aText, aText, aText],
    gives: text,
    cost: 3,
    example: ['replaced("北京市宣武区", "宣武区", "西城区")', "北京市西城区"],
    run: (of, word, by) => (word === "" ? of : bounded(of.replaceAll(word, () => by))),
  }),
  row({
    name: "joined",
    title: { zh: "两段文字接在一起", en: "A text with another after it" },
    takes: [aText, aText],
    gives: text,
    cost: 2,
    example: ['joined("138", "00000001")', "13800000001"],
    run: (of, more) => bounded(of + more),
    only: "the one way to make a text of parts",
  }),
  row({
    name: "distinct",
    title: { zh: "不同的项数", en: "How many different items a list has" },
    takes: [words],
    gives: number,
    cost: 20,
    example: ["distinct(website.managerOfOrganisations)", 1],
    run: (of) => new Set(of).size,
    only: "the one question about a list that exists and all can't ask",
  }),
  row({
    name: "withAlso",
    title: { zh: "再加上一项的列表", en: "A list with one more item" },
    takes: [words, aText],
    gives: words,
    cost: 10,
    example: ['withAlso(website.managerOfOrganisations, "示例二")', ["杭州示例科技有限公司", "示例二"]],
    run: (of, item) => [...of, item],
    only: "the one way to put a text beside those of a list",
  }),
  row({
    name: "isOldForm",
    title: {
      zh: "是三证合一之前的号码形式",
      en: "Whether a number is of a form from before the merger of certificates",
    },
    takes: [aText],
    gives: flag,
    cost: 5,
    example: ['isOldForm("110108000000016")', true],
    run: (of) => isOldForm(of),
  }),
];

/** What rows can work out, by name. */
export const rowFunctions: ReadonlyMap<string, RowFunction> = new Map(all.map((one) => [one.name, one]));

export const runningFunctions: Functions = new Map(all.map(({ name, run }) => [name, run]));

/** The longest text that parts are put together to; more is no text that a field could hold. */
const longestMade = 2_000;

function bounded(made: string): string | undefined {
  return made.length > longestMade ? undefined : made;
}

/** Undefined where arithmetic leaves the years that a date is written in. */
function withinCalendar(make: () => string): string | undefined {
  try {
    const made = make();
    return /^\d{4}-\d\d-\d\d$/.test(made) ? made : undefined;
  } catch {
    return undefined;
  }
}
