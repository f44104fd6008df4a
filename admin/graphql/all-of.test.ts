import { expect, test } from "vitest";
import { allOf } from "./all-of.ts";
import type { Role } from "./people.ts";

test("a list of all of an enum's values stays as it is, and doesn't compile with one left out or one too many", () => {
  const all = ["ADMINISTRATOR", "VIEWER", "EDITOR", "REVIEWER"] as const;
  expect(allOf<Role>()(all)).toBe(all);
  // @ts-expect-error: VIEWER is left out.
  allOf<Role>()(["ADMINISTRATOR", "EDITOR", "REVIEWER"]);
  // @ts-expect-error: there is no OWNER.
  allOf<Role>()(["ADMINISTRATOR", "VIEWER", "EDITOR", "REVIEWER", "OWNER"]);
});
