import { expect, test } from "vitest";
import { csvLineReader } from "./validate-csv.ts";

function read(text: string) {
  const reader = csvLineReader(new Map());
  return [...reader.read(text), ...reader.end()];
}

const name = { input: { subject: { name: "张三" } } };

test.each([
  ["columns that a spreadsheet padded", "subject.name,,\n张三,,\n", 2],
  ["rows that it padded", "subject.name\n张三,,\n", 2],
  ["rows that it didn't pad", "subject.name,,\n张三\n", 2],
  ["the separator in the first line", "sep=,\nsubject.name\n张三\n", 3],
])("%s are nothing of a filing's", (_, text, number) => {
  expect(read(text)).toEqual([expect.objectContaining({ number, ...name })]);
});

test("a cell beyond the columns that holds something is told", () => {
  expect(read("subject.name\n张三,李四\n")).toEqual([expect.objectContaining({ problem: expect.anything() })]);
});
