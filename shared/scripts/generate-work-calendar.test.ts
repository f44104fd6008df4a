import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { workCalendarModule } from "./work-calendar-module.ts";

test("the committed calendar is the one that the package holds", () => {
  const committed = readFileSync(new URL("../src/working-days/work-calendar.generated.ts", import.meta.url), "utf8");
  expect(committed, "run node shared/scripts/generate-work-calendar.ts").toBe(workCalendarModule());
});
