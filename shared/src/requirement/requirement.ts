import type { Judging } from "../definition/judging.ts";
import type { FilingType, SubjectNature } from "../filing/vocabulary.ts";
import type { FindingKind } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import type { ValueSpec } from "../values/value-spec.ts";
import type { Topic } from "./topic.ts";

/**
 * One thing that a province can rule on, ready to judge by: one value a cell, for one class of subject. Catalogue,
 * editor, comparison, history, validator and FAQ derive from it; it is made from a definition.
 */
export interface Requirement {
  /** Kebab case; names the requirement for ever, so it never changes once published. */
  readonly key: string;
  readonly topic: Topic;
  readonly title: Text;
  readonly description: Text;
  readonly appliesTo: readonly SubjectNature[];
  /** The filing types that its check concerns; all unless given. */
  readonly filingTypes?: readonly FilingType[];
  readonly value: ValueSpec;
  /** The findings that its check can report. */
  readonly findings?: readonly FindingKind[];
  /** What filings are judged by, where a computer can judge it from one. */
  readonly judging?: Judging;
}
