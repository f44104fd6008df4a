import { type Topic, topics } from "@beian/shared";
import type { Requirement, Rule } from "../../../graphql/province.ts";

/** A requirement beside what the province rules on it; null where nothing is recorded. */
export interface TopicCell {
  readonly requirement: Requirement;
  readonly rule: Rule | null;
}

export interface TopicCells {
  readonly topic: Topic;
  readonly cells: readonly TopicCell[];
}

/** Every requirement of the catalogue in its order, by topic; a topic without requirements is left out. */
export function byTopic(requirements: readonly Requirement[], rules: readonly Rule[]): readonly TopicCells[] {
  const ruleOf = new Map(rules.map((rule) => [rule.requirement.key, rule]));
  return topics
    .map((topic) => ({
      topic,
      cells: requirements
        .filter((requirement) => requirement.topic === topic)
        .map((requirement) => ({ requirement, rule: ruleOf.get(requirement.key) ?? null })),
    }))
    .filter(({ cells }) => cells.length > 0);
}
