import type { PlainDate } from "@beian/shared";
import type { NewChange, SourceRecord } from "../../store/ports/changes.ts";
import type { Cell } from "../../store/ports/history.ts";
import type { StoreReads, StoreTransaction } from "../../store/ports/store.ts";
import { recordAudit } from "../acting/audit.ts";
import type { SeedEntry } from "../seeding.ts";
import { cellNamed, entryNameOf, groupTitleOf, ownDefinitions } from "../seeding.ts";
import type { DefinitionPlan, ProductDefinitions, ProposedDefinition } from "./definitions.ts";
import { definitionTitleOf, plannedDefinitions } from "./definitions.ts";
import type { ProposedRule, RulePlan } from "./rules.ts";
import { cellNameOf, plannedRules } from "./rules.ts";

/** What a version of the product makes of a book that holds rules already. */
export interface ProposalPlan {
  readonly definitions: DefinitionPlan;
  readonly rules: RulePlan;
}

/** Compares what the product says with what it said before, whatever staff made of it since. Writes nothing. */
export async function plannedProposals(
  reads: StoreReads,
  { entries, ...defining }: ProductDefinitions & { readonly entries: readonly SeedEntry[] },
): Promise<ProposalPlan> {
  return { definitions: await plannedDefinitions(reads, defining), rules: await plannedRules(reads, entries) };
}

/** How many drafts a plan comes to, of how many definitions and rules; and whether there is anything to be recorded. */
export function figuresOf({ definitions, rules }: ProposalPlan) {
  const drafts = definitions.groups.length + rules.groups.length;
  const edits =
    definitions.groups.reduce((sum, group) => sum + group.definitions.length + group.rules.length, 0) +
    rules.groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const isSilent = drafts + definitions.held.length + rules.held.length === 0;
  return { drafts, edits, isSilent };
}

/**
 * Makes a draft of each proposal, which waits for people as anybody's does, and records all that was said. Definitions come
 * first: rules of a new requirement can be submitted once that is published.
 */
export async function propose(tx: StoreTransaction, { definitions, rules }: ProposalPlan): Promise<void> {
  const entries = [...rules.groups.flatMap((group) => group.entries), ...rules.held];
  const defining = [...definitions.groups.flatMap((group) => group.definitions), ...definitions.held];
  const record = await recorder(tx);
  await takeBack(tx, {
    entries: new Set(entries.map(entryNameOf)),
    requirements: new Set(defining.map(({ requirement }) => requirement)),
  });
  for (const group of definitions.groups) {
    const said = `${group.definitions.length} 项要求的定义`;
    const number = await draft(tx, {
      title: definitionTitleOf(group).zh,
      reason: `规则台新版本提出：${said}。由编辑提交、他人审核并发布后才会生效；用到新定义的规则另有草稿，在其后发布。`,
      effectiveFrom: group.effectiveFrom,
      sources: [ownDefinitions],
      rules: group.rules,
      definitions: group.definitions,
    });
    await record.definitions(group.definitions, number);
  }
  for (const group of rules.groups) {
    const title = groupTitleOf(group);
    const number = await draft(tx, {
      title,
      reason: `规则台新版本提出：据“${title}”。由编辑提交、他人审核并发布后才会生效。`,
      effectiveFrom: group.effectiveFrom,
      sources: group.sources,
      rules: group.entries,
      definitions: [],
    });
    await record.entries(group.entries, number);
  }
  await record.definitions(definitions.held, null);
  await record.entries(rules.held, null);
}

const upgrading = { actorKind: "SYSTEM", actorId: null, origin: "upgrade" } as const;

interface Drafted extends Omit<NewChange, "authorId"> {
  readonly sources: readonly SourceRecord[];
  readonly rules: readonly ProposedRule[];
  readonly definitions: readonly ProposedDefinition[];
}

async function draft(tx: StoreTransaction, { sources, rules, definitions, ...change }: Drafted): Promise<number> {
  const { number, version } = await tx.changes.create({ ...change, authorId: null });
  await tx.changes.setSources(number, sources);
  await tx.changes.putEdits(
    number,
    rules.map(({ layer, requirement, content, baseRevision }) => ({
      layer,
      requirement,
      content,
      baseRevision,
      editedBy: null,
    })),
  );
  await tx.definitions.putEdits(
    number,
    definitions.map(({ requirement, content, baseRevision }) => ({
      requirement,
      content,
      baseRevision,
      editedBy: null,
    })),
  );
  await recordAudit(tx, { ...upgrading, action: "change.create", changeNumber: number, version });
  return number;
}

/** Keeps what was said, each saying numbered after the ones before. */
async function recorder(tx: StoreTransaction) {
  const said = new Map<string, number>();
  for (const { entry, saying } of await tx.seed.proposed()) said.set(entry, saying);
  const defined = new Map<string, number>();
  for (const { requirement, saying } of await tx.seed.proposedDefinitions()) defined.set(requirement, saying);
  return {
    entries: (entries: readonly SeedEntry[], changeNumber: number | null) =>
      tx.seed.recordProposed(
        entries.map((entry) => {
          const name = entryNameOf(entry);
          return { entry: name, saying: (said.get(name) ?? 0) + 1, content: entry.content, changeNumber };
        }),
      ),
    definitions: (definitions: readonly ProposedDefinition[], changeNumber: number | null) =>
      tx.seed.recordProposedDefinitions(
        definitions.map(({ requirement, content }) => ({
          requirement,
          saying: (defined.get(requirement) ?? 0) + 1,
          content,
          changeNumber,
        })),
      ),
  };
}

/** How many of the product's proposals wait for people: those that weren't published, turned down or given up. */
export function proposalsWaiting(reads: StoreReads, today: PlainDate): Promise<number> {
  return reads.changes.count({ origin: "PRODUCT", statuses: ["DRAFT", "IN_REVIEW", "APPROVED"], today });
}

interface SaidOtherwise {
  /** Names of entries. */
  readonly entries: ReadonlySet<string>;
  readonly requirements: ReadonlySet<string>;
}

/** Takes what the product says otherwise by now out of its earlier drafts, as long as nobody took them in hand. */
async function takeBack(tx: StoreTransaction, { entries, requirements }: SaidOtherwise): Promise<void> {
  const cells = new Map<number, Cell[]>();
  for (const { entry, changeNumber } of await tx.seed.proposed())
    if (changeNumber !== null && entries.has(entry))
      cells.set(changeNumber, [...(cells.get(changeNumber) ?? []), cellNamed(entry)]);
  const keys = new Map<number, string[]>();
  for (const { requirement, changeNumber } of await tx.seed.proposedDefinitions())
    if (changeNumber !== null && requirements.has(requirement))
      keys.set(changeNumber, [...(keys.get(changeNumber) ?? []), requirement]);
  const numbers = [...new Set([...cells.keys(), ...keys.keys()])];
  const editors = await tx.changes.editorsOf(numbers);
  const edits = await tx.changes.editsOf(numbers);
  const defining = await tx.definitions.editsOf(numbers);
  for (const change of await tx.changes.byNumber(numbers)) {
    if (change?.status !== "DRAFT" || (editors.get(change.number) ?? []).length > 0) continue;
    const { number } = change;
    const [rules, definitions] = [edits.get(number) ?? [], defining.get(number) ?? []];
    const dropped = new Set(keys.get(number) ?? []);
    const named = new Set((cells.get(number) ?? []).map(cellNameOf));
    const dropDefinitions = definitions.flatMap(({ requirement }) => (dropped.has(requirement) ? [requirement] : []));
    // Rules beside a definition are handed back with it.
    const drop = rules.filter((edit) => named.has(cellNameOf(edit)) || dropped.has(edit.requirement));
    if (drop.length + dropDefinitions.length === 0) continue;
    await tx.changes.dropEdits(number, drop);
    await tx.definitions.dropEdits(number, dropDefinitions);
    const isEmpty = drop.length === rules.length && dropDefinitions.length === definitions.length;
    const updated = await tx.changes.update(number, change.version, isEmpty ? { status: "WITHDRAWN" } : {});
    if (!updated) throw new Error(`change ${number} moved within its own transaction`);
    await recordAudit(tx, {
      ...upgrading,
      action: isEmpty ? "change.withdraw" : "change.edit",
      changeNumber: number,
      version: updated.version,
      details: {
        from: change.status,
        set: [],
        drop: drop.map(cellNameOf),
        ...(dropDefinitions.length === 0 ? {} : { dropDefinitions }),
        fields: [],
      },
    });
  }
}
