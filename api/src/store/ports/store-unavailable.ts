import type { Text } from "@beian/shared";

/** Why the store can't be opened or can't answer. */
export type StoreTrouble =
  | "MISSING"
  | "DIRECTORY"
  | "NOT_A_DATABASE"
  | "FOREIGN_DATABASE"
  | "NEWER"
  | "LOCKED"
  | "READ_ONLY"
  | "DISK_FULL"
  | "DAMAGED"
  | "MIGRATION"
  | "UNREADABLE"
  | "REPLACED"
  | "CLOSED";

/** The store can't be opened or can't answer; nothing was written, and what was there is untouched. */
export class StoreUnavailable extends Error {
  readonly trouble: StoreTrouble;
  /** One line for an operator. */
  readonly text: Text;

  /** @param place the file or the like that it is about, without any secret, since operators read it and logs keep it */
  constructor(trouble: StoreTrouble, place: string, cause?: unknown) {
    const text = words[trouble];
    super(`${text.zh}：${place} / ${text.en}: ${place}`, { cause });
    this.name = "StoreUnavailable";
    this.trouble = trouble;
    this.text = { zh: `${text.zh}：${place}`, en: `${text.en}: ${place}` };
  }
}

const words: Readonly<Record<StoreTrouble, Text>> = {
  MISSING: { zh: "数据库文件不存在", en: "the database file doesn't exist" },
  DIRECTORY: { zh: "数据目录不存在且无法创建", en: "the data directory doesn't exist and can't be made" },
  NOT_A_DATABASE: { zh: "文件不是数据库", en: "the file isn't a database" },
  FOREIGN_DATABASE: { zh: "数据库不属于本系统", en: "the database belongs to another program" },
  NEWER: {
    zh: "数据库由更新版本的程序创建，请升级程序",
    en: "the database was made by a newer version of this program; upgrade it",
  },
  LOCKED: { zh: "数据库被其他进程占用", en: "the database is locked by another process" },
  READ_ONLY: {
    zh: "数据库不可写，请检查文件与目录权限",
    en: "the database can't be written; check the permissions of file and directory",
  },
  DISK_FULL: { zh: "磁盘空间不足，未写入任何内容", en: "the disk is full; nothing was written" },
  DAMAGED: { zh: "数据库文件已损坏，请从备份恢复", en: "the database file is damaged; restore a backup" },
  MIGRATION: { zh: "数据库升级失败，原数据未改动", en: "upgrading the database failed; its data is as it was" },
  UNREADABLE: { zh: "无法读写数据库文件", en: "the database file can't be read or written" },
  REPLACED: {
    zh: "数据库文件已被替换、移走或截断，不再写入；请恢复文件并重启服务",
    en: "the database's file was replaced, taken away or cut off, and nothing more is written; put it back and restart",
  },
  CLOSED: { zh: "数据库已关闭", en: "the database is closed" },
};
