import type {
  AnyRulebook,
  Catalogue,
  CompiledRulebook,
  Definition,
  DefinitionRecord,
  PlainDate,
  ProvinceCode,
  Remember,
  Requirement,
  Rule,
  RulebookDocument,
  Text,
} from "@beian/shared";
import {
  beijingDateOf,
  catalogueFrom,
  compile,
  definedCatalogue,
  digestOfRulebook,
  firstCatalogue,
  national,
  provinceCodes,
  rulebookOf,
  withDefinitions,
} from "@beian/shared";
import { LRUCache } from "lru-cache";
import type { Key } from "../key-of.ts";
import { keyOf } from "../key-of.ts";
import { sha256 } from "../sha256.ts";
import type { DefinitionInForce, RecordedDefinition } from "../store/ports/definitions.ts";
import type { RulebookEdition } from "../store/ports/editions.ts";
import type { Cell } from "../store/ports/history.ts";
import type { Store } from "../store/ports/store.ts";
import { createInPassing } from "./acting/in-passing.ts";
import { isTurnOver, nextTurn } from "./turns.ts";
import { units, workUnderWay } from "./work.ts";

/** Which rules: those in force on a date (today unless given), as known at an instant (now unless given). */
export interface RulesTime {
  readonly asOf?: PlainDate;
  /** Milliseconds since the epoch. */
  readonly knownAt?: number;
}

/** The rule book of a date, ready to read and to judge by. */
export interface Rulebook {
  readonly asOf: PlainDate;
  readonly digest: string;
  /** Its rules. */
  readonly document: RulebookDocument;
  /** All of it, as front ends load it and as the digest names it: with its definitions, where any are recorded. */
  readonly whole: AnyRulebook;
  /** What it is judged by, in the order of the trace; none where none are recorded, as in books of the first format. */
  readonly definitions: readonly DefinitionRecord[];
  /** What it can speak of. */
  readonly catalogue: Catalogue;
  readonly compiled: CompiledRulebook;
  /** A province's rules by requirement, in the catalogue's order. */
  rules(province: ProvinceCode): ReadonlyMap<string, Rule>;
}

export interface Rulebooks {
  /** All that history speaks of, in today's words, or, where none are in force, in the last ones. */
  readonly catalogue: Catalogue;
  /** What can be spoken of where these hold. */
  catalogueOf(definitions: readonly DefinitionRecord[]): Promise<Catalogue>;
  /** The number of the definition that a book's requirement was made of; null where the book is of before any were recorded. */
  definitionOf(requirement: Requirement): number | null;
  /** What history speaks of, with these definitions in the place of its own and beside them. */
  catalogueWith(definitions: readonly Definition[]): Promise<Catalogue>;
  at(time: RulesTime): Promise<Rulebook>;
  /** The document of that digest, if it was ever given out by name. */
  named(digest: string): Promise<AnyRulebook | null>;
  /** Gives a book's digest a name that lasts, by which it can be fetched for ever; nobody waits for it. */
  keep(book: Rulebook): void;
  /** Names all that answers about rules depend on beside what is asked: the day, and how far history has come. */
  edition(): string;
  /** To be called when the history may have grown: after a publication, here or in another process. */
  historyGrew(): Promise<void>;
}

/** Books kept in memory; today's is always among the latest used. */
const booksInMemory = 48;
/** More than anybody asks for while a database is locked. */
const mostUnnamed = 1_000;

export interface RulebooksParts {
  readonly store: Store;
  readonly now: () => Date;
}

/** Each time that values are defined otherwise. */
const mostTypes = 100;
/** More than are in force at once, with those of before and of drafts. */
const requirementsInMemory = 2_000;

/** Resolves and compiles rule books, each once; today's answers without touching the database. */
export async function createRulebooks(parts: RulebooksParts): Promise<Rulebooks> {
  const { store, now } = parts;
  const made = new LRUCache<Key, Requirement>({ max: requirementsInMemory });
  /** Types are long, few, and looked up for every requirement. */
  const typesKnown = new Map<string, number>();
  let nextTypes = 0;
  const numberOfTypes = (types: string) => {
    const known = typesKnown.get(types);
    if (known !== undefined) return known;
    if (typesKnown.size >= mostTypes) typesKnown.clear();
    // Never one that was given before: what was made among other types goes by it still.
    nextTypes += 1;
    typesKnown.set(types, nextTypes);
    return nextTypes;
  };
  /** The definition that each was made of. */
  const numberOf = new WeakMap<Requirement, number>();
  const remember: Remember = (revision, types, make) => {
    // Those of drafts aren't numbered yet.
    if (revision < 0) return make();
    const key = keyOf(revision, numberOfTypes(types));
    const requirement = made.get(key) ?? make();
    made.set(key, requirement);
    numberOf.set(requirement, revision);
    return requirement;
  };
  const catalogueOf = async (definitions: readonly DefinitionRecord[]) =>
    definitions.length === 0 ? firstCatalogue() : definedCatalogue({ definitions }, remember);
  const records = new LRUCache<Key, DefinitionRecord>({ max: requirementsInMemory });
  /** One and the same for all books that hold it. */
  const recordFor = (held: DefinitionInForce): DefinitionRecord => {
    const key = keyOf(held.revision.id, held.until ?? "");
    const record = records.get(key) ?? recordOf(held);
    records.set(key, record);
    return record;
  };
  const everDefined = async () =>
    (await store.definitions.everDefined(beijingDateOf(now()))).map((revision) => recordFor({ revision }));
  /** How all options read that any definition of a requirement ever had: history holds of later ones' already. */
  const optionsEver = async (): Promise<OptionsEver> =>
    new Map(
      await Promise.all(
        said.flatMap(({ key, value }) =>
          "options" in value
            ? [store.definitions.historyOf(key).then((history) => [key, labelsIn(history)] as const)]
            : [],
        ),
      ),
    );
  /** All that history speaks of, as it was recorded. */
  // When, before what: what is recorded in between is looked for once more.
  let [saidOn, saidAt] = [beijingDateOf(now()), await store.definitions.state()];
  let said = await everDefined();
  let labels = await optionsEver();
  const withAllLabels = (own: Catalogue): Catalogue => {
    if (!own.requirements.some((requirement) => lacksAny(requirement, labels))) return own;
    return catalogueFrom(
      own.requirements.map((requirement) =>
        lacksAny(requirement, labels) ? numberedAs(requirement, withLabels(requirement, labels)) : requirement,
      ),
    );
  };
  const numberedAs = (requirement: Requirement, other: Requirement): Requirement => {
    const number = numberOf.get(requirement);
    if (number !== undefined) numberOf.set(other, number);
    return other;
  };
  let catalogue = withAllLabels(await catalogueOf(said));
  /** A catalogue of another day, or of a draft: its requirements are shown as they are today. */
  const inTodaysWords = (own: Catalogue): Catalogue => {
    if (!own.requirements.some((requirement) => isShownOtherwise(requirement, catalogue))) return own;
    return catalogueFrom(
      own.requirements.map((requirement) => {
        const shown = catalogue.find(requirement.key);
        if (!shown || shown === requirement) return requirement;
        return numberedAs(requirement, { ...requirement, shown });
      }),
    );
  };
  let latest = await store.history.latestRecordedAt();
  /** By date and the instant of the last revision that counts: all that a book depends on. */
  const byTime = new LRUCache<Key, Promise<Rulebook>>({ max: booksInMemory });
  /** Days with the same rules share one compiled book. */
  const byDigest = new LRUCache<Key, Omit<Rulebook, "asOf">>({ max: booksInMemory });

  /** Today's as known now: other books take over from it what comes out alike, whoever asks for whichever in between. */
  let current: CompiledRulebook | null = null;

  const lastInstantAt = async (knownAt: number | undefined): Promise<number | null> =>
    knownAt === undefined || latest === null || knownAt >= latest ? latest : store.history.latestRecordedAt(knownAt);

  const make = async (asOf: PlainDate, knownAt: number | null): Promise<Rulebook> => {
    const defined = knownAt === null ? [] : (await store.definitions.inForce(asOf, knownAt)).map(recordFor);
    const own = inTodaysWords(await catalogueOf(defined));
    const cells = cellsOf(own.requirements);
    const inForce = knownAt === null ? [] : await store.history.revisionsInForce(cells, asOf, knownAt);
    if (isTurnOver()) await nextTurn();
    const document = rulebookOf(inForce, knownAt);
    const whole = defined.length === 0 ? document : withDefinitions(document, defined);
    const digest = digestOfRulebook(whole, sha256);
    const key = keyOf(digest);
    let shared = byDigest.get(key);
    if (!shared) {
      if (isTurnOver()) await nextTurn();
      const compiled = compile(document, own.requirements, current);
      const { rules } = compiled;
      shared = { digest, document, whole, definitions: defined, catalogue: own, compiled, rules };
      byDigest.set(key, shared);
    }
    return { asOf, ...shared };
  };

  const inPassing = createInPassing(store);
  /** Those given out by name whose name isn't known to be kept. */
  const unnamed = new LRUCache<Key, RulebookEdition>({ max: mostUnnamed });
  const name = async (edition: RulebookEdition): Promise<void> => {
    const { digest } = edition;
    const isNamed = await store.editions.byDigest(digest).catch(() => null);
    if (isNamed || (await inPassing(`rule book ${digest}`, (tx) => tx.editions.keep(edition))))
      unnamed.delete(keyOf(digest));
  };

  /** Books of other times than now, one after the other: they take long, and today's doesn't wait for them. */
  let lastOfThese: Promise<unknown> = Promise.resolve();
  const makeInTurn = (asOf: PlainDate, knownAt: number | null): Promise<Rulebook> => {
    const made = lastOfThese.then(nextTurn).then(() => make(asOf, knownAt));
    lastOfThese = made.catch(() => {});
    return made;
  };

  const rulebooks: Rulebooks = {
    get catalogue() {
      return catalogue;
    },
    catalogueOf,

    definitionOf: (requirement) => numberOf.get(requirement) ?? null,

    async catalogueWith(definitions) {
      const drafted = new Map(definitions.map((definition, index) => [definition.key, draftRecord(definition, index)]));
      const records = said.map((record) => drafted.get(record.key) ?? record);
      const known = new Set(said.map(({ key }) => key));
      const added = [...drafted.values()].filter(({ key }) => !known.has(key));
      return inTodaysWords(withAllLabels(await catalogueOf([...records, ...added])));
    },

    async at({ asOf = beijingDateOf(now()), knownAt }) {
      const instant = await lastInstantAt(knownAt);
      const key = keyOf(asOf, instant);
      const known = byTime.get(key);
      if (known) return known;
      // Before it is made: a book that others wait for too doesn't fail because of who asked first.
      workUnderWay().spend(units.book);
      const isNow = instant === latest && asOf === beijingDateOf(now());
      const book = isNow ? make(asOf, instant) : makeInTurn(asOf, instant);
      byTime.set(key, book);
      const stands = ({ compiled }: Rulebook) => {
        if (isNow) current = compiled;
      };
      // A book that failed to load must not stay the answer.
      book.then(stands, () => byTime.delete(key));
      return book;
    },

    async named(digest) {
      const known = byDigest.get(keyOf(digest));
      if (known) return known.whole;
      const edition = unnamed.get(keyOf(digest)) ?? (await store.editions.byDigest(digest));
      if (!edition) return null;
      const book = await rulebooks.at(edition);
      return book.digest === digest ? book.whole : null;
    },

    keep({ digest, asOf, document }) {
      unnamed.set(keyOf(digest), {
        digest,
        asOf,
        knownAt: document.knownAt === null ? 0 : Date.parse(document.knownAt),
      });
      // Those of before too, which couldn't be named then.
      for (const edition of unnamed.values()) void name(edition);
    },

    edition: () => `${beijingDateOf(now())} ${latest}`,

    async historyGrew() {
      const grown = await store.history.latestRecordedAt();
      const [day, state] = [beijingDateOf(now()), await store.definitions.state()];
      if (day !== saidOn || state !== saidAt) {
        said = await everDefined();
        labels = await optionsEver();
        catalogue = withAllLabels(await catalogueOf(said));
        // After it is done: whoever comes meanwhile does it too, rather than going on without it.
        [saidOn, saidAt] = [day, state];
        // What they show may not be today's words any more.
        byTime.clear();
        byDigest.clear();
      }
      // At last: nobody is to hear of what the catalogue doesn't know.
      latest = grown;
    },
  };
  return rulebooks;
}

/** A definition as a book has it: without its cases, which are for whoever writes it. */
export function recordOf({ revision: { content, effectiveFrom, id }, until }: DefinitionInForce): DefinitionRecord {
  const { cases, ...said } = content;
  return { ...said, effectiveFrom, ...(until === undefined ? {} : { effectiveUntil: until }), revision: id };
}

type OptionsEver = ReadonlyMap<string, Readonly<Record<string, Text>>>;

/** Of each option as it was said last. */
function labelsIn(history: readonly RecordedDefinition[]): Readonly<Record<string, Text>> {
  const options = history.toReversed().flatMap(({ content }) => {
    return content && "options" in content.value ? content.value.options : [];
  });
  return Object.fromEntries(options.map(({ key, label }) => [key, label]));
}

function lacksAny({ key, value }: Requirement, labels: OptionsEver): boolean {
  return "options" in value && Object.keys(labels.get(key) ?? {}).some((option) => !(option in value.options));
}

function withLabels(requirement: Requirement, labels: OptionsEver): Requirement {
  const { key, value } = requirement;
  return "options" in value ? { ...requirement, value: { ...value, others: labels.get(key) ?? {} } } : requirement;
}

function isShownOtherwise(requirement: Requirement, today: Catalogue): boolean {
  return (today.find(requirement.key) ?? requirement) !== requirement;
}

/** As a book would have it, were it published: numbered below zero. */
export function draftRecord(definition: Definition, index: number, effectiveFrom: PlainDate = ""): DefinitionRecord {
  const { cases, ...said } = definition;
  return { ...said, effectiveFrom, revision: -(index + 1) };
}

/** Every cell that there is. */
function cellsOf(requirements: readonly { readonly key: string }[]): readonly Cell[] {
  return requirements.flatMap(({ key }) =>
    [national, ...provinceCodes].map((layer): Cell => ({ layer, requirement: key })),
  );
}
