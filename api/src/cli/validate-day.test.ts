import { addDays } from "@beian/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dayTyped } from "./validate-day.ts";

const wide = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).replace(/ /g, "　");
const chinese = (text: string) => [...text].map((digit) => "〇一二三四五六七八九"[Number(digit)] ?? digit).join("");
const counted = (number: number) => {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : chinese(String(tens))}十`;
  return `${ten}${ones === 0 ? "" : chinese(String(ones))}`;
};

test("a day is read in every form that spreadsheets in Chinese write it in", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
      const day = addDays("1950-01-01", days);
      const [year = "", month = "", date = ""] = day.split("-");
      const [m, d] = [Number(month), Number(date)];
      const plain = [
        ...["-", "/", "."].flatMap((mark) => [[year, m, d].join(mark), [year, month, date].join(mark)]),
        `${year}年${m}月${d}日`,
        `${year}年${month}月${date}日`,
        `${year} 年 ${m} 月 ${d} 日`,
        `${year}年${month}月${date}号`,
        [year, month, date].join("—"),
        `${year}${month}${date}`,
      ];
      const midnights = plain.flatMap((text) => [`${text} 0:00`, `${text} 00:00:00`, `${text} 0:00:00.000`]);
      const all = [
        ...plain,
        ...midnights,
        `${day}T00:00:00`,
        `${year}年${m}月${d}日00:00:00`,
        `${chinese(year)}年${counted(m)}月${counted(d)}日`,
        `${year}\u200E/${m}/${d}\uFEFF`,
      ];
      for (const text of [...all, ...all.map(wide)]) expect([text, dayTyped(text)]).toEqual([text, day]);
    }),
    { numRuns: 100 },
  );
});

const form = "must be a day, such as 2026-03-01, 2026/3/1 or 2026年3月1日";
const serial = expect.stringContaining("a spreadsheet's own number of a day");
const none = "there is no such day";
const range = expect.stringContaining("must be from ");

test.each([
  ["47488", serial],
  ["47488.5", serial],
  ["４７４８８", serial],
  ["2030/2/29", none],
  ["20301301", none],
  ["2030年2月30日", none],
  ["2030-00-10", none],
  ["0000-01-01", range],
  ["9999-12-31", range],
  ["2030/1-5", form],
  ["1/5/2030", form],
  ["30/1/5", form],
  ["2030-1", form],
  ["2030年1月", form],
  ["203015", form],
  ["2030/1/5 13:30", form],
  ["2030-01-05T00:00:00Z", form],
  ["2030010500:00:00", form],
  ["2030年1月5", form],
  ["-2030-01-05", form],
  ["12030-01-05", form],
  ["2030-01-05-06", form],
  ["1月5日", form],
  ["########", form],
  ["十", form],
  ["长期", "what has no end is left empty"],
])("%j is refused by what is wrong with it", (text, en) => {
  expect(dayTyped(text)).toEqual({ zh: expect.any(String), en });
});
