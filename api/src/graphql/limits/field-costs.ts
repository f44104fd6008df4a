import { provinceCodes, requirements } from "@beian/shared";

/** What an argument holds: a number, or how many entries a list has; undefined where it isn't given. */
export type SizeOfArgument = (argument: string) => number | undefined;

/** What a field costs beside the objects that it answers with, each of which costs 1: some 10 µs of a core. */
export interface FieldCost {
  /** Its own work, in objects: about as long as it takes to answer with so many. */
  readonly work?: number | ((size: SizeOfArgument) => number);
  /** How many objects it answers with, at most or, where nobody can tell, usually. */
  readonly size?: number | ((size: SizeOfArgument) => number);
}

const inAll = { provinces: provinceCodes.length, requirements: requirements.length };
const longestPage = 100;
/** Samples that an instance usually has. */
const samples = 100;
/** A filing judged by one province's rules, in objects. */
const judging = 10;
/** The search tries many validations. */
const curing = 200;
/** Two rule books are made and compiled, and every sample judged by both wherever the change reaches. */
const comparingBooks = 20_000;

const page = { size: (size: SizeOfArgument) => Math.min(size("first") ?? 20, longestPage) };
const one = { size: 1 };

/** Fields whose cost isn't that of their type: lists, by their sizes, and what takes long. */
export const fieldCosts: Readonly<Record<string, FieldCost>> = {
  "Query.auditEvents": page,
  "Query.changes": page,
  "Query.latestChanges": page,
  "Query.nodes": { size: (size) => size("ids") ?? longestPage },
  "Query.people": { size: 50 },
  "Query.samples": { size: samples },
  "Query.provinces": { size: (size) => size("codes") ?? inAll.provinces },
  "Query.requirements": { size: inAll.requirements },
  "Query.questions": { size: 18 },
  "Query.difference": { size: inAll.requirements, work: 500 },
  "Query.comparison": { work: 1_000 },
  "Query.rulebook": { work: 5_000 },
  "Query.timeline": { work: 2_000 },
  "Query.validateFiling": { work: judging },
  "Query.replay": { work: judging },
  "Query.validateEverywhere": {
    size: (size) => size("provinces") ?? inAll.provinces,
    work: (size) => judging * (size("provinces") ?? inAll.provinces),
  },
  "Query.validateFilings": {
    size: (size) => size("filings") ?? 1,
    work: (size) => judging * (size("filings") ?? 1),
  },
  "Validation.cures": { size: 5, work: curing },
  "Validation.checks": { size: inAll.requirements },
  "Validation.findings": { size: 5 },
  "Check.findings": { size: 0.1 },
  "Check.rule": one,
  "Province.rules": { size: inAll.requirements },
  "Province.history": page,
  "Requirement.groups": { size: 5, work: inAll.provinces },
  "ValueGroup.provinces": { size: 10 },
  "Comparison.provinces": { size: inAll.provinces },
  "Comparison.rows": { size: inAll.requirements },
  "ComparisonRow.cells": { size: inAll.provinces },
  "ComparisonRow.groups": { size: 5 },
  "RuleRevision.sources": { size: 2 },
  "Change.sources": { size: 2 },
  "Change.impact": { work: comparingBooks },
  "Change.lint": { size: 5, work: 2_000 },
  "Impact.cases": { size: 20 },
  "Impact.otherwise": { size: 20, work: comparingBooks },
  "Sample.trials": { size: 5, work: judging * 5 },
  "Timeline.counts": { size: 1_000 },
  "Timeline.changes": { size: longestPage, work: 1_000 },
  // A connection is as many entries as its page; its edges are those.
  "AuditEventConnection.edges": one,
  "ChangeConnection.edges": one,
  "RuleRevisionConnection.edges": one,
};
