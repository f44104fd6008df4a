import fc from "fast-check";
import { expect, test } from "vitest";
import { checkDomain } from "./domain.ts";
import { arbitraryDomain } from "./identifiers.arbitrary.ts";

test.each([
  ["example.com", "example.com", "example.com"],
  [" Example.COM ", "example.com", "example.com"],
  ["www.example.com", "www.example.com", "example.com"],
  ["a.b.example.com.cn", "a.b.example.com.cn", "example.com.cn"],
  ["example.bj.cn", "example.bj.cn", "example.bj.cn"],
  ["ｅｘａｍｐｌｅ．ｃｎ", "example.cn", "example.cn"],
  ["例子.中国", "例子.中国", "例子.中国"],
  ["例\u200b子.中国", "例子.中国", "例子.中国"],
  ["www.例子。公司", "www.例子.公司", "例子.公司"],
  ["xn--fsqu00a.xn--fiqs8s", "xn--fsqu00a.xn--fiqs8s", "xn--fsqu00a.xn--fiqs8s"],
  ["例子.cn", "例子.cn", "例子.cn"],
  ["1.cn", "1.cn", "1.cn"],
  ["foo.github.io", "foo.github.io", "github.io"],
  [`${"a".repeat(63)}.com`, `${"a".repeat(63)}.com`, `${"a".repeat(63)}.com`],
])("%s: registered as %s", (raw, domain, registrable) => {
  expect(checkDomain(raw)).toEqual({ form: "VALID", domain, registrable });
});

test.each([
  "",
  "example",
  "com",
  "com.cn",
  "中国",
  "example.unknowntld",
  "example.local",
  "localhost",
  "http://example.com",
  "example.com/path",
  "example.com:8080",
  "user@example.com",
  "example.com.",
  ".example.com",
  "example..com",
  "-example.com",
  "example-.com",
  "exa_mple.com",
  "exa mple.com",
  "例 子.中国",
  "例/子.中国",
  "*.example.com",
  "1.2.3.4",
  "[::1]",
  "::1",
  "xn--\u00e9.com",
  `${"a".repeat(64)}.com`,
  `${"例".repeat(63)}.com`,
  `${"a.".repeat(126)}com`,
])("%j is none", (raw) => {
  expect(checkDomain(raw)).toMatchObject({ form: "MALFORMED", registrable: null });
});

test("a registrable name is its own, below any number of subdomains", () => {
  fc.assert(
    fc.property(arbitraryDomain(), fc.array(fc.constantFrom("www", "m", "a-b")), (name, labels) => {
      expect(checkDomain([...labels, name].join("."))).toMatchObject({ form: "VALID", registrable: name });
    }),
  );
});

test("never throws", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (raw) => checkDomain(`${raw}.com`) !== undefined));
});
