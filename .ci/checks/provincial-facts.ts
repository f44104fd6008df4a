// Whether the API answers every fact of high confidence, or the seed says why it is left out, and no silence became a rule.
import { readFileSync } from "node:fs";
import { readLeftOut, readSeed } from "../../drizzle/seed-file.ts";
import type { PlainDate } from "../../shared/src/dates.ts";
import { addDays } from "../../shared/src/dates.ts";
import type { ProvinceCode } from "../../shared/src/provinces.ts";
import { isProvinceCode } from "../../shared/src/provinces.ts";
import type { AnyRulebook } from "../../shared/src/rulebook/document.ts";
import { layersOf } from "../../shared/src/rulebook/document.ts";
import type { RuleLayers } from "../../shared/src/rulebook/resolve.ts";
import type { Layer, RuleRecord } from "../../shared/src/rulebook/rule.ts";
import { national } from "../../shared/src/rulebook/rule.ts";
import { sameValue } from "../../shared/src/values/value-spec.ts";
import { sharedFile, withServedApi } from "../served-api.ts";
import { contractRows } from "./fact-mapping/contract-rows.ts";
import type { Fact, Holding, Mapping } from "./fact-mapping/mapping.ts";
import { peopleAndContact } from "./fact-mapping/people-and-contact.ts";
import { subjectAndProcess } from "./fact-mapping/subject-and-process.ts";
import { websiteAndDomain } from "./fact-mapping/website-and-domain.ts";

const mappings: Readonly<Record<string, Mapping>> = {
  ...contractRows,
  ...peopleAndContact,
  ...subjectAndProcess,
  ...websiteAndDomain,
};

/** The cells that a topic's facts would fill, for facts that say that the page is silent. */
const silentCells: Readonly<Record<string, readonly string[]>> = {
  "individual.idProvince": ["individual-filing-province", "individual-residence-proofs"],
  "phone.mobileLocality": ["organisation-mobile-locality", "individual-mobile-locality"],
};

const seed = readSeed();
const leftOut = readLeftOut();
const today = new Date().toISOString().slice(0, 10);
const books = await servedBooks([today, ...datesOfSeed()]);

const problems: string[] = [];
const counts = { facts: 0, high: 0, held: 0, leftOut: 0, unstated: 0, othersHeld: 0, others: 0 };

const facts = readFacts();
for (const { topic, province, appliesTo } of leftOut)
  for (const subject of appliesTo)
    if (!facts.some((fact) => fact.topic === topic && fact.layer === province && fact.appliesTo.includes(subject)))
      problems.push(`${topic} of ${province} for ${subject} is listed as left out, but no fact says so`);

for (const fact of facts) {
  counts.facts += 1;
  if (isSilent(fact)) {
    counts.unstated += 1;
    checkSilence(fact);
    continue;
  }
  if (fact.confidence !== "high") {
    counts.others += 1;
    if (fact.appliesTo.every((subject) => missingOf(fact, subject)?.length === 0)) counts.othersHeld += 1;
    continue;
  }
  counts.high += 1;
  const before = problems.length;
  const open = fact.appliesTo.filter((subject) => !isLeftOut(fact, subject));
  for (const subject of open) {
    const missing = missingOf(fact, subject);
    if (missing === null) problems.push(`${nameOf(fact, subject)}: neither held nor left out: ${fact.zh}`);
    else problems.push(...missing.map((text) => `${nameOf(fact, subject)}: ${text}`));
  }
  if (open.length === 0) counts.leftOut += 1;
  else if (problems.length === before) counts.held += 1;
}

for (const problem of problems) console.error(problem);
console.log(
  `${counts.facts} facts: ${counts.high} of high confidence (${counts.held} held, ${counts.leftOut} left out), ` +
    `${counts.unstated} silent, ${counts.others} others (${counts.othersHeld} held), ` +
    `${leftOut.length} listed as left out; ${problems.length} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

/** What is missing of a fact for a class of subject; null where no mapping says what is to be held. */
function missingOf(fact: Fact, subject: string): readonly string[] | null {
  const mapping = mappings[fact.topic];
  if (!mapping) return null;
  const unread = new Set(Object.keys(fact.value));
  const value = new Proxy(fact.value, {
    get(target, key) {
      unread.delete(String(key));
      return Reflect.get(target, key);
    },
  });
  let holdings: readonly Holding[];
  try {
    holdings = mapping(value, subject, fact.layer);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  if (holdings.length === 0) return null;
  return [
    // Where a class is left out, so are the parts that speak of it.
    ...(fact.appliesTo.some((one) => isLeftOut(fact, one))
      ? []
      : [...unread].map((key) => `the mapping doesn't look at ${key}`)),
    ...holdings.flatMap((holding) => missingIn(holding, fact.layer)),
  ];
}

function missingIn(holding: Holding, factLayer: Layer): readonly string[] {
  const layer = holding.layer ?? factLayer;
  const on = holding.on ?? today;
  const record = recordOf(layer, holding.requirement, on);
  const cell = `${holding.requirement} of ${layer}${holding.on === undefined ? "" : ` on ${on}`}`;
  if (!record) return [`${cell} is empty`];
  if ("equals" in holding)
    return sameValue(record.value, holding.equals)
      ? []
      : [`${cell} is ${JSON.stringify(record.value)}, not ${JSON.stringify(holding.equals)}`];
  if ("note" in holding)
    return record.noteZh?.includes(holding.note) ? [] : [`the note of ${cell} doesn't say ${holding.note}`];
  const options = Array.isArray(record.value) ? record.value : [];
  return holding.includes.filter((option) => !options.includes(option)).map((option) => `${cell} lacks ${option}`);
}

function recordOf(layer: Layer, requirement: string, on: PlainDate): RuleRecord | undefined {
  const book = books.get(on);
  if (!book) throw new Error(`no rule book was asked for on ${on}`);
  return layer === national ? book.national[requirement] : book.provinces[layer]?.[requirement];
}

function isLeftOut(fact: Fact, subject: string): boolean {
  return leftOut.some(
    ({ topic, province, appliesTo }) => topic === fact.topic && province === fact.layer && appliesTo.includes(subject),
  );
}

function isSilent(fact: Fact): boolean {
  return Object.values(fact.value).includes("UNSTATED");
}

/** A page that says nothing can't be the only source of what a cell says. */
function checkSilence(fact: Fact): void {
  const cells = silentCells[fact.topic];
  if (!cells) {
    problems.push(`${fact.topic}: no cells are named for its silence`);
    return;
  }
  if (fact.layer === national) return;
  for (const requirement of cells) {
    const file = seed.files.find((one) => one.requirement === requirement);
    for (const { value, sources } of file?.provinces?.[fact.layer] ?? []) {
      if (value !== null && sources.every(({ id }) => id === fact.source))
        problems.push(`${requirement} of ${fact.layer} is taken from ${fact.source}, which is silent on it`);
    }
  }
}

function nameOf(fact: Fact, subject: string): string {
  return `${fact.topic} of ${fact.layer} for ${subject}`;
}

/** Every day on which something in the seed takes effect, and the day before. */
function datesOfSeed(): readonly PlainDate[] {
  const entries = seed.files.flatMap(({ national: own = [], provinces = {} }) => [own, ...Object.values(provinces)]);
  const dates = new Set(entries.flatMap((list) => list?.map(({ effectiveFrom }) => effectiveFrom) ?? []));
  return [...dates].flatMap((date) => [addDays(date, -1), date]);
}

/** The rule books of those days as the API gives them out. */
function servedBooks(dates: readonly PlainDate[]): Promise<ReadonlyMap<PlainDate, RuleLayers>> {
  return withServedApi(async (ask) => {
    const served = new Map<PlainDate, RuleLayers>();
    for (const asOf of dates) {
      const { rulebook } = await ask<{ rulebook: { document: AnyRulebook } }>(
        "query ($asOf: Date!) { rulebook(asOf: $asOf) { document } }",
        { asOf },
      );
      served.set(asOf, layersOf(rulebook.document));
    }
    return served;
  });
}

function provinceOfKey(code: string): ProvinceCode {
  if (!isProvinceCode(code)) throw new Error(`no province ${code}`);
  return code;
}

interface DomainFact {
  readonly topic: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly appliesTo: readonly string[];
  readonly confidence: Fact["confidence"];
  readonly zh: string;
  readonly source: { readonly id: string };
}

interface DomainFile {
  readonly sources: Readonly<Record<string, { readonly document: string; readonly commit?: string }>>;
  readonly national: readonly DomainFact[];
  readonly provinces: readonly { readonly code: string; readonly facts: readonly DomainFact[] }[];
}

function readFacts(): readonly Fact[] {
  const file: DomainFile = JSON.parse(readFileSync(sharedFile("domain/provincial-facts.json"), "utf8"));
  const idOf = (sourceId: string): string => {
    const { document, commit } = file.sources[sourceId] ?? { document: sourceId };
    const ids = Object.entries(seed.sources).filter(
      ([, { url }]) => url !== null && commit !== undefined && decodeURI(url).includes(`/${commit}/${document}`),
    );
    return ids[0]?.[0] ?? sourceId;
  };
  return [
    ...file.national.map((fact) => ({ ...fact, layer: national, source: idOf(fact.source.id) })),
    ...file.provinces.flatMap(({ code, facts }) =>
      facts.map((fact) => ({ ...fact, layer: provinceOfKey(code), source: idOf(fact.source.id) })),
    ),
  ];
}
