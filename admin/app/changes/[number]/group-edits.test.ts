import { expect, test } from "vitest";
import type { RuleEdit } from "../../../graphql/change.ts";
import { groupEdits } from "./group-edits.ts";

function edit(code: NonNullable<RuleEdit["province"]>["code"] | null, key: string): RuleEdit {
  return {
    province: code && { id: code, code, name: code },
    requirement: { id: key, key, title: key, findingCodes: [] },
    before: null,
    after: null,
    handsBack: false,
    until: null,
    overtakenBy: null,
  };
}

const age = "organisation-minimum-age";
const principal = "principal-legal-representative";
const requirements = [principal, age];
const edits = [edit("GD", age), edit("BJ", principal), edit(null, age), edit("BJ", age)];

test.each([
  [
    "province",
    [
      ["CN", [age]],
      ["BJ", [principal, age]],
      ["GD", [age]],
    ],
  ],
  [
    "requirement",
    [
      [principal, ["BJ"]],
      [age, ["CN", "BJ", "GD"]],
    ],
  ],
] as const)("by %s, in the order of provinces and of the requirements given", (by, expected) => {
  const nameOf = ({ province, requirement }: RuleEdit) =>
    by === "province" ? requirement.key : (province?.code ?? "CN");
  expect(groupEdits(edits, by, requirements).map(({ key, edits: group }) => [key, group.map(nameOf)])).toEqual(
    expected,
  );
});
