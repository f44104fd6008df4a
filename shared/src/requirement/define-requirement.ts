import type { Facts } from "../filing/facts.ts";
import type { FilingType, SubjectNature } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import type { FindingKind } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import type { ProvinceCode } from "../provinces.ts";
import type { RuleValue, ValueOf, ValueSpec } from "../values/value-spec.ts";
import type { QuestionKey, Topic } from "./topic.ts";

/**
 * One thing that a province can rule on: one value a cell, for one class of subject. Catalogue, editor, comparison,
 * history, validator and FAQ derive from this definition and its line in the registry.
 */
export interface RequirementDefinition<Spec extends ValueSpec = ValueSpec> {
  /** Kebab case; names the requirement for ever, so it never changes once published. */
  readonly key: string;
  readonly topic: Topic;
  readonly title: Text;
  readonly description: Text;
  readonly appliesTo: readonly SubjectNature[];
  /** The filing types that its check concerns; all unless given. */
  readonly filingTypes?: readonly FilingType[];
  readonly value: Spec;
  /** The questions of the FAQ that it answers. */
  readonly questions?: readonly QuestionKey[];
  /** The findings that its check can report. */
  readonly findings?: readonly FindingKind[];
  /** Where a computer can judge it from a filing: how the filing fares under a value. */
  readonly check?: Check<ValueOf<Spec>>;
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

export type Check<Value> = (
  value: Value,
  facts: Facts,
  province: ProvinceCode,
  /** What another requirement that the definition `reads` has in the same province; null where nothing is recorded. */
  valueFor: (requirement: string) => RuleValue | null,
) => CheckResult;

/** A requirement as the engine sees it, whatever its value type. */
export type Requirement = Omit<RequirementDefinition, "check"> & { readonly check?: Check<RuleValue> };

/** Defines a requirement; the check is typed by the value that the spec admits. */
export function defineRequirement<Spec extends ValueSpec>(definition: RequirementDefinition<Spec>): Requirement {
  // Values reach a check only through parseValue of the same spec, which is what makes this widening safe.
  return definition as unknown as Requirement;
}
