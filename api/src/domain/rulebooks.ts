import type {
  AnyRulebook,
  Catalogue,
  CompiledRulebook,
  DefinitionRecord,
  PlainDate,
  ProvinceCode,
  Rule,
  RulebookDocument,
} from "@beian/shared";
import {
  beijingDateOf,
  catalogueIn,
  compile,
  digestOf,
  national,
  provinceCodes,
  rulebookOf,
  withDefinitions,
} from "@beian/shared";
import { LRUCache } from "lru-cache";
import type { Key } from "../key-of.ts";
import { keyOf } from "../key-of.ts";
import type { DefinitionInForce } from "../store/ports/definitions.ts";
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
  /** What it can speak of. */
  readonly catalogue: Catalogue;
  readonly compiled: CompiledRulebook;
  /** A province's rules by requirement, in the catalogue's order. */
  rules(province: ProvinceCode): ReadonlyMap<string, Rule>;
}

export interface Rulebooks {
  /** What history speaks of, as known now. */
  readonly catalogue: Catalogue;
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
  readonly catalogue: Catalogue;
}

/** Resolves and compiles rule books, each once; today's answers without touching the database. */
export async function createRulebooks(parts: RulebooksParts): Promise<Rulebooks> {
  const { store, now, catalogue } = parts;
  const cells = cellsOf(catalogue.requirements);
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
    const defined = knownAt === null ? [] : (await store.definitions.inForce(asOf, knownAt)).map(recordOf);
    const wanted = defined.length === 0 ? cells : cellsOf(defined);
    const inForce = knownAt === null ? [] : await store.history.revisionsInForce(wanted, asOf, knownAt);
    if (isTurnOver()) await nextTurn();
    const document = rulebookOf(inForce, knownAt);
    const whole = defined.length === 0 ? document : withDefinitions(document, defined);
    const digest = digestOf(whole);
    const key = keyOf(digest);
    let shared = byDigest.get(key);
    if (!shared) {
      if (isTurnOver()) await nextTurn();
      const own = defined.length === 0 ? catalogue : await catalogueIn(whole);
      const compiled = compile(document, own.requirements, current);
      shared = { digest, document, whole, catalogue: own, compiled, rules: compiled.rules };
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
    catalogue,

    async at({ asOf = beijingDateOf(now()), knownAt }) {
      const instant = await lastInstantAt(knownAt);
      const key = keyOf(asOf, instant);
      const known = byTime.get(key);
      if (known) return known;
      // Before it is made: a book that others wait for too doesn't fail because of who asked first.
      workUnderWay().spend(units.book);
      const isNow = instant === latest && asOf === beijingDateOf(now());
      const made = isNow ? make(asOf, instant) : makeInTurn(asOf, instant);
      byTime.set(key, made);
      const stands = ({ compiled }: Rulebook) => {
        if (isNow) current = compiled;
      };
      // A book that failed to load must not stay the answer.
      made.then(stands, () => byTime.delete(key));
      return made;
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
      latest = await store.history.latestRecordedAt();
    },
  };
  return rulebooks;
}

/** As a book has it: without its cases, which are for whoever writes it. */
function recordOf({ revision: { content, effectiveFrom, id }, until }: DefinitionInForce): DefinitionRecord {
  const { cases, ...said } = content;
  return { ...said, effectiveFrom, ...(until === undefined ? {} : { effectiveUntil: until }), revision: id };
}

/** Every cell that there is. */
function cellsOf(requirements: readonly { readonly key: string }[]): readonly Cell[] {
  return requirements.flatMap(({ key }) =>
    [national, ...provinceCodes].map((layer): Cell => ({ layer, requirement: key })),
  );
}
