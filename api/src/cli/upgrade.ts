import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Catalogue, Definition, Requirement, RuleContent, Text } from "@beian/shared";
import { beijingDateOf, contentInWords, joinTexts } from "@beian/shared";
import { cellTitleOf, requirementTitleOf } from "../domain/changes/cell-title.ts";
import { originOf } from "../domain/changes/change.ts";
import type { DefinitionProposal, ProposedDefinition } from "../domain/proposals/definitions.ts";
import { definitionTitleOf } from "../domain/proposals/definitions.ts";
import type { ProposalPlan } from "../domain/proposals/proposals.ts";
import { plannedProposals, proposalsWaiting } from "../domain/proposals/proposals.ts";
import type { ProposedEdit, ProposedRule } from "../domain/proposals/rules.ts";
import type { SeedGroup } from "../domain/seeding.ts";
import { cellNamed, groupTitleOf } from "../domain/seeding.ts";
import type { Store, StoreReads } from "../store/ports/store.ts";
import { StoreUnavailable } from "../store/ports/store-unavailable.ts";
import { databaseOf } from "../store/where.ts";
import type { Command, CommandLine } from "./command.ts";
import { CommandRefused } from "./command.ts";

export const upgradeCommands: readonly Command[] = [
  {
    name: "upgrade",
    usage: "--dry-run [FILE]",
    about: {
      zh: "列出本版本启动后会提出的定义与规则草稿，及其与现行内容的冲突；不改动数据库，服务运行时也可以，也可指定备份文件",
      en: "list the drafts of definitions and rules that a start of this version would propose, with what they are at odds with; changes nothing, works while the product runs, and on a backup where one is named",
    },
    options: [],
    flags: ["dry-run"],
    operand: "FILE",
    async run(given, place) {
      if (!given.flag("dry-run"))
        throw new CommandRefused({
          zh: "请加 --dry-run：升级在启动时进行，此命令只列出会提出什么",
          en: "add --dry-run: upgrading is what a start does, and this command only lists what it would propose",
        });
      const file = resolve(given.optionalOperand() ?? databaseOf(place.dataDir));
      await onCopy(file, place, (store) => tell(store, place));
    },
  },
];

/** Does the work on a copy that is brought up to date, so that nothing of the database itself is written. */
async function onCopy(file: string, { now }: CommandLine, work: (store: Store) => Promise<void>): Promise<void> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new CommandRefused({ zh: `没有这个数据库：${file}`, en: `there is no database ${file}` });
  const { openFile } = await import("../store/open.ts");
  const { copyDatabase } = await import("../store/backup-file.ts");
  const directory = mkdtempSync(join(tmpdir(), "beian-upgrade-"));
  const copy = join(directory, "beian.db");
  try {
    // A database without a log beside it is in nobody's use, and reading it through SQLite would make one.
    if (existsSync(`${file}-wal`)) await copyDatabase(file, copy);
    else copyFileSync(file, copy);
    chmodSync(copy, 0o600);
    const store = await openFile(copy, { now });
    await work(store).finally(() => store.close());
  } catch (error) {
    // Nobody has heard of the copy.
    throw error instanceof StoreUnavailable ? new StoreUnavailable(error.trouble, file, error) : error;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function tell(store: Store, { now, print }: CommandLine): Promise<void> {
  const { bringFirstDefinitions, readProductRules, saidBy } = await import("../bring-rules.ts");
  const product = readProductRules();
  const { entries, catalogue } = product;
  if ((await store.history.latestRecordedAt()) === null) {
    print(
      `数据库还没有规则：首次启动会直接发布 ${entries.length} 条 / no rules yet: a first start publishes ${entries.length}`,
    );
    return;
  }
  await bringFirstDefinitions(store, product);
  const plan = await plannedProposals(store, saidBy(product));
  const { definitions, rules } = plan;
  for (const group of definitions.groups)
    for (const line of await definitionLines(store, catalogue, group)) print(line);
  for (const group of rules.groups) for (const line of await linesOf(store, catalogue, group)) print(line);
  for (const key of definitions.vanished) print(`${silent}: ${key}  ${both(requirementTitleOf(key, catalogue))}`);
  for (const name of rules.vanished) print(vanishedInWords(name, catalogue));
  print(await summaryOf(plan, proposalsWaiting(store, beijingDateOf(now()))));
}

/** One draft of definitions: of each what it says beside what was published last, and what that is at odds with. */
async function definitionLines(
  reads: StoreReads,
  catalogue: Catalogue,
  proposal: DefinitionProposal,
): Promise<readonly string[]> {
  const { effectiveFrom, definitions, rules } = proposal;
  const { zh, en } = definitionTitleOf(proposal);
  const from = effectiveFrom ?? "发布之日";
  const fromEn = effectiveFrom ?? "the day of publication";
  const defined = await Promise.all(definitions.map((one) => definedLines(reads, one)));
  const handedBack = await Promise.all(rules.map((rule) => cellLines(reads, catalogue, rule)));
  return [
    `${from} 起，“${zh}”：${definitions.length} 项 / from ${fromEn}, "${en}": ${definitions.length}`,
    ...defined.flat(),
    ...handedBack.flat(),
    "",
  ];
}

async function definedLines(reads: StoreReads, proposed: ProposedDefinition): Promise<readonly string[]> {
  const { requirement, content, before, overtakenBy } = proposed;
  const title = (content ?? before)?.title ?? { zh: requirement, en: requirement };
  const lines = [`  ${requirement}  ${both(title)}`, `    ${both(madeOf(before, content))}`];
  if (overtakenBy === null) return lines;
  const words = overtakenBy.content === null ? withdrawn : overtakenBy.content.title;
  return [...lines, `    冲突 / conflict   ${both(words)} — ${await publisherOf(reads, overtakenBy)}`];
}

const withdrawn: Text = { zh: "已停用", en: "withdrawn" };

/** What a proposal makes of a definition: which parts of it are said otherwise. */
function madeOf(before: Definition | null, content: Definition | null): Text {
  if (content === null) return { zh: "提出停用", en: "to be withdrawn" };
  if (before === null) return { zh: "新的要求", en: "a new requirement" };
  const parts = new Map<string, unknown>(Object.entries(before));
  const says = new Map<string, unknown>(Object.entries(content));
  const names = [...new Set([...says.keys(), ...parts.keys()])].filter(
    (name) => JSON.stringify(parts.get(name)) !== JSON.stringify(says.get(name)),
  );
  return { zh: `改动：${names.join("、")}`, en: `said otherwise: ${names.join(", ")}` };
}

/** One draft: its source, then of each cell what is in force, what is proposed, and what that is at odds with. */
async function linesOf(
  reads: StoreReads,
  catalogue: Catalogue,
  proposal: SeedGroup<ProposedEdit>,
): Promise<readonly string[]> {
  const { effectiveFrom, entries } = proposal;
  const title = groupTitleOf(proposal);
  const cells = await Promise.all(entries.map((entry) => cellLines(reads, catalogue, entry)));
  return [
    `${effectiveFrom} 起，据“${title}”：${entries.length} 条 / from ${effectiveFrom}, ${entries.length} by "${title}"`,
    ...cells.flat(),
    "",
  ];
}

async function cellLines(reads: StoreReads, catalogue: Catalogue, entry: ProposedRule): Promise<readonly string[]> {
  const { layer, requirement, inForce, content, overtakenBy } = entry;
  const words = (told: RuleContent | null) => both(contentOf(catalogue.find(requirement), told));
  const lines = [
    `  ${layer} ${requirement}  ${both(cellTitleOf(entry, catalogue))}`,
    `    现行 / in force   ${words(inForce)}`,
    `    提出 / proposed   ${words(content)}`,
  ];
  if (overtakenBy === null) return lines;
  return [...lines, `    冲突 / conflict   ${words(overtakenBy.content)} — ${await publisherOf(reads, overtakenBy)}`];
}

/** Who published what a proposal is at odds with. */
async function publisherOf(
  reads: StoreReads,
  { changeNumber, effectiveFrom: from }: { readonly changeNumber: number; readonly effectiveFrom: string },
): Promise<string> {
  const [change] = await reads.changes.byNumber([changeNumber]);
  const by = change && originOf(change) === "STAFF" ? { zh: "工作人员", en: "staff" } : { zh: "变更", en: "a change" };
  return `${by.zh}已发布，变更 ${changeNumber}，${from} 起 / published by ${by.en}, change ${changeNumber}, from ${from}`;
}

function contentOf(requirement: Requirement | null, content: RuleContent | null): Text {
  if (content === null) return { zh: "沿用全国默认或没有规定", en: "the national default, or nothing" };
  // What the product gave up it has no words for.
  if (requirement === null) return { zh: JSON.stringify(content.value), en: JSON.stringify(content.value) };
  const words = contentInWords(requirement, content);
  const noted: Text = { zh: content.noteZh ?? "", en: content.noteEn ?? content.noteZh ?? "" };
  return content.noteZh || content.noteEn ? joinTexts([words, noted]) : words;
}

function vanishedInWords(name: string, catalogue: Catalogue): string {
  return `${silent}: ${name.replaceAll("/", " ")}  ${both(cellTitleOf(cellNamed(name), catalogue))}`;
}

const silent = "本版本不再提及，保持不变 / this version says nothing of it any more, and it is left as it is";

async function summaryOf({ definitions, rules }: ProposalPlan, waiting: Promise<number>): Promise<string> {
  const defined = definitions.groups.flatMap((group) => group.definitions);
  const edits = [
    ...definitions.groups.flatMap((group) => group.rules),
    ...rules.groups.flatMap(({ entries }) => entries),
  ];
  const odds = [...defined, ...edits].filter(({ overtakenBy }) => overtakenBy !== null).length;
  const drafts = definitions.groups.length + rules.groups.length;
  const gone = definitions.vanished.length + rules.vanished.length;
  const before = await waiting;
  return `会提出 ${drafts} 个草稿、${defined.length} 项定义、${edits.length} 条规则，其中冲突 ${odds} 处；不再提及 ${gone} 处；已在等候处理的提议 ${before} 个 / would propose ${drafts} drafts of ${defined.length} definitions and ${edits.length} rules, ${odds} of them at odds with staff's; silent on ${gone}; proposals waiting already: ${before}`;
}

function both({ zh, en }: Text): string {
  return `${zh} / ${en}`;
}
