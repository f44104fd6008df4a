import type { ProvinceCode } from "@beian/shared";

export interface RuleCount {
  readonly code: ProvinceCode;
  /** Rules of the province's own. */
  readonly own: number;
  /** All rules in force there. */
  readonly recorded: number;
}
