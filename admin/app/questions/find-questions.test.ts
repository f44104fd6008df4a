import { expect, test } from "vitest";
import { findQuestions } from "./find-questions.ts";

const questions = [
  {
    key: "question5",
    title: "主体负责人可以不填法定代表人吗？",
    answer: "各省要求不同",
    requirements: [{ id: "1", key: "principal-legal-representative", title: "主体负责人与法定代表人" }],
    sources: [],
  },
  { key: "question9", title: "Office phone", answer: "A landline in Jiangsu", requirements: [], sources: [] },
];

test.each([
  ["", ["question5", "question9"]],
  ["法定代表人", ["question5"]],
  ["ｏｆｆｉｃｅ　JIANGSU", ["question9"]],
  ["question9", ["question9"]],
  ["法定 landline", []],
])("%j finds %j", (typed, expected) => {
  expect(findQuestions(questions, typed).map(({ key }) => key)).toEqual(expected);
});
