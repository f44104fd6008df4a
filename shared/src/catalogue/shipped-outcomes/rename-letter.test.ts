import { expect, test } from "vitest";
import { factsOfExample, organisationExample } from "../../filing/filing.example.ts";
import type { SubjectNature } from "../../filing/vocabulary.ts";
import { shippedCatalogue } from "../shipped.ts";
import { outcomeOf } from "./outcome.example.ts";

const renameLetter = shippedCatalogue.get("rename-letter");

interface Case {
  subjectName?: string;
  subjectNature?: SubjectNature;
  hasRenameLetter?: boolean;
}

test.each<[boolean, Case, string[]]>([
  [true, { subjectName: "杭州旧名科技有限公司", hasRenameLetter: false }, ["FAILED", "RENAME_LETTER_MISSING"]],
  [true, { subjectName: "杭州旧名科技有限公司", hasRenameLetter: true }, ["PASSED"]],
  [true, { subjectName: "杭州旧名科技有限公司" }, ["UNDECIDED"]],
  [true, { subjectName: " 杭州示例科技有限公司", hasRenameLetter: false }, ["NOT_APPLICABLE"]],
  [true, { subjectName: "李四", subjectNature: "INDIVIDUAL", hasRenameLetter: false }, ["NOT_APPLICABLE"]],
  [true, { hasRenameLetter: false }, ["UNDECIDED"]],
  [false, { subjectName: "杭州旧名科技有限公司", hasRenameLetter: false }, ["PASSED"]],
])("needed: %s, %j", (value, { hasRenameLetter, ...existing }, expected) => {
  const subject = { ...organisationExample.subject, hasRenameLetter };
  const facts = factsOfExample({ ...organisationExample, type: "CHANGE", subject, existing });
  expect(outcomeOf(renameLetter, value, facts)).toEqual(expected);
});
