import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factsOf } from "../filing/facts.ts";
import { fieldAt } from "../filing/fields.ts";
import { arbitraryFilingInput } from "../filing/filing.arbitrary.ts";
import { parseFiling } from "../filing/parse-filing.ts";
import { isName } from "../language/parse.ts";
import type { Known } from "../language/tree.ts";
import type { Type } from "../language/type.ts";
import { comparedAs } from "./compared.ts";
import { filingFacts } from "./registry.ts";

const all = [...filingFacts.values()];

test.each(all.map((fact) => [fact.name, fact] as const))(
  "%s can be written, has words in both languages, and stands at a field",
  (name, fact) => {
    expect(name.split(".").every(isName)).toBe(true);
    expect(fact.title.zh).toMatch(/\p{Script=Han}/u);
    expect(fact.title.en).toMatch(/[a-z]/);
    expect(fieldAt(fact.path)?.shape.kind).toMatch(/TEXT|DATE|FLAG|INTEGER|ENUM|LIST/);
    expect(isOfType(fact.example, fact.type)).toBe(true);
  },
);

test("no two facts have one name or one title", () => {
  expect(new Set(all.map(({ title }) => title.zh)).size).toBe(all.length);
  expect(new Set(all.map(({ title }) => title.en)).size).toBe(all.length);
});

test("what compares in a form of its own is a field of the filing", () => {
  for (const name of Object.keys(comparedAs)) expect(fieldAt(name.split(".")), name).not.toBeNull();
});

test("any filing tells each fact by its type, and leaves out only what may be absent", () => {
  fc.assert(
    fc.property(arbitraryFilingInput(), (input) => {
      const parsed = parseFiling(input);
      if (!parsed.ok) return;
      const facts = factsOf(parsed.filing, "2026-11-24");
      for (const { name, type, mayBeAbsent, read } of all) {
        const value = read(facts);
        if (value === undefined) expect(mayBeAbsent, name).toBe(true);
        else expect(isOfType(value, type), `${name}: ${value}`).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

describe("texts compare as people write them", () => {
  const filing = parseFiling({
    subject: {
      nature: "ENTERPRISE",
      name: "示例（北京）有限公司 ",
      certificate: { type: "BUSINESS_LICENSE", number: "9135 0100-m000100y43", address: "北京市" },
    },
    principal: { name: "张三", mobile: "+86 138-0000-0000", officePhone: "010 8888 8888" },
  });
  test.each([
    ["subject.name", "示例(北京)有限公司"],
    ["subject.certificate.number", "91350100M000100Y43"],
    ["principal.mobile", "13800000000"],
    ["principal.officePhone", "01088888888"],
    ["website.name", undefined],
  ])("%s: %s", (name, expected) => {
    if (!filing.ok) throw new Error("the filing isn't one");
    expect(filingFacts.get(name)?.read(factsOf(filing.filing, "2026-11-24"))).toBe(expected);
  });
});

function isOfType(value: Known, type: Type): boolean {
  switch (type.kind) {
    case "FLAG":
      return typeof value === "boolean";
    case "NUMBER":
      return Number.isInteger(value);
    case "DAY":
      return /^\d{4}-\d\d-\d\d$/.test(String(value));
    case "OPTION":
      return type.options.includes(String(value));
    case "LIST":
      return Array.isArray(value) && value.length <= type.longest;
    case "TEXT":
      return typeof value === "string";
  }
}
