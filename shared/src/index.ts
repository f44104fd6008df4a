export { provinceOfAddress } from "./address/province-of-address.ts";
export { type Catalogue, catalogueFrom, catalogueOf } from "./catalogue/catalogue.ts";
export {
  catalogueIn,
  definedCatalogue,
  firstCatalogue,
  firstDefinitions,
  isSoundAmongTypes,
  type Remember,
  typesOfRules,
} from "./catalogue/catalogue-in.ts";
export { shippedCatalogue, shippedDefinitions } from "./catalogue/shipped.ts";
export * from "./compare/compare.ts";
export { applyEdits, valueAt } from "./cures/apply-edits.ts";
export { type EditKind, type EditValue, editKinds } from "./cures/candidate.ts";
export { editInWords, fieldValueInWords } from "./cures/edit-words.ts";
export { type Cure, cureBounds, curesOf, type Edit, obstaclesOf } from "./cures/find-cures.ts";
export * from "./dates.ts";
export {
  type CheckedDefinition,
  checkDefinition,
  customPrefix,
  type DefinitionContext,
  mostProblems,
} from "./definition/check-definition.ts";
export {
  type DefinedCure,
  type DefinedFinding,
  type DefinedOption,
  type DefinedSeverity,
  type Definition,
  definedSeverities,
  definitionBounds,
  type OwnFact,
  ownFactTypes,
  type Row,
} from "./definition/definition.ts";
export { type DefinitionProblem, type DefinitionProblemCode, definitionProblemCodes } from "./definition/problem.ts";
export { readDefinition } from "./definition/read-definition.ts";
export { plainDefinition, sameButForCases, sameDefinition } from "./definition/same-definition.ts";
export { definitionBodySchema } from "./definition/schema.ts";
export { specOf as valueSpecOf } from "./definition/words.ts";
export { engineEdition } from "./facts/edition.ts";
export type { Fact } from "./facts/fact.ts";
export { filingFacts } from "./facts/registry.ts";
export { answerProblems, questionsAskedBy } from "./filing/answer-problems.ts";
export { type Answer, answerMembers } from "./filing/answers.ts";
export { fieldAt, filingField } from "./filing/fields.ts";
export { answerShapes, formAsking } from "./filing/form-asking.ts";
export * from "./filing/form-field.ts";
export * from "./filing/parse-filing.ts";
export * from "./filing/schema.ts";
export { localTo, type StartingPoint, startingPoints } from "./filing/starting-points.ts";
export * from "./filing/vocabulary.ts";
export { type CheckStatus, checkStatuses } from "./findings/check-result.ts";
export { type FieldPath, type FindingKind, type Severity, severities } from "./findings/finding.ts";
export { codeOfFinding, customCode } from "./findings/finding-kinds.ts";
export { findUnsafeCharacter, normaliseName, normaliseText } from "./identifiers/text.ts";
export * from "./locale.ts";
export * from "./provinces.ts";
export * from "./questions/answer.ts";
export * from "./questions/questions.ts";
export type { Requirement } from "./requirement/requirement.ts";
export * from "./requirement/topic.ts";
export * from "./rulebook/digest.ts";
export * from "./rulebook/document.ts";
export * from "./rulebook/resolve.ts";
export * from "./rulebook/rule.ts";
export * from "./rulebook/rules-of.ts";
export { arisesIn, type Tension } from "./tensions/tension.ts";
export { tensions } from "./tensions/tensions.ts";
export * from "./validate/compile.ts";
export * from "./validate/open-questions.ts";
export * from "./validate/open-rulebook.ts";
export * from "./validate/receipt.ts";
export { universalChecks } from "./validate/universal/registry.ts";
export type { UniversalCheck } from "./validate/universal-check.ts";
export * from "./validate/verdict.ts";
export * from "./values/parse-value.ts";
export * from "./values/value-spec.ts";
export * from "./written-times.ts";
