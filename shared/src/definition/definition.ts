import type { FilingType, SubjectNature } from "../filing/vocabulary.ts";
import type { CheckStatus } from "../findings/check-result.ts";
import type { Text } from "../locale.ts";
import type { ProvinceCode } from "../provinces.ts";
import type { Topic } from "../requirement/topic.ts";
import type { RuleValue } from "../values/value-spec.ts";

/**
 * All that is said of one requirement, as plain JSON: its words, whom it concerns, what a province can rule, what a
 * filing is asked beside the form, and how a filing fares under a rule. Nothing of it is code.
 */
export interface Definition {
  /** Kebab case; names the requirement for ever. */
  readonly key: string;
  readonly topic: Topic;
  readonly title: Text;
  readonly description: Text;
  readonly appliesTo: readonly SubjectNature[];
  /** The filing types that its rows concern; all unless given. */
  readonly filingTypes?: readonly FilingType[];
  readonly value: DefinedValue;
  /** Questions of its own: what the form doesn't ask. A row names one as own.<key>. */
  readonly facts?: readonly OwnFact[];
  readonly findings?: readonly DefinedFinding[];
  /**
   * How a filing fares under a rule: the first row that holds decides, the first that can't be told leaves it open, and
   * so does it where none holds.
   */
  readonly rows?: readonly Row[];
  /** What to say where no rule is recorded; it is UNDECIDED whatever they say, unless it isn't concerned at all. */
  readonly unrecorded?: readonly Row[];
  /** Filings with what becomes of them: what its rows are meant to say. */
  readonly cases?: readonly Case[];
  /** The least edition of the engine that knows what its rows name; 1 unless given. */
  readonly edition?: number;
}

export type DefinedValue =
  | { readonly type: "BOOLEAN"; readonly yes: Text; readonly no: Text }
  | { readonly type: "CHOICE"; readonly options: readonly DefinedOption[] }
  /** `none` is how the empty list reads. */
  | { readonly type: "CHOICES"; readonly options: readonly DefinedOption[]; readonly none: Text }
  | {
      readonly type: "INTEGER";
      readonly minimum: number;
      readonly maximum: number;
      readonly unit: Text;
      /** How a number reads in a sentence, {value} being the number; the number and its unit unless given. */
      readonly inWords?: Text;
      /** How a one reads, where that isn't said like the others. */
      readonly oneInWords?: Text;
    };

export interface DefinedOption {
  readonly key: string;
  readonly label: Text;
  /** The words that it stands for, which a row asks for by terms(). */
  readonly terms?: readonly string[];
}

export const ownFactTypes = ["FLAG", "TEXT", "NUMBER", "DAY"] as const;
export type OwnFactType = (typeof ownFactTypes)[number];

/** A question that only this requirement asks; what isn't answered is unknown. */
export interface OwnFact {
  readonly key: string;
  readonly type: OwnFactType;
  readonly title: Text;
}

export const definedSeverities = ["BY_RULE", "WARNING", "INFO"] as const;
export type DefinedSeverity = (typeof definedSeverities)[number];

/** How a finding is told: at which fact, how gravely, in which words, with which edits. */
interface Told {
  /** The fact that it stands at, as rows name it. */
  readonly at: string;
  /** BY_RULE is an ERROR where the rule is ENFORCED and a WARNING where it is ADVISED. */
  readonly severity?: DefinedSeverity;
  /** {value} is the rule's value, {item} the option reported on, {name} one of the finding's counts. */
  readonly message: Text;
  /** What to do about it; left out where nothing of the applicant's helps. */
  readonly remedy?: Text;
  /** Edits of the filing that may help, the one to be preferred first; whether one does is for judging to say. */
  readonly cures?: readonly DefinedCure[];
}

/** Something that rows can report. */
export interface DefinedFinding extends Told {
  readonly key: string;
  /** What it tells, for the manual. */
  readonly meaning?: Text;
  /** The same finding told otherwise: a row reports <finding>/<variant>. What a variant doesn't say is the finding's. */
  readonly variants?: Readonly<Record<string, Partial<Told>>>;
  /** Whole numbers that its message names, each an expression; never a text, so that no personal data gets in. */
  readonly counts?: Readonly<Record<string, string>>;
}

/**
 * An edit that may answer a finding. CORRECTION: it follows from what was filled in. FACT: it says that something is so,
 * which has to be brought about first. ASK: only the applicant knows, and what is put in is an example.
 */
export interface DefinedCure {
  readonly kind: "CORRECTION" | "FACT" | "ASK";
  /** The fact to be edited; the finding's own unless given. */
  readonly at?: string;
  /** A condition: where it doesn't hold, or can't be told, the edit isn't proposed. */
  readonly when?: string;
  /**
   * What it becomes, as an expression; an ASK without it takes the fact's example. A fact by itself is copied as it was
   * typed. Where it names item, it is one edit for each of the value's first options.
   */
  readonly to?: string;
  /** What to do, where it isn't the finding's remedy. */
  readonly todo?: Text;
}

/** `when` is a condition in the rows' language; where it names item, it is judged once for each option of the value. */
export interface Row {
  readonly when: string;
  readonly then: CheckStatus;
  /** Keys of findings, with a variant after a slash. */
  readonly findings?: readonly string[];
}

/** What a filing comes to under a value in a province; one that says no day is judged as on `caseDay`. */
export interface Case {
  readonly title: string;
  readonly filing: unknown;
  readonly province: ProvinceCode;
  /** Null where nothing is recorded. */
  readonly value: RuleValue | null;
  /** What other requirements' rules say there, by key; those that aren't named aren't recorded. */
  readonly rules?: Readonly<Record<string, RuleValue>>;
  readonly status: CheckStatus;
  /** As rows report them, with the variant after a slash. */
  readonly findings?: readonly string[];
}

/** The day that cases are judged on unless their filing says another. */
export const caseDay = "2026-11-24";

/** The most that one definition may hold, and that a book's definitions may cost together. */
export const definitionBounds = {
  /** Letters of a key. */
  key: 80,
  /** Characters of a title, and of any other text for people. */
  title: 80,
  text: 500,
  options: 100,
  /** Of an option, and letters of each. */
  terms: 60,
  term: 40,
  facts: 10,
  findings: 20,
  variants: 15,
  counts: 5,
  cures: 10,
  rows: 30,
  cases: 100,
  /** Of all rows together, in comparisons; see the language's checker. The product's own may cost more. */
  cost: 1_000,
  productCost: 6_000,
} as const;
