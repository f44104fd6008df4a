import type { PlainDate, Text } from "@beian/shared";
import { earliestDate, latestDate, readDay } from "@beian/shared";

/** Midnight, which is what a cell without a time is shown with. */
const midnight = /(?:[ T]+|(?<=[日号]))0{1,2}:00(?::00(?:\.0+)?)?$/;

/** A day as typed into a spreadsheet, or why it is none. */
export function dayTyped(typed: string): PlainDate | Text {
  const text = inDigits(typed.normalize("NFKC").replace(/\p{Cf}/gu, ""))
    .trim()
    .replace(/\s*([-/.年月日号])\s*/g, "$1")
    .replace(midnight, "");
  // Excel's own number of a day, which hangs on from when it counts.
  if (/^\d{5}(?:\.\d+)?$/.test(text))
    return {
      zh: "是表格软件的日期序号，请把该列设为日期格式（如 2026-03-01）后再导出",
      en: "is a spreadsheet's own number of a day; give the column a date format such as 2026-03-01 and export it again",
    };
  if (/^(?:长期|长期有效|永久|永久有效|无固定期限)$/.test(text))
    return { zh: "长期有效的请留空", en: "what has no end is left empty" };
  const read = readDay(text);
  switch (read.kind) {
    case "READ":
      return read.text;
    case "NO_SUCH_DAY":
      return { zh: "没有这一天", en: "there is no such day" };
    case "OUT_OF_RANGE":
      return {
        zh: `应在 ${earliestDate} 至 ${latestDate} 之间；长期有效的请留空`,
        en: `must be from ${earliestDate} to ${latestDate}; what has no end is left empty`,
      };
    default:
      return {
        zh: "应为日期，如 2026-03-01、2026/3/1 或 2026年3月1日",
        en: "must be a day, such as 2026-03-01, 2026/3/1 or 2026年3月1日",
      };
  }
}

const digits = "〇一二三四五六七八九";

/** 二〇三〇年十一月五日 in digits; what holds no Chinese ones stays. */
function inDigits(text: string): string {
  const digitOf = (character: string) => Math.max(0, digits.indexOf(character));
  return text
    .replace(
      /([一二三])?十([一二三四五六七八九])?/g,
      (_, tens = "一", units = "〇") => `${digitOf(tens)}${digitOf(units)}`,
    )
    .replace(/[〇零○一二三四五六七八九]/g, (character) => String(digitOf(character)));
}
