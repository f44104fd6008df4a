import type { Definition, OwnFact } from "../definition/definition.ts";
import type { Judging } from "../definition/judging.ts";
import type { FindingKind } from "../findings/finding.ts";
import type { ValueSpec } from "../values/value-spec.ts";

/**
 * One thing that a province can rule on, ready to judge by: one value a cell, for one class of subject. Catalogue,
 * editor, comparison, history, validator and FAQ derive from it; it is made from a definition.
 */
export interface Requirement
  extends Pick<Definition, "key" | "topic" | "title" | "description" | "appliesTo" | "filingTypes"> {
  readonly value: ValueSpec;
  /** What it asks beside the form. */
  readonly facts?: readonly OwnFact[];
  /** The findings that its check can report. */
  readonly findings?: readonly FindingKind[];
  /** What filings are judged by, where a computer can judge it from one. */
  readonly judging?: Judging;
}
