import { describe, expect, test } from "vitest";
import { parseFiling } from "../filing/parse-filing.ts";
import type { FilingInput } from "../filing/schema.ts";
import { rulebookExample } from "../rulebook/rulebook.example.ts";
import { subjectCases } from "./cases/subject.example.ts";
import { compile } from "./compile.ts";

const groups = { subject: subjectCases };

describe.each(Object.entries(groups))("%s", (_, cases) => {
  test.each(cases)("%s", (_, rules, filing, expected) => {
    const { findings } = compile(rulebookExample({ ZJ: rules })).validate(read(filing), { today, province: "ZJ" });
    expect(findings.map(({ severity, draft }) => `${severity} ${draft.kind.code} ${draft.path.join(".")}`)).toEqual(
      expected,
    );
  });
});

const today = "2026-11-24";

function read(input: FilingInput) {
  const parsed = parseFiling(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.filing;
}
