import type { Facts } from "../filing/facts.ts";
import type { FilingType, SubjectNature } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import type { FindingKind } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import type { ProvinceCode } from "../provinces.ts";
import type { RuleValue, ValueSpec } from "../values/value-spec.ts";
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
  /** Where a computer can judge it from a filing: how the filing fares under a value. */
  readonly check?: Check<RuleValue>;
  /** What to report where nothing is recorded; nothing unless given. The check is UNDECIDED in any case. */
  readonly unrecorded?: Check<null>;
  /**
   * Whether the check looks at the province itself, such as by comparing it with an address. The others are run once
   * for all provinces with the same value.
   */
  readonly dependsOnProvince?: boolean;
  /** Keys of the other requirements whose values its check reads; it can read no others. */
  readonly reads?: readonly string[];
}

/** Made ready for a value in a province, then asked of filings. */
export type Check<Value> = (
  value: Value,
  province: ProvinceCode,
  /** What another requirement that it `reads` has in the same province; null where nothing is recorded. */
  valueFor: (requirement: string) => RuleValue | null,
) => (facts: Facts) => CheckResult;
