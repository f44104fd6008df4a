import { createHash } from "node:crypto";
import { compile, parseFiling } from "../../shared/src/index.ts";
import { edition1 } from "./edition-1.ts";
import { randomFiling, today } from "./filings.ts";
import { randomOf } from "./random.ts";

/** How filings fared under edition 1's book, by an edition of facts, functions and universal checks. */
export interface KeptVerdicts {
  readonly engineEdition: number;
  /** Of the filings themselves, so that another choice of filings isn't taken for another verdict. */
  readonly filings: string;
  /** Of each filing's verdicts in all provinces. */
  readonly verdicts: readonly string[];
}

const count = 2_000;
const seed = 20_261_124;

/** The same filings judged by the engine as it is. */
export function verdictsNow(engineEdition: number): KeptVerdicts {
  const random = randomOf(seed);
  const inputs = Array.from({ length: count }, () => randomFiling(random));
  const book = compile(edition1.document, edition1.requirements);
  const verdicts = inputs.map((input) => {
    const parsed = parseFiling(input);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const said = book
      .validateEverywhere(parsed.filing, { today })
      .map(({ outcome, checks }) => [
        outcome,
        ...checks.map(({ status, findings }) => [
          status,
          ...findings.map(({ draft, severity }) => [draft.kind.code, draft.path, severity]),
        ]),
      ]);
    return digestOf(JSON.stringify(said)).slice(0, 8);
  });
  return { engineEdition, filings: digestOf(JSON.stringify(inputs)), verdicts };
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
