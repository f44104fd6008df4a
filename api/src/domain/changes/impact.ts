import type { Finding, Outcome, PlainDate, ProvinceCode, Requirement, Upshot, Verdict } from "@beian/shared";
import { digestOf, isComplete, openIn, outcomes } from "@beian/shared";
import { LRUCache } from "lru-cache";
import type { Key } from "../../key-of.ts";
import { keyOf } from "../../key-of.ts";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { RecordedRevision } from "../../store/ports/history.ts";
import type { SampleRecord } from "../../store/ports/samples.ts";
import type { Store } from "../../store/ports/store.ts";
import type { Actor } from "../acting/actor.ts";
import { may } from "../acting/permissions.ts";
import { editsOfChange, provincesTouched } from "../publishing.ts";
import type { Rulebooks } from "../rulebooks.ts";
import { sampleOf } from "../samples/sample.ts";
import { inTurns } from "../turns.ts";
import { units, workUnderWay } from "../work.ts";
import type { Books } from "./books.ts";
import { booksOf } from "./books.ts";
import { editsBehind } from "./cancel.ts";

/** What a change does to the samples, in the provinces that it touches, on its effective date. */
export interface Impact {
  /** How many comparisons: every sample in every province touched. */
  readonly samples: number;
  /** Whether the cases are kept from the actor, who is told how many there are and nothing of any. */
  readonly withheld: boolean;
  /** How many come out differently: with another outcome, or complete on one side alone. */
  readonly changed: () => Promise<number>;
  /** Takes two rule books to find out, so it is done when asked for. */
  readonly flips: () => Promise<ImpactCases>;
  /** Those that come out the same for other reasons; takes whole verdicts of everything, so it is asked for by itself. */
  readonly otherwise: () => Promise<ImpactCases>;
}

export interface ImpactCases {
  readonly cases: readonly ImpactCase[];
  /** The entries of the history that the findings' rules may name and that aren't recorded yet. */
  readonly pending: readonly RecordedRevision[];
}

/** A sample that fares differently in a province with the change. */
export interface ImpactCase {
  readonly sample: Pick<SampleRecord, "id" | "nameZh" | "nameEn">;
  readonly province: ProvinceCode;
  readonly before: Outcome;
  readonly after: Outcome;
  readonly completeBefore: boolean;
  readonly completeAfter: boolean;
  /** What makes the difference: the findings that it gets, or, where it fares better, those that it loses. */
  readonly findings: readonly Finding[];
  /** Those that it has with the change alone. */
  readonly appearing: readonly Finding[];
  /** Those that it has without the change alone. */
  readonly vanishing: readonly Finding[];
  /** What is left open with the change alone. */
  readonly opening: readonly Requirement[];
  /** What is left open without the change alone. */
  readonly settling: readonly Requirement[];
}

export type ImpactOf = (actor: Actor, change: ChangeRecord, today: PlainDate) => Promise<Impact>;

/** Samples are for those who may see drafts. */
const none: ImpactCases = { cases: [], pending: [] };

/** How many changes' impacts are remembered; a list of changes asks for many at once, and again at each visit. */
const remembered = 100;

export function createImpact({ store, rulebooks }: { store: Store; rulebooks: Rulebooks }): ImpactOf {
  const known = new LRUCache<Key, ImpactCases>({ max: remembered });
  return async (actor, change, today) => {
    const withheld = !may(actor, "READ_DRAFTS");
    const edits = await editsOfChange(store, change.number);
    const behind = await editsBehind(store, change);
    const samples = await store.samples.current();
    const compared = (name: string, compare: (books: Books) => Promise<readonly ImpactCase[]>) => async () => {
      const books = await booksOf({ reads: store, rulebooks }, change, edits, today);
      const versions = samples.map(({ id, version }) => [id, version]);
      const key = keyOf(digestOf([name, change.number, change.version, books.on, books.digests, versions]));
      const found = known.get(key) ?? { cases: await compare(books), pending: books.pending };
      known.set(key, found);
      return found;
    };
    const flips = compared("flips", (books) => flipsOf(samples, books));
    const otherwise = compared("otherwise", (books) => sameOutcomeOf(samples, books));
    return {
      withheld,
      samples: samples.length * provincesTouched(behind).length,
      changed: async () => (await flips()).cases.length,
      flips: withheld ? async () => none : flips,
      otherwise: withheld ? async () => none : otherwise,
    };
  };
}

async function flipsOf(samples: readonly SampleRecord[], books: Books): Promise<readonly ImpactCase[]> {
  const { on: today, provinces } = books;
  const work = workUnderWay();
  const cases = await inTurns(samples, (record) => {
    work.spend(units.sampleCompared * provinces.length);
    const { filing } = sampleOf(record);
    const options = { today, provinces };
    const after = books.judgeAfter.upshotsEverywhere(filing, options);
    const flipping = books.judgeBefore
      .upshotsEverywhere(filing, options)
      .flatMap((was, index) => (isSame(was, after[index]) ? [] : (provinces[index] ?? [])));
    return flipping.map((province) =>
      caseOf(
        record,
        province,
        books.judgeBefore.validate(filing, { today, province }),
        books.judgeAfter.validate(filing, { today, province }),
      ),
    );
  });
  return cases.flat();
}

async function sameOutcomeOf(samples: readonly SampleRecord[], books: Books): Promise<readonly ImpactCase[]> {
  const { on: today, provinces } = books;
  const work = workUnderWay();
  const cases = await inTurns(samples, (record) => {
    work.spend(units.sampleCompared * provinces.length);
    const { filing } = sampleOf(record);
    const before = books.judgeBefore.validateEverywhere(filing, { today, provinces });
    const after = books.judgeAfter.validateEverywhere(filing, { today, provinces });
    return provinces.flatMap((province, index): readonly ImpactCase[] => {
      const [was, is] = [before[index], after[index]];
      if (!was || !is || !isSame(upshotOf(was), upshotOf(is))) return [];
      const found = caseOf(record, province, was, is);
      const { appearing, vanishing, opening, settling } = found;
      return [appearing, vanishing, opening, settling].every(({ length }) => length === 0) ? [] : [found];
    });
  });
  return cases.flat();
}

function caseOf(record: SampleRecord, province: ProvinceCode, was: Verdict, is: Verdict): ImpactCase {
  const { id, nameZh, nameEn } = sampleOf(record);
  const [appearing, vanishing] = [without(is, was), without(was, is)];
  const [opening, settling] = [openWithout(is, was), openWithout(was, is)];
  return {
    sample: { id, nameZh, nameEn },
    province,
    before: was.outcome,
    after: is.outcome,
    completeBefore: isComplete(was),
    completeAfter: isComplete(is),
    findings: rank(is.outcome) > rank(was.outcome) ? appearing : vanishing,
    appearing,
    vanishing,
    opening,
    settling,
  };
}

function upshotOf(verdict: Verdict): Upshot {
  return { outcome: verdict.outcome, isComplete: isComplete(verdict) };
}

function isSame(one: Upshot, other: Upshot | undefined): boolean {
  return one.outcome === other?.outcome && one.isComplete === other.isComplete;
}

function rank(outcome: Outcome): number {
  return outcomes.indexOf(outcome);
}

/** The findings of one verdict that another doesn't have, or not as grave. */
function without(one: Verdict, other: Verdict): readonly Finding[] {
  const nameOf = ({ key, draft, severity }: Finding) => `${key} ${draft.path.join(".")} ${severity}`;
  const others = new Set(other.findings.map(nameOf));
  return one.findings.filter((finding) => !others.has(nameOf(finding)));
}

/** What one verdict leaves open and another doesn't. */
function openWithout(one: Verdict, other: Verdict): readonly Requirement[] {
  const others = new Set(openIn(other).map(({ key }) => key));
  return openIn(one).flatMap(({ key, requirement }) => (requirement && !others.has(key) ? [requirement] : []));
}
