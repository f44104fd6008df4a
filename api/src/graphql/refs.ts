import type { Province, Requirement, Rule, RuleContent } from "@beian/shared";
import type { Change } from "../domain/changes/change.ts";
import type { Defined } from "../domain/definitions/edits-in-words.ts";
import type { RecordedRevision } from "../domain/history.ts";
import type { PersonRecord } from "../domain/people.ts";
import { builder } from "./builder.ts";

/** A content with the requirement that gives it meaning. */
export interface ContentOf {
  readonly requirement: Requirement;
  readonly content: RuleContent;
}

// Types that refer to one another are named here, and implemented each in a file of its own.
export const provinceRef = builder.objectRef<Province>("Province");
export const requirementRef = builder.objectRef<Requirement>("Requirement");
export const ruleRef = builder.objectRef<Rule>("Rule");
export const ruleContentRef = builder.objectRef<ContentOf>("RuleContent");
export const revisionRef = builder.objectRef<RecordedRevision>("RuleRevision");
export const changeRef = builder.objectRef<Change>("Change");
export const definitionRef = builder.objectRef<Defined>("RequirementDefinition");
export const personRef = builder.objectRef<PersonRecord>("Person");
