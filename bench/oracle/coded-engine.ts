import type { Facts } from "../../shared/src/filing/facts.ts";
import type {
  CompiledRulebook,
  Filing,
  FindingKind,
  ParsedFiling,
  PlainDate,
  Question,
  Requirement,
  RulebookDocument,
} from "../../shared/src/index.ts";
// @ts-expect-error: a bundle without types.
import * as bundle from "./coded-engine.generated.js";

/** The engine whose requirements were code, as far as it is compared with; it has the shapes that today's has. */
interface CodedEngine {
  readonly requirements: readonly Requirement[];
  readonly questions: readonly Question[];
  readonly findingKinds: ReadonlyMap<string, FindingKind>;
  compile(document: RulebookDocument): CompiledRulebook;
  parseFiling(input: unknown): ParsedFiling;
  factsOf(filing: Filing, today: PlainDate): Facts;
  requirementsOfQuestion(question: Question): readonly Requirement[];
}

export const coded: CodedEngine = bundle;
