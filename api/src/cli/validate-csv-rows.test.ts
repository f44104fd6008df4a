import fc from "fast-check";
import { expect, test } from "vitest";
import type { Row } from "./validate-csv-rows.ts";
import { rowReader } from "./validate-csv-rows.ts";

function rowsOf(text: string, size = text.length, longest = 1_000): readonly Row[] {
  const reader = rowReader(longest);
  const rows: Row[] = [];
  for (let at = 0; at < text.length; at += size) rows.push(...reader.read(text.slice(at, at + size)));
  return [...rows, ...reader.end()];
}

const cells = (text: string) => rowsOf(text).map((row) => ("cells" in row ? row.cells : row.problem.en));

const lineBreak = fc.constantFrom("\n", "\r\n", "\r");
const bare = fc.stringMatching(/^[^",\r\n]{0,5}$/);
const quotedPart = fc.oneof(bare, fc.constantFrom(",", '""'), lineBreak);
/** A cell as it is written, what it says, and how many lines end in it. */
const cell = fc.oneof(
  bare.map((text) => ({ written: text, says: text, breaks: 0 })),
  fc.array(quotedPart, { maxLength: 6 }).map((parts) => ({
    // A break stands between two others, or two of one character would be one of two.
    written: `"${parts.join(".")}"`,
    says: parts.join(".").replaceAll('""', '"').replace(/\r\n?/g, "\n"),
    breaks: parts.filter((part) => /[\r\n]/.test(part)).length,
  })),
);
const sound = fc.array(cell, { minLength: 1, maxLength: 4 }).map((row) => ({
  written: row.map(({ written }) => written).join(","),
  says: row.map(({ says }) => says) as readonly string[] | null,
  breaks: row.reduce((sum, { breaks }) => sum + breaks, 0),
}));
const faulty = fc
  .constantFrom('a"b,c', '"a"b,c', '"a\n"b,c', 'x,"y" ,z', '5" disk,"6"" disk"', '"\r\n""\r"\t')
  .map((written) => ({ written, says: null, breaks: (written.match(/\r\n?|\n/g) ?? []).length }));
const empty = fc.constant({ written: "", says: [""], breaks: 0 });

test("each row begins on the line that it begins on, whatever the breaks, the quotes, the faults, and how it comes in parts", () => {
  const row = fc.tuple(fc.oneof({ weight: 5, arbitrary: sound }, faulty, empty), lineBreak);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), fc.integer({ min: 1, max: 30 }), fc.boolean(), (rows, size, ends) => {
      let text = "";
      let line = 1;
      const expected: { number: number; cells: readonly string[] | null }[] = [];
      for (const [index, [{ written, says, breaks }, end]] of rows.entries()) {
        // CR of one row and LF of an empty one after it would be one break.
        const ending = text.endsWith("\r") && written === "" && end === "\n" ? "\r" : end;
        expected.push({ number: line, cells: says });
        text += written + (index === rows.length - 1 && !ends && written !== "" ? "" : ending);
        line += breaks + 1;
      }
      const found = rowsOf(text, size).map((one) => ({
        number: one.number,
        cells: "cells" in one ? one.cells : null,
      }));
      expect(found).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["a,b\n", [["a", "b"]]],
  ["a,b", [["a", "b"]]],
  ["a,", [["a", ""]]],
  [",\n", [["", ""]]],
  ['"a,""b""",c\r\n', [['a,"b"', "c"]]],
  ['""', [[""]]],
  ['"a\r\nb\rc"', [["a\nb\nc"]]],
  ["", []],
  ["\n\n", [[""], [""]]],
  ['a"b,c\nd', ["not valid CSV: a quote stands where none can", ["d"]]],
  ['"a" ,c\nd', ["not valid CSV: a quote stands where none can", ["d"]]],
  ['a\n"b\nc', [["a"], "a quote that opens here never ends, so that the file from here on isn't read"]],
])("%j holds %j", (text, expected) => {
  expect(cells(text)).toEqual(expected);
});

test("a row that is too long costs no other, and isn't kept", () => {
  const rows = rowsOf(`a,b\n"${"x\n".repeat(2_000)}",y\nc,d\n${"y".repeat(3_000)}\ne,f`, 7);
  expect(rows).toEqual([
    { number: 1, cells: ["a", "b"] },
    { number: 2, problem: expect.objectContaining({ en: "the line is too long" }) },
    { number: 2_003, cells: ["c", "d"] },
    { number: 2_004, problem: expect.objectContaining({ en: "the line is too long" }) },
    { number: 2_005, cells: ["e", "f"] },
  ]);
});
