import { expect, test } from "vitest";
import { type Problem, type Refusal, refusalIn } from "./refusal.ts";

const message = "您没有这个权限。";
const invalid: Problem = {
  __typename: "InvalidInput",
  message: "input.title：请填写。",
  path: ["input", "title"],
  reason: "请填写。",
};

test("a wrong input is told without the name of its field, which it stands beside", () => {
  expect(refusalIn(invalid, "")).toEqual({ path: ["input", "title"], reason: "请填写。" } satisfies Refusal);
});

test.each(["NotAllowed", "NotFound", "Conflict", "SampleConflict"] as const)("%s is told as it is", (__typename) => {
  expect(refusalIn({ __typename, message }, "")).toEqual({ path: [], reason: message });
});

test("of what was done nothing is told, and of what wasn't answered that nobody knows", () => {
  expect(refusalIn({ __typename: "SampleSuccess" }, "没有应答。")).toBeNull();
  expect(refusalIn(null, "没有应答。")).toEqual({ path: [], reason: "没有应答。" });
});
