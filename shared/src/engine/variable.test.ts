import fc from "fast-check";
import { expect, test } from "vitest";
import { apply } from "../language/fold.ts";
import { comparisons } from "../language/syntax.ts";
import type { Asking, Constant } from "./variable.ts";
import { askFor, classOf, close, saysOf, variableAt } from "./variable.ts";

/** Constants and answers of one type, few enough to tie at every constant. */
const kinds: readonly fc.Arbitrary<Constant>[] = [
  fc.integer({ min: 0, max: 6 }),
  fc.constantFrom("2026-11-23", "2026-11-24", "2026-11-25", "2027-01-01"),
  fc.constantFrom("A", "B", "C", ""),
];

test("a class says of every answer in it what the answer itself says, at and between all constants", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds).chain((constant) => {
        const compared = fc.record({ sign: fc.constantFrom(...comparisons), constant });
        const among = fc.record({ sign: fc.constant("in" as const), constants: fc.array(constant, { maxLength: 3 }) });
        const asked = fc.oneof(compared, among, fc.constant({ sign: "has" } as const));
        return fc.tuple(
          fc.array(asked, { minLength: 1, maxLength: 5 }),
          fc.array(fc.option(constant, { nil: undefined })),
        );
      }),
      ([askings, answers]: [readonly Asking[], readonly (Constant | undefined)[]]) => {
        const variable = variableAt(0, 0);
        for (const asking of askings) askFor(variable, asking);
        close(variable);
        for (const answer of answers) {
          const at = classOf(variable, answer);
          expect(at).toBeLessThan(variable.count);
          for (const asking of askings) expect(saysOf(variable, asking, at)).toBe(said(asking, answer));
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("a yes or no has three classes, whichever of them is asked for", () => {
  fc.assert(
    fc.property(fc.boolean(), fc.constantFrom("==", "!=" as const), (constant, sign) => {
      const variable = variableAt(0, 0);
      askFor(variable, { sign, constant });
      close(variable);
      for (const answer of [undefined, true, false])
        expect(saysOf(variable, { sign, constant }, classOf(variable, answer))).toBe(said({ sign, constant }, answer));
    }),
  );
});

function said(asking: Asking, answer: Constant | undefined): boolean | undefined {
  if (asking.sign === "has") return answer !== undefined;
  if (answer === undefined) return undefined;
  return (
    apply(asking.sign, answer, asking.sign === "in" ? [...(asking.constants as string[])] : asking.constant) === true
  );
}
