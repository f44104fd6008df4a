import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedCatalogue } from "../catalogue/shipped.ts";
import type { PlainDate } from "../dates.ts";
import { addDays } from "../dates.ts";
import type { ProvinceCode } from "../provinces.ts";
import { provinceCodes } from "../provinces.ts";
import { arbitraryDay, arbitraryHistory, arbitraryInstant } from "./history.arbitrary.ts";
import type { Revision } from "./resolve.ts";
import { resolve } from "./resolve.ts";
import type { Layer } from "./rule.ts";
import { national } from "./rule.ts";
import { rulesOf } from "./rules-of.ts";

const { requirements } = shippedCatalogue;

const keys = ["organisation-office-phone", "office-phone-mobile-remark", "certificate-sync-days"];
const layers: readonly Layer[] = [national, "BJ", "ZJ"];
const few = arbitraryHistory(layers, keys);

test("a history resolves to what the definition says, cell by cell", () => {
  fc.assert(
    fc.property(few, arbitraryDay, arbitraryInstant, (history, asOf, knownAt) => {
      const document = resolve(history, asOf, knownAt);
      for (const province of ["BJ", "ZJ", "GD"] as const) {
        const rules = rulesOf(document, province, requirements);
        for (const key of keys) {
          const expected = naive(history, province, key, asOf, knownAt);
          const rule = rules.get(key);
          expect(rule?.revision ?? null).toBe(expected?.id ?? null);
          expect(rule?.origin ?? null).toBe(expected ? (expected.layer === national ? "NATIONAL" : "PROVINCE") : null);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test("the same rule holds until the day before effectiveUntil, or for good without one", () => {
  fc.assert(
    fc.property(few, arbitraryDay, arbitraryInstant, (history, asOf, knownAt) => {
      for (const province of ["BJ", "GD"] as const) {
        for (const [key, { effectiveUntil, revision }] of rulesOf(
          resolve(history, asOf, knownAt),
          province,
          requirements,
        )) {
          if (effectiveUntil === undefined) {
            expect(naive(history, province, key, "2999-12-31", knownAt)?.id).toBe(revision);
          } else {
            for (let day = asOf; day < effectiveUntil; day = addDays(day, 1))
              expect(naive(history, province, key, day, knownAt)?.id).toBe(revision);
            // A cell that holds nothing may hand back to the default again, which ends nothing.
            const handsBack = history.some(
              (one) => one.layer === province && one.content === null && one.effectiveFrom === effectiveUntil,
            );
            if (!handsBack) expect(naive(history, province, key, effectiveUntil, knownAt)?.id).not.toBe(revision);
          }
        }
      }
    }),
    { numRuns: 100 },
  );
});

test("what is recorded later, or takes effect later, changes no earlier answer", () => {
  fc.assert(
    fc.property(few, few, arbitraryDay, arbitraryInstant, (history, more, asOf, knownAt) => {
      const later = more.map((one, index) => ({
        ...one,
        id: history.length + index + 1,
        recordedAt: knownAt + 1 + index,
      }));
      expect(resolve([...history, ...later], asOf, knownAt)).toEqual(resolve(history, asOf, knownAt));
      const ahead = more.map((one, index) => ({ ...one, id: history.length + index + 1, effectiveFrom: "2027-01-01" }));
      const revisions = (document: ReturnType<typeof resolve>) =>
        provinceCodes.flatMap((code) =>
          [...rulesOf(document, code, requirements).values()].map((rule) => rule.revision),
        );
      expect(revisions(resolve([...history, ...ahead], asOf, knownAt))).toEqual(
        revisions(resolve(history, asOf, knownAt)),
      );
    }),
    { numRuns: 100 },
  );
});

/** The definition, word by word: of what is known and effective, the latest effective, then the latest recorded. */
function naive(history: readonly Revision[], province: ProvinceCode, key: string, asOf: PlainDate, knownAt: number) {
  return inForce(province) ?? inForce(national);

  function inForce(layer: Layer): Revision | null {
    const candidates = history
      .filter((one) => one.layer === layer && one.requirement === key)
      .filter((one) => one.recordedAt <= knownAt && one.effectiveFrom <= asOf)
      .sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.recordedAt - b.recordedAt || a.id - b.id);
    const last = candidates.at(-1);
    return last?.content ? last : null;
  }
}
