import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Text } from "@beian/shared";
import { auditActor } from "../domain/acting/actor.ts";
import { recordAudit } from "../domain/acting/audit.ts";
import type { BackupMark, MarkFault } from "../domain/backup-mark.ts";
import { markBackup, verifyBackup } from "../domain/backup-mark.ts";
import { recordBackup } from "../domain/last-backup.ts";
import type { Store } from "../store/ports/store.ts";
import { StoreUnavailable } from "../store/ports/store-unavailable.ts";
import { databaseOf } from "../store/where.ts";
import { brokenAuditInWords } from "./audit.ts";
import type { Command, CommandLine } from "./command.ts";
import { CommandRefused } from "./command.ts";
import { operator } from "./opened.ts";

export const backupCommands: readonly Command[] = [
  {
    name: "backup",
    usage: "FILE",
    about: {
      zh: "把数据库备份到新文件，服务运行时也可以；核验无误才算备份成功",
      en: "back the database up to a new file, also while the product runs; it's a backup once it is verified",
    },
    options: [],
    operand: "FILE",
    async run(given, place) {
      const target = resolve(given.operand());
      const { auditEvents, digest, asOf } = await backUp(target, place);
      place.print(`${target}`);
      place.say({
        zh: `已备份并核验：${asOf} 的规则 ${digest}，审计 ${auditEvents} 条。DATA_DIR 中的 .key 文件不在其中，请另行保存`,
        en: `backed up and verified: rules of ${asOf} ${digest}, ${auditEvents} audit events. The .key files of DATA_DIR aren't in it; keep them too`,
      });
    },
  },
  {
    name: "restore",
    usage: "FILE",
    about: {
      zh: "用备份替换数据库，须先停止服务；核验不通过则不动现有数据库，现有数据库改名保留",
      en: "put a backup in the database's place, with the product stopped; one that doesn't verify changes nothing, and the present database is kept under another name",
    },
    options: [],
    operand: "FILE",
    async run(given, place) {
      const source = resolve(given.operand());
      const { mark, aside } = await restore(source, place);
      place.print(`${databaseOf(place.dataDir)}`);
      place.say({
        zh: `已恢复：${mark.asOf} 的规则 ${mark.digest}，所有人须重新登录，备份后撤销的令牌须再次撤销${aside === null ? "" : `；原数据库保留为 ${aside}`}`,
        en: `restored: rules of ${mark.asOf} ${mark.digest}; everybody signs in anew, and tokens revoked since must be revoked again${aside === null ? "" : `; the database before is kept as ${aside}`}`,
      });
    },
  },
];

async function backUp(target: string, place: CommandLine): Promise<BackupMark> {
  if (existsSync(target))
    throw new CommandRefused({ zh: `文件已存在：${target}`, en: `the file exists already: ${target}` });
  if (!statSync(dirname(target), { throwIfNoEntry: false })?.isDirectory())
    throw new CommandRefused({ zh: `目录不存在：${dirname(target)}`, en: `there is no folder ${dirname(target)}` });
  const { dataDir, now } = place;
  const { openFile, openStore } = await import("../store/open.ts");
  const { copyDatabase, damageOf, nameFile, removeDatabase, settleFile } = await import("../store/backup-file.ts");
  const file = databaseOf(dataDir);
  // Its own name until it's verified, and beside its place, so that naming it is one step.
  const part = `${target}.${process.pid}.part`;
  const live = await openStore({ dataDir, now, mustExist: true });
  try {
    await copyDatabase(file, part);
    const copy = await openFile(part, { now, mustExist: true });
    const mark = await markBackup(copy, live, place).finally(() => copy.close());
    if (isFault(mark)) throw notVerified(file, mark);
    settleFile(part);
    const damage = damageOf(part);
    if (damage !== null) throw damaged(file, damage);
    if (!nameFile(part, target))
      throw new CommandRefused({ zh: `文件已存在：${target}`, en: `the file exists already: ${target}` });
    await noted(live, mark);
    return mark;
  } finally {
    removeDatabase(part);
    await live.close();
  }
}

/** Where the live database can't be written to, the backup is one all the same. */
async function noted(live: Store, mark: BackupMark): Promise<void> {
  try {
    await recordBackup(live, operator(), mark);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
  }
}

async function restore(source: string, place: CommandLine): Promise<{ mark: BackupMark; aside: string | null }> {
  const { dataDir, now } = place;
  if (!statSync(source, { throwIfNoEntry: false })?.isFile())
    throw new CommandRefused({ zh: `没有这个文件：${source}`, en: `there is no file ${source}` });
  const { copyDatabase, holdAlone, nameFile, removeDatabase, settleFile } = await import("../store/backup-file.ts");
  const file = databaseOf(dataDir);
  const next = `${file}.restoring`;
  const held = inUseRefused(() => holdAlone(file));
  try {
    await fromBackup(source, () => copyDatabase(source, next));
    const mark = await verified(source, next, place);
    settleFile(next);
    if (held === null) {
      if (!nameFile(next, file)) throw inUse();
      return { mark, aside: null };
    }
    const aside = `${file}.before-${now().toISOString().replaceAll(/[:.]/g, "-")}`;
    held.replaceBy(next, aside);
    return { mark, aside };
  } finally {
    removeDatabase(next);
    held?.release();
  }
}

/** Brings the copy of a backup up to date, and makes sure that it is what the backup says; nobody stays signed in. */
async function verified(source: string, copy: string, place: CommandLine): Promise<BackupMark> {
  const { openFile } = await import("../store/open.ts");
  const { damageOf } = await import("../store/backup-file.ts");
  const damage = damageOf(copy);
  if (damage !== null) throw damaged(source, damage);
  const store = await fromBackup(source, () => openFile(copy, { now: place.now }));
  try {
    const mark = await verifyBackup(store, place);
    if (isFault(mark)) throw notVerified(source, mark);
    await store.transaction(async (tx) => {
      for (const { id } of await tx.people.all()) await tx.people.endSessions(id);
      const { digest } = mark;
      await recordAudit(tx, { ...auditActor(operator()), action: "database.restore", details: { digest } });
    });
    return mark;
  } finally {
    await store.close();
  }
}

/** Says of the backup what is said of the copy that was made of it. */
async function fromBackup<Result>(source: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    throw new StoreUnavailable(error.trouble, source, error);
  }
}

function inUseRefused<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof StoreUnavailable && error.trouble === "LOCKED" ? inUse() : error;
  }
}

function inUse(): CommandRefused {
  return new CommandRefused({
    zh: "数据库正在使用中，请先停止服务",
    en: "the database is in use; stop the product first",
  });
}

function isFault(mark: BackupMark | MarkFault): mark is MarkFault {
  return typeof mark === "string" || "fault" in mark;
}

const faults: Readonly<Record<Extract<MarkFault, string>, Text>> = {
  NO_MARK: { zh: "不是由 backup 命令生成的备份", en: "it isn't a backup that the command backup made" },
  OTHER_AUDIT: { zh: "审计记录的条数与备份时不同", en: "its audit hasn't as many events as it had" },
  OTHER_RULES: { zh: "规则与备份时的摘要不符", en: "its rules don't have the digest that they had" },
};

function notVerified(file: string, fault: MarkFault): CommandRefused {
  const { zh, en } = typeof fault === "string" ? faults[fault] : brokenAuditInWords(fault);
  return new CommandRefused({ zh: `核验不通过（${zh}）：${file}`, en: `not verified (${en}): ${file}` });
}

function damaged(file: string, damage: string): CommandRefused {
  const why = damage.split("\n", 1)[0] ?? damage;
  return new CommandRefused({ zh: `核验不通过（${why}）：${file}`, en: `not verified (${why}): ${file}` });
}
