import { shippedCatalogue } from "@beian/shared";
import { expect, test } from "vitest";
import { readNotJudged } from "../seed-file.ts";

const listed = readNotJudged();
const keys = new Set(listed.map(({ requirement }) => requirement));

test.each(shippedCatalogue.requirements.map(({ key, judging }) => [key, judging !== undefined] as const))(
  "%s has rows, or a reason why no computer can judge it, and never both",
  (key, isJudged) => {
    expect(keys.has(key)).toBe(!isJudged);
  },
);

test("what is listed is a requirement, stands once and says why in both languages", () => {
  expect(listed).toHaveLength(keys.size);
  for (const { requirement, reason } of listed) {
    expect(shippedCatalogue.find(requirement), requirement).not.toBeNull();
    expect(reason.zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(reason.en).toMatch(/^[A-Z].*\.$/);
  }
});
