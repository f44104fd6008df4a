import type { Facts } from "../../shared/src/filing/facts.ts";
import type { CheckResult } from "../../shared/src/findings/check-result.ts";
import type {
  CompiledRulebook,
  Filing,
  FindingKind,
  ParsedFiling,
  PlainDate,
  ProvinceCode,
  Question,
  Requirement,
  RulebookDocument,
  RuleValue,
} from "../../shared/src/index.ts";

type CodedCheck<Value> = (
  value: Value,
  facts: Facts,
  province: ProvinceCode,
  valueFor: (requirement: string) => RuleValue | null,
) => CheckResult;

export interface CodedRequirement extends Omit<Requirement, "judging"> {
  readonly check?: CodedCheck<RuleValue>;
  readonly unrecorded?: CodedCheck<null>;
  readonly dependsOnProvince?: boolean;
  readonly reads?: readonly string[];
}

// The engine whose requirements were code, as far as it is compared with; else it has the shapes that today's has.
export declare const requirements: readonly CodedRequirement[];
export declare const questions: readonly Question[];
export declare const findingKinds: ReadonlyMap<string, FindingKind>;
export declare function compile(document: RulebookDocument): Omit<CompiledRulebook, "engine">;
export declare function parseFiling(input: unknown): ParsedFiling;
export declare function factsOf(filing: Filing, today: PlainDate): Facts;
export declare function requirementsOfQuestion(question: Question): readonly CodedRequirement[];
