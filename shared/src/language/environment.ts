import type { SingleType, Type } from "./type.ts";

/** What a row can name of a filing. */
export interface DeclaredFact {
  readonly type: Type;
  /** Whether a filing may leave it out, which is not the same as no. */
  readonly mayBeAbsent: boolean;
  /** What trees call it, where its name stands for other things elsewhere. */
  readonly as?: string;
}

/** What a row can work out of what it names; of an unknown argument the result is unknown. */
export interface DeclaredFunction {
  readonly takes: readonly Type[];
  readonly gives: Type;
  /** How much longer than a comparison it takes; see `costs` in check.ts. */
  readonly cost: number;
}

/** All that an expression can name, and of what type it is. */
export interface Environment {
  readonly facts: ReadonlyMap<string, DeclaredFact>;
  readonly functions: ReadonlyMap<string, DeclaredFunction>;
  /** Of the rule that judges; null where rows speak of no rule. */
  readonly value: Type | null;
  readonly province: SingleType;
  /** Of the values of other requirements, by key. */
  readonly rules: ReadonlyMap<string, Type>;
  /** The words that options of the value stand for, at most; 0 where they stand for none. */
  readonly mostTerms: number;
}
