import { randomUUID } from "node:crypto";
import type { OwnFact } from "@beian/shared";
import { answerProblems, codeOfFinding, parseFiling, questionsAskedBy } from "@beian/shared";
import type { AuditAction } from "../../store/ports/audit-actions.ts";
import type { SampleRecord } from "../../store/ports/samples.ts";
import type { Store, StoreTransaction } from "../../store/ports/store.ts";
import { act } from "../acting/act.ts";
import type { Actor } from "../acting/actor.ts";
import { auditActor, personOf } from "../acting/actor.ts";
import { recordRow } from "../acting/audit.ts";
import { mustBeAllowed } from "../acting/permissions.ts";
import { InvalidInput, NotFound, SampleConflict } from "../acting/refusal.ts";
import { requiredLine } from "../acting/typed.ts";
import type { Rulebooks } from "../rulebooks.ts";
import type { Expectation, Expectations, Sample, SampleOutcome } from "./sample.ts";
import { eachOnce, meets, sampleOf, sampleOutcomeOf } from "./sample.ts";

export type { Expectation, Sample, SampleOutcome } from "./sample.ts";

export interface SampleInput {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly filing: unknown;
  readonly expectations: readonly ExpectationInput[];
}

export interface ExpectationInput extends Pick<Expectation, "outcome" | "codes"> {
  readonly province: keyof Expectations;
  readonly keys?: readonly string[] | null;
}

export interface SampleAt {
  readonly id: string;
  readonly version: number;
}

/** How a sample fares today in a province that something is expected of. */
export interface SampleTrial {
  readonly province: keyof Expectations;
  readonly expected: Expectation;
  readonly actual: SampleOutcome;
  readonly meets: boolean;
}

/** The synthetic filings that the rule book is tried on. Staff read them, administrators keep them. */
export interface Samples {
  /** Those that aren't archived, by name. */
  current(actor: Actor): Promise<readonly Sample[]>;
  byId(actor: Actor, id: string): Promise<Sample | null>;
  create(actor: Actor, input: SampleInput): Promise<Sample>;
  edit(actor: Actor, input: SampleAt & Partial<SampleInput>): Promise<Sample>;
  archive(actor: Actor, input: SampleAt): Promise<Sample>;
  /** How it fares under today's rules, in every province that something is expected of. */
  tried(sample: Sample): Promise<readonly SampleTrial[]>;
}

const longestName = 200;

export interface SamplesParts {
  readonly store: Store;
  readonly rulebooks: Rulebooks;
  /** The keys of findings that have a code of their own. */
  readonly productFindings: ReadonlySet<string>;
}

export function createSamples({ store, rulebooks, productFindings }: SamplesParts): Samples {
  const codeOf = (key: string) => codeOfFinding(key, productFindings);
  /** Of today's book: what a sample can answer, and be expected to report. */
  const namedToday = async (): Promise<Named> => {
    const { catalogue } = await rulebooks.at({});
    return {
      codeOf,
      questions: questionsAskedBy(catalogue.requirements),
      keys: new Set(catalogue.findingKeys),
    };
  };
  return {
    async current(actor) {
      mustBeAllowed(actor, "READ_DRAFTS");
      return (await store.samples.current()).map(sampleOf);
    },
    async byId(actor, id) {
      mustBeAllowed(actor, "READ_DRAFTS");
      const [sample] = await store.samples.byId([id]);
      return sample ? sampleOf(sample) : null;
    },
    async create(actor, input) {
      const named = await namedToday();
      return act(store, actor, { action: "sample.create", needs: "MANAGE_SAMPLES" }, async (tx, editor) => {
        const typed = typedSample(named, input);
        await mustBeFree(tx, typed.nameZh, null);
        const id = randomUUID();
        const [sample] = await tx.samples.create([{ ...typed, id, updatedBy: personOf(editor)?.id ?? null }]);
        if (!sample) throw new Error(`sample ${id} wasn't made`);
        await record(tx, editor, "sample.create", sample);
        return sampleOf(sample);
      });
    },
    async edit(actor, { id, version, ...input }) {
      const named = await namedToday();
      const deed = { action: "sample.edit", needs: "MANAGE_SAMPLES", subject: id } as const;
      return act(store, actor, deed, async (tx, editor) => {
        const seen = await sampleAt(tx, { id, version });
        const typed = typedSample(named, {
          nameZh: seen.nameZh,
          nameEn: seen.nameEn,
          filing: seen.filing,
          ...input,
          expectations: input.expectations ?? listOf(sampleOf(seen).expectations),
        });
        await mustBeFree(tx, typed.nameZh, id);
        const sample = await updated(tx, seen, { ...typed, updatedBy: personOf(editor)?.id ?? null });
        await record(tx, editor, "sample.edit", sample);
        return sampleOf(sample);
      });
    },
    archive(actor, at) {
      const deed = { action: "sample.archive", needs: "MANAGE_SAMPLES", subject: at.id } as const;
      return act(store, actor, deed, async (tx, editor) => {
        const seen = await sampleAt(tx, at);
        const sample = await updated(tx, seen, { archivedAt: tx.at, updatedBy: personOf(editor)?.id ?? null });
        await record(tx, editor, "sample.archive", sample);
        return sampleOf(sample);
      });
    },
    async tried({ filing, expectations }) {
      const book = await rulebooks.at({});
      return byProvince(expectations).map(([province, expected]) => {
        const verdict = book.compiled.validate(filing, { today: book.asOf, province });
        const actual = sampleOutcomeOf(verdict, codeOf);
        return { province, expected, actual, meets: meets(actual, expected) };
      });
    },
  };
}

interface Named {
  readonly codeOf: (key: string) => string;
  readonly questions: ReadonlyMap<string, OwnFact>;
  /** Of the findings that there are. */
  readonly keys: ReadonlySet<string>;
}

function typedSample(named: Named, { nameZh, nameEn, filing, expectations }: SampleInput) {
  const parsed = parseFiling(filing);
  if (!parsed.ok) {
    const [problem] = parsed.problems;
    throw new InvalidInput(
      ["input", "filing", ...(problem?.path ?? [])],
      problem?.message ?? { zh: "无法识别", en: "can't be taken" },
    );
  }
  const [unasked] = answerProblems(parsed.filing, named.questions);
  if (unasked) throw new InvalidInput(["input", "filing", ...unasked.path], unasked.message);
  return {
    nameZh: requiredLine(nameZh, ["input", "nameZh"], longestName),
    nameEn: requiredLine(nameEn, ["input", "nameEn"], longestName),
    filing,
    expectations: typedExpectations(named, expectations),
  };
}

function typedExpectations(named: Named, list: readonly ExpectationInput[]): Expectations {
  const expectations: Partial<Record<keyof Expectations, Expectation>> = {};
  for (const [index, { province, outcome, ...findings }] of list.entries()) {
    const path = ["input", "expectations", String(index)];
    if (expectations[province])
      throw new InvalidInput([...path, "province"], { zh: "同一省份出现了两次", en: "the province is named twice" });
    expectations[province] = { outcome, ...typedFindings(named, findings, path) };
  }
  return expectations;
}

/** By key where keys are named, with the codes that follow from them; else by code. */
function typedFindings(
  { keys: known, codeOf }: Named,
  { codes, keys: given }: Pick<ExpectationInput, "codes" | "keys">,
  path: readonly string[],
): Pick<Expectation, "codes" | "keys"> {
  const keys = eachOnce(given ?? []);
  const all = keys.length > 0 ? eachOnce(keys.map(codeOf)) : eachOnce(codes);
  const mustBeKnown = (field: "codes" | "keys", names: readonly string[], isKnown: (name: string) => boolean) => {
    const unknown = names.findIndex((name) => !isKnown(name));
    if (unknown >= 0)
      throw new InvalidInput([...path, field, String(unknown)], { zh: "没有这种结果", en: "no such finding" });
  };
  mustBeKnown("keys", given ?? [], (key) => known.has(key));
  const knownCodes = new Set([...known].map(codeOf));
  mustBeKnown("codes", codes, (code) => knownCodes.has(code));
  if (keys.length > 0 && codes.some((code) => !all.includes(code)))
    throw new InvalidInput([...path, "codes"], {
      zh: "与 keys 不是同样的结果；给出 keys 时可以留空",
      en: "names other findings than keys does; may be empty where keys are given",
    });
  return { codes: all, keys };
}

function listOf(expectations: Expectations): readonly ExpectationInput[] {
  return byProvince(expectations).map(([province, expectation]) => ({ province, ...expectation }));
}

function byProvince(expectations: Expectations) {
  // The schema admits provinces only.
  return Object.entries(expectations) as [keyof Expectations, Expectation][];
}

async function sampleAt(tx: StoreTransaction, { id, version }: SampleAt): Promise<SampleRecord> {
  const [sample] = await tx.samples.byId([id]);
  if (!sample) throw new NotFound({ zh: "没有这个样例", en: "there is no such sample" });
  if (sample.version !== version || sample.archivedAt !== null) throw new SampleConflict(sample);
  return sample;
}

async function updated(
  tx: StoreTransaction,
  seen: SampleRecord,
  patch: Parameters<StoreTransaction["samples"]["update"]>[2],
): Promise<SampleRecord> {
  const sample = await tx.samples.update(seen.id, seen.version, patch);
  if (!sample) throw new Error(`sample ${seen.id} moved within its own transaction`);
  return sample;
}

async function mustBeFree(tx: StoreTransaction, nameZh: string, id: string | null): Promise<void> {
  const taken = (await tx.samples.current()).some((sample) => sample.nameZh === nameZh && sample.id !== id);
  if (taken) throw new InvalidInput(["input", "nameZh"], { zh: "已有同名样例", en: "another sample has that name" });
}

async function record(
  tx: StoreTransaction,
  editor: Exclude<Actor, { kind: "ANONYMOUS" }>,
  action: AuditAction,
  { id, version }: SampleRecord,
): Promise<void> {
  await recordRow(tx, { ...auditActor(editor), action, subject: id, version }, { kind: "sample", id });
}
