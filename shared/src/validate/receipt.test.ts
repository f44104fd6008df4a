import { base64urlnopad, utf8 } from "@scure/base";
import fc from "fast-check";
import { expect, test } from "vitest";
import { provinceCodes } from "../provinces.ts";
import { canonicalJson } from "../rulebook/digest.ts";
import { decodeReceipt, editionNamed, encodeReceipt, namedEdition } from "./receipt.ts";

const digests = fc.stringMatching(/^[0-9a-f]{64}$/);
const dates = fc.constantFrom("1900-01-01", "2026-02-28", "2999-12-31");
const bodies = fc.record({
  book: digests,
  asOf: dates,
  knownAt: fc.option(fc.constantFrom("2026-11-28T03:04:05.678Z", "2000-01-01T00:00:00.000Z")),
  province: fc.option(fc.constantFrom(...provinceCodes)),
  on: dates,
  filing: digests,
});
const withEdition = fc
  .tuple(bodies, fc.integer({ min: 1, max: 99 }))
  .map(([body, edition]) => ({ ...body, ...namedEdition(edition) }));

test("a receipt's text is its body's canonical JSON in base64url, and reads back", () => {
  fc.assert(
    fc.property(withEdition, (body) => {
      const text = encodeReceipt(body);
      expect(text).toBe(base64urlnopad.encode(utf8.decode(canonicalJson(body))));
      expect(decodeReceipt(text)).toEqual(body);
    }),
  );
});

test("a receipt of the first edition of the engine names none, as those that it handed out", () => {
  fc.assert(
    fc.property(bodies, (body) => {
      expect(encodeReceipt({ ...body, ...namedEdition(1) })).toBe(encodeReceipt(body));
      expect(editionNamed(body)).toBe(1);
      expect(editionNamed({ ...body, ...namedEdition(7) })).toBe(7);
    }),
  );
});

test.each(["", "e30", "not base64!", "bnVsbA"])("%j is no receipt", (text) => {
  expect(decodeReceipt(text)).toBeNull();
});
