import type { Facts } from "../filing/facts.ts";
import type { CheckResult } from "../findings/check-result.ts";
import type { FindingKind } from "../findings/finding.ts";
import type { Text } from "../locale.ts";

/** A check of what holds everywhere and hangs on no rule, such as a check digit. */
export interface UniversalCheck {
  /** Kebab case, for the trace. */
  readonly key: string;
  readonly title: Text;
  readonly findings: readonly FindingKind[];
  readonly check: (facts: Facts) => CheckResult;
}
