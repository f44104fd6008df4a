import type { Environment } from "../language/environment.ts";
import type { Type } from "../language/type.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { Definition } from "./definition.ts";
import { newerThanEngine } from "./edition.ts";
import { environmentOf } from "./environment-of.ts";
import type { CheckedRow } from "./rows.ts";
import { askedBy, checkRows } from "./rows.ts";
import { tellingsOf } from "./tellings.ts";
import { specOf, termsOf } from "./words.ts";

/**
 * A definition made ready to judge by: its rows as trees, its words as functions of what they name. Throws where the
 * definition has problems, which `checkDefinition` tells one by one; `rules` are the types of what its rows may ask for.
 */
export function requirementOf(definition: Definition, rules: ReadonlyMap<string, Type>): Requirement {
  const refused = newerThanEngine(definition);
  if (refused) throw new Error(`${definition.key} ${refused.en}`);
  const value = specOf(definition.value);
  const terms = termsOf(definition);
  const recorded = environmentOf(definition, rules, { recorded: true });
  const rows = sound(definition.key, definition.rows, recorded);
  const unrecorded = sound(
    definition.key,
    definition.unrecorded,
    environmentOf(definition, rules, { recorded: false }),
  );
  const tellings = tellingsOf(definition, recorded, terms);
  const counts = [...tellings.values()].flatMap((telling) => telling.counts.map(([, tree]) => tree));
  const asked = askedBy([...rows.map(({ tree }) => tree), ...unrecorded.map(({ tree }) => tree), ...counts]);
  const [reads, looksAtProvince] = [[...asked.rules], asked.province];
  const isJudged = rows.length > 0 || unrecorded.length > 0;
  return {
    key: definition.key,
    topic: definition.topic,
    title: definition.title,
    description: definition.description,
    appliesTo: definition.appliesTo,
    ...(definition.filingTypes ? { filingTypes: definition.filingTypes } : {}),
    value,
    ...(definition.facts ? { facts: definition.facts } : {}),
    findings: [...tellings.values()].map(({ kind }) => kind),
    ...(isJudged ? { judging: { recorded: rows, unrecorded, terms, tellings, reads, looksAtProvince } } : {}),
  };
}

function sound(key: string, rows: Definition["rows"] = [], environment: Environment): readonly CheckedRow[] {
  const checked = checkRows(rows, environment);
  const [first] = checked.problems;
  if (first) throw new Error(`${key}, row ${first[0] + 1}: ${first[1].message.en}`);
  return checked.rows;
}
