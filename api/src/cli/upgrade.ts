import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Catalogue, Requirement, RuleContent, Text } from "@beian/shared";
import { beijingDateOf, contentInWords, joinTexts } from "@beian/shared";
import { cellTitleOf } from "../domain/changes/cell-title.ts";
import { originOf } from "../domain/changes/change.ts";
import type { ProposalPlan, ProposedEdit } from "../domain/proposals.ts";
import { plannedProposals, proposalsWaiting } from "../domain/proposals.ts";
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
      zh: "列出本版本启动后会提出的规则草稿，及其与现行规则的冲突；不改动数据库，服务运行时也可以，也可指定备份文件",
      en: "list the drafts of rules that a start of this version would propose, with what they are at odds with; changes nothing, works while the product runs, and on a backup where one is named",
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
  const { readProductRules } = await import("../bring-rules.ts");
  const { entries, catalogue } = readProductRules();
  if ((await store.history.latestRecordedAt()) === null) {
    print(
      `数据库还没有规则：首次启动会直接发布 ${entries.length} 条 / no rules yet: a first start publishes ${entries.length}`,
    );
    return;
  }
  const plan = await plannedProposals(store, entries);
  for (const proposal of plan.proposals) for (const line of await linesOf(store, catalogue, proposal)) print(line);
  for (const name of plan.vanished) print(vanishedInWords(name, catalogue));
  print(await summaryOf(plan, proposalsWaiting(store, beijingDateOf(now()))));
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

async function cellLines(reads: StoreReads, catalogue: Catalogue, entry: ProposedEdit): Promise<readonly string[]> {
  const { layer, requirement, inForce, content, overtakenBy } = entry;
  const words = (told: RuleContent | null) => both(contentOf(catalogue.get(requirement), told));
  const lines = [
    `  ${layer} ${requirement}  ${both(cellTitleOf(entry, catalogue))}`,
    `    现行 / in force   ${words(inForce)}`,
    `    提出 / proposed   ${words(content)}`,
  ];
  if (overtakenBy === null) return lines;
  const [change] = await reads.changes.byNumber([overtakenBy.changeNumber]);
  const by = change && originOf(change) === "STAFF" ? { zh: "工作人员", en: "staff" } : { zh: "变更", en: "a change" };
  const { changeNumber, effectiveFrom: from } = overtakenBy;
  return [
    ...lines,
    `    冲突 / conflict   ${words(overtakenBy.content)} — ${by.zh}已发布，变更 ${changeNumber}，${from} 起 / published by ${by.en}, change ${changeNumber}, from ${from}`,
  ];
}

function contentOf(requirement: Requirement, content: RuleContent | null): Text {
  if (content === null) return { zh: "沿用全国默认或没有规定", en: "the national default, or nothing" };
  const words = contentInWords(requirement, content);
  const noted: Text = { zh: content.noteZh ?? "", en: content.noteEn ?? content.noteZh ?? "" };
  return content.noteZh || content.noteEn ? joinTexts([words, noted]) : words;
}

function vanishedInWords(name: string, catalogue: Catalogue): string {
  return `本版本不再提及，保持不变 / this version says nothing of it any more, and it is left as it is: ${name.replaceAll("/", " ")}  ${both(cellTitleOf(cellNamed(name), catalogue))}`;
}

async function summaryOf({ proposals, vanished }: ProposalPlan, waiting: Promise<number>): Promise<string> {
  const edits = proposals.flatMap(({ entries }) => entries);
  const conflicts = edits.filter(({ overtakenBy }) => overtakenBy !== null).length;
  const figures = [proposals.length, edits.length, conflicts, vanished.length, await waiting];
  const [drafts, rules, odds, gone, before] = figures;
  return `会提出 ${drafts} 个草稿、${rules} 条规则，其中冲突 ${odds} 条；不再提及 ${gone} 条；已在等候处理的提议 ${before} 个 / would propose ${drafts} drafts of ${rules} rules, ${odds} of them at odds with staff's; silent on ${gone}; proposals waiting already: ${before}`;
}

function both({ zh, en }: Text): string {
  return `${zh} / ${en}`;
}
