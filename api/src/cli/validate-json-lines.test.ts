import fc from "fast-check";
import { expect, test } from "vitest";
import { doubledKeyIn, jsonLineReader } from "./validate-json-lines.ts";

test("each object has the number of its line, whatever the breaks, the empty lines, and how it comes in parts", () => {
  const line = fc.oneof(
    fc.dictionary(fc.string(), fc.string()).map((value) => ({ text: JSON.stringify(value), value })),
    fc.constantFrom("", "  ").map((text) => ({ text, value: undefined })),
    fc.constantFrom("{", "[1,]").map((text) => ({ text, value: null })),
  );
  const lineBreak = fc.constantFrom("\n", "\r\n", "\r");
  fc.assert(
    fc.property(fc.array(fc.tuple(line, lineBreak)), fc.integer({ min: 1, max: 30 }), (lines, size) => {
      let text = "";
      for (const [{ text: one }, end] of lines) text += one + (text.endsWith("\r") && one === "" ? "\r" : end);
      const reader = jsonLineReader();
      const found = [];
      for (let at = 0; at < text.length; at += size) found.push(...reader.read(text.slice(at, at + size)));
      found.push(...reader.end());
      const expected = lines.flatMap(([{ value }], index) =>
        value === undefined ? [] : [{ number: index + 1, value }],
      );
      expect(found.map((one) => ({ number: one.number, value: "input" in one ? one.input : null }))).toEqual(expected);
    }),
  );
});

test("a key that an object has twice is found by its path, however it is written, and one of two objects isn't", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (json) => {
      expect(doubledKeyIn(json)).toBe(null);
    }),
  );
  for (const [json, path] of [
    ['{"a":1,"a":1}', ["a"]],
    ['{"a":{"b":1},"c":{"b":1}}', null],
    ['{"a":{"b":1,"c":[],"b":2}}', ["a", "b"]],
    ['{"a":[{"b":1},{"b":1}]}', null],
    ['{"a":[[],{"x":{}},{"b":"}","b":1}]}', ["a", "2", "b"]],
    ['{"name":1,"n\\u0061me":2}', ["name"]],
    ['{"a":"\\"a\\":1,","b":"a"}', null],
    ['{"__proto__":1,"__proto__":2}', ["__proto__"]],
    ['{"a":1,"b":{"a":1},"a":2}', ["a"]],
    ["{}", null],
    ['["a","a"]', null],
  ] as const)
    expect([json, doubledKeyIn(json)]).toEqual([json, path]);
});

test("neither a long line nor a deep one takes long to look through", () => {
  for (const json of [
    `${"[".repeat(500_000)}${"]".repeat(500_000)}`,
    `"${"\\n".repeat(500_000)}"`,
    `"${"x".repeat(1_000_000)}"`,
    `{${Array.from({ length: 70_000 }, (_, index) => `"k${index}":0`).join(",")}}`,
  ]) {
    const began = performance.now();
    const [line] = [...jsonLineReader().read(`${json}\n`)];
    expect(line).toMatchObject({ number: 1 });
    expect(performance.now() - began).toBeLessThan(5_000);
  }
});
