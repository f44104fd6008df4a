import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { definitionFiles } from "../../shared/scripts/definitions-module.ts";
import { definitions } from "../../shared/src/catalogue/definitions.generated.ts";
import type { Question, Requirement } from "../../shared/src/index.ts";
import {
  compareValues,
  engineEdition,
  optionsOf,
  questions,
  requirementsOfQuestion,
  shippedCatalogue,
  valueInWords,
  withDefinitions,
} from "../../shared/src/index.ts";
import type { CodedRequirement } from "./coded-engine.generated.js";
import * as coded from "./coded-engine.generated.js";
import { compareMany } from "./compare-many.ts";
import { changedDefinitions, changedMeanings, differences } from "./differences.ts";
import { edition1 } from "./edition-1.ts";
import { mutantsOf } from "./mutants.ts";
import { noticedByCases, noticedByOracle, situationsOf } from "./noticing.ts";
import { randomOf } from "./random.ts";
import type { KeptVerdicts } from "./verdicts.ts";
import { verdictsNow } from "./verdicts.ts";

/** As many as take some seconds; `npm run oracle` goes on. */
const filings = 3_000;

test("the catalogue says what the code said, in the same order and words", () => {
  expect(edition1.requirements.map((one) => inCatalogue(one, asDefined(one)))).toEqual(
    coded.requirements.map((one) => inCatalogue(one, asCoded(one))),
  );
});

test("the coded engine breaks off at a book that holds definitions, rather than pass what it doesn't know", () => {
  const records = edition1.definitions.map((one) => ({ ...one, effectiveFrom: "1900-01-01", revision: 1 }));
  const { document } = edition1;
  const defined = JSON.parse(JSON.stringify(withDefinitions(document, records)));
  expect(() => coded.compile(document)).not.toThrow();
  expect(() => coded.compile(defined)).toThrow(TypeError);
  for (const part of ["national", "provinces", "takeovers"]) expect(defined).not.toHaveProperty(part);
});

test("every finding has the code's meaning", () => {
  const now = shippedCatalogue.findingKinds;
  for (const { code, meaning } of coded.findingKinds.values())
    if (!(code in changedMeanings)) expect(now.get(code)?.meaning, code).toEqual(meaning);
});

test("the questions are answered by the requirements that the code named", () => {
  const named = (all: typeof questions, of: (question: Question) => readonly { readonly key: string }[]) =>
    all.map((question) => [question.key, of(question).map(({ key }) => key)]);
  const of = (question: Question) => requirementsOfQuestion(question, shippedCatalogue);
  expect(named(questions, of)).toEqual(named(coded.questions, coded.requirementsOfQuestion));
});

test("what ships is edition 1, unless a line says why", () => {
  const now = new Map(definitions.map((definition) => [definition.key, definition]));
  const changed = edition1.definitions.filter((one) => JSON.stringify(now.get(one.key)) !== JSON.stringify(one));
  expect(changed.map(({ key }) => key).sort()).toEqual(Object.keys(changedDefinitions).sort());
  expect(shippedCatalogue.requirements.length).toBeGreaterThanOrEqual(edition1.definitions.length);
});

test("definitions and code judge alike, whatever the filing and the rules", { timeout: 400_000 }, () => {
  const tally = compareMany(filings, 1);
  expect(tally.unexplained).toEqual([]);
  expect(tally.failed.size).toBeGreaterThanOrEqual(73);
  // A line that nothing bears out any more goes.
  for (const [at, { reason }] of differences.entries()) expect(tally.intended[at], reason).toBeGreaterThan(0);
  expect(tally.cured / tally.curable).toBeGreaterThanOrEqual(0.999);
});

test("a mutant of the rows is noticed by the definition's own cases, and else by the code", {
  timeout: 400_000,
}, () => {
  const random = randomOf(7);
  const situations = situationsOf(random, 400);
  const some = definitionFiles().filter(({ definition: { rows = [] } }, at) => rows.length > 0 && at % 9 === 0);
  const mutants = some.flatMap(({ definition }) => mutantsOf(definition, edition1.types));
  const unseen = mutants.filter((mutant) => !noticedByCases(mutant, edition1.types));
  const left = unseen.filter((mutant) => !noticedByOracle(mutant, edition1.types, situations, random));
  expect(mutants.length).toBeGreaterThan(50);
  expect(unseen.length / mutants.length, unseen.map(({ what }) => what).join("\n")).toBeLessThanOrEqual(0.05);
  expect(left.length / mutants.length, left.map(({ what }) => what).join("\n")).toBeLessThanOrEqual(0.02);
});

test("where a verdict moves, the engine's edition goes up", { timeout: 400_000 }, () => {
  const kept: KeptVerdicts = JSON.parse(readFileSync(new URL("./verdicts.generated.json", import.meta.url), "utf8"));
  const now = verdictsNow(engineEdition);
  const again = "raise engineEdition where a verdict is meant to move, then: npm run oracle -- verdicts";
  expect(now.filings, "other filings than those kept; npm run oracle -- verdicts").toBe(kept.filings);
  const moved = now.verdicts.filter((verdict, at) => verdict !== kept.verdicts[at]);
  expect({ edition: now.engineEdition, moved: moved.length }, again).toEqual({ edition: kept.engineEdition, moved: 0 });
});

/** How a requirement judges, as far as others can see. */
interface Seen {
  readonly isJudged: boolean;
  readonly saysMore: boolean;
  readonly dependsOnProvince: boolean;
  readonly reads: readonly string[];
}

function asDefined({ judging }: Requirement): Seen {
  return {
    isJudged: judging !== undefined,
    saysMore: (judging?.unrecorded.length ?? 0) > 0,
    dependsOnProvince: judging?.looksAtProvince ?? false,
    reads: judging?.reads ?? [],
  };
}

function asCoded({ check, unrecorded, dependsOnProvince = false, reads = [] }: CodedRequirement): Seen {
  return { isJudged: check !== undefined, saysMore: unrecorded !== undefined, dependsOnProvince, reads };
}

function inCatalogue({ value, ...requirement }: Omit<Requirement, "judging">, seen: Seen) {
  const { key, topic, title, description, appliesTo, filingTypes } = requirement;
  const numbers = value.type === "INTEGER" ? [value.minimum, 1, 2, 10, value.maximum] : [];
  const values = [...optionsOf(value).map((option) => option.key), ...numbers];
  return {
    key,
    topic,
    title,
    description,
    appliesTo,
    filingTypes,
    type: value.type,
    range: value.type === "INTEGER" ? [value.minimum, value.maximum, value.unit] : [],
    words:
      value.type === "BOOLEAN"
        ? [valueInWords(value, true), valueInWords(value, false)]
        : values.map((one) => valueInWords(value, value.type === "CHOICES" ? [String(one)] : one)),
    none: value.type === "CHOICES" ? valueInWords(value, []) : null,
    order: values.length > 1 ? compareValues(value, values[0] ?? "", values[1] ?? "") : 0,
    findings: new Set(requirement.findings?.map(({ code }) => code)),
    ...seen,
  };
}
