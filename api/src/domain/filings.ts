import type { CompiledRulebook, Cure, Filing, OpenQuestion, PlainDate, ProvinceCode, Verdict } from "@beian/shared";
import {
  answerProblems,
  beijingDateOf,
  curesOf,
  digestOfFiling,
  editionNamed,
  engineEdition,
  namedEdition,
  openQuestionsOf,
  parseFiling,
  provinceCodes,
  questionsAskedBy,
} from "@beian/shared";
import { sha256 } from "../sha256.ts";
import { InvalidInput } from "./acting/refusal.ts";
import type { Receipts } from "./receipts.ts";
import type { Rulebook, Rulebooks, RulesTime } from "./rulebooks.ts";
import { inTurns } from "./turns.ts";
import { units, workUnderWay } from "./work.ts";

/** A verdict with the rules' date and the receipt that lets it be given again. */
export interface Validation {
  readonly verdict: Verdict;
  readonly asOf: PlainDate;
  readonly receipt: () => string;
  /** What the enforced rules that can't be decided would have to know. */
  readonly open: () => readonly OpenQuestion[];
  /** Searched for when asked for; throws InvalidInput beyond the `mostCured`th validation of a call. */
  readonly cures: () => readonly Cure[];
}

export interface Replay {
  readonly matches: boolean;
  /** Whether the edition of the engine that judged then is today's. */
  readonly sameEngine: boolean;
  readonly validation: Validation;
}

/** Checks filings against rule books. A filing is never kept, logged or put into an error. */
export interface Filings {
  validate(input: unknown, options: RulesTime & { province?: ProvinceCode }): Promise<Validation>;
  validateEverywhere(
    input: unknown,
    options: RulesTime & { provinces?: readonly ProvinceCode[] },
  ): Promise<readonly Validation[]>;
  /** Up to 1,000 filings, answered in the same order, each in the province of its own certificate unless one is named. */
  validateMany(
    inputs: readonly unknown[],
    options: RulesTime & { province?: ProvinceCode },
  ): Promise<readonly Validation[]>;
  /** Judges again by the rules that a receipt names. Where it isn't genuine, by today's, and it says that it doesn't match. */
  replay(receipt: string, input: unknown): Promise<Replay>;
}

export interface FilingParts {
  readonly rulebooks: Rulebooks;
  readonly receipts: Receipts;
  readonly now: () => Date;
  readonly judged?: (verdict: Verdict) => void;
}

const mostFilings = 1_000;
/** A search tries many validations, so that one call's many filings aren't all searched: as many as there are provinces. */
export const mostCured = provinceCodes.length;

export function createFilings(parts: FilingParts): Filings {
  const { rulebooks, receipts, now, judged = () => {} } = parts;

  const today = () => beijingDateOf(now());

  const validationOf = (verdict: Verdict, filing: Filing, book: Rulebook, place = 0): Validation => {
    judged(verdict);
    return {
      verdict,
      asOf: book.asOf,
      open() {
        if (verdict.province === null) return [];
        workUnderWay().spend(units.judging);
        return openQuestionsOf(filing, verdict, book.rules(verdict.province));
      },
      cures() {
        if (place >= mostCured)
          throw new InvalidInput(["filings"], {
            zh: `一次最多为 ${mostCured} 份备案求解修改方案`,
            en: `cures are searched for ${mostCured} validations a call at most`,
          });
        return curesOf(countingTrials(book.compiled), filing, verdict);
      },
      receipt() {
        workUnderWay().spend(units.receipt);
        return receipts.issue({
          book: book.digest,
          asOf: book.asOf,
          ...namedEdition(engineEdition),
          knownAt: book.document.knownAt,
          province: verdict.province,
          on: verdict.on,
          filing: digestOfFiling(filing, sha256),
        });
      },
    };
  };

  const judge = (filing: Filing, book: Rulebook, province?: ProvinceCode, place?: number) => {
    workUnderWay().spend(units.judging);
    return validationOf(book.compiled.validate(filing, { today: today(), province }), filing, book, place);
  };

  return {
    async validate(input, { province, ...time }) {
      const filing = filingOf(input, ["filing"]);
      const book = await rulebooks.at(time);
      mustBeAsked(filing, book, ["filing"]);
      return judge(filing, book, province);
    },

    async validateEverywhere(input, { provinces, ...time }) {
      const filing = filingOf(input, ["filing"]);
      const book = await rulebooks.at(time);
      mustBeAsked(filing, book, ["filing"]);
      workUnderWay().spend(units.judging + units.judgingElsewhere * (provinces ?? provinceCodes).length);
      return book.compiled
        .validateEverywhere(filing, { today: today(), provinces })
        .map((verdict, place) => validationOf(verdict, filing, book, place));
    },

    async validateMany(inputs, { province, ...time }) {
      if (inputs.length > mostFilings)
        throw new InvalidInput(["filings"], {
          zh: `一次最多核对 ${mostFilings} 份备案`,
          en: `at most ${mostFilings} filings a call`,
        });
      const filings = await inTurns(inputs, (input, index) => filingOf(input, ["filings", String(index)]));
      const book = await rulebooks.at(time);
      for (const [index, filing] of filings.entries()) mustBeAsked(filing, book, ["filings", String(index)]);
      return inTurns(filings, (filing, place) => judge(filing, book, province, place));
    },

    async replay(receipt, input) {
      const filing = filingOf(input, ["filing"]);
      const named = receipts.open(receipt);
      const book = named && (await rulebooks.at({ asOf: named.asOf, knownAt: instantOf(named.knownAt) }));
      if (named === null || book === null || book.digest !== named.book) {
        const today = await rulebooks.at({});
        mustBeAsked(filing, today, ["filing"]);
        return { matches: false, sameEngine: false, validation: judge(filing, today) };
      }
      mustBeAsked(filing, book, ["filing"]);
      const verdict = book.compiled.validate(filing, { today: named.on, province: named.province ?? undefined });
      return {
        matches: digestOfFiling(filing, sha256) === named.filing,
        sameEngine: editionNamed(named) === engineEdition,
        validation: validationOf(verdict, filing, book),
      };
    },
  };
}

/** Searches try many validations. */
function countingTrials(book: CompiledRulebook): CompiledRulebook {
  const work = workUnderWay();
  return {
    ...book,
    validate(...asked) {
      work.spend(units.trial);
      return book.validate(...asked);
    },
  };
}

function filingOf(input: unknown, at: readonly string[]): Filing {
  const parsed = parseFiling(input);
  if (parsed.ok) return parsed.filing;
  const [first] = parsed.problems;
  if (!first) throw new Error("a refused filing without a problem");
  throw new InvalidInput([...at, ...first.path], first.message);
}

/** An answer that no requirement of the book asks for would be passed over without a word. */
function mustBeAsked(filing: Filing, { catalogue }: Rulebook, at: readonly string[]): void {
  if (!filing.answers) return;
  const [first] = answerProblems(filing, questionsAskedBy(catalogue.requirements));
  if (first) throw new InvalidInput([...at, ...first.path], first.message);
}

/** A book without history is the one known before anything was recorded. */
function instantOf(knownAt: string | null): number {
  return knownAt === null ? 0 : Date.parse(knownAt);
}
