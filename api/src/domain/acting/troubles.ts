import type { Text } from "@beian/shared";
import type { StoreTrouble } from "../../store/ports/store-unavailable.ts";
import { StoreUnavailable } from "../../store/ports/store-unavailable.ts";
import { Unavailable } from "./refusal.ts";

/** Does the work; a store that can't write is told to the caller in words, without the path of its file. */
export async function tellingTroubles<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof StoreUnavailable ? new Unavailable(words[error.trouble] ?? otherwise, error) : error;
  }
}

const words: Partial<Readonly<Record<StoreTrouble, Text>>> = {
  DISK_FULL: {
    zh: "磁盘空间不足，未写入任何内容，请联系运维",
    en: "the disk is full and nothing was written; tell the operator",
  },
  LOCKED: {
    zh: "数据库繁忙，未写入任何内容，请稍后再试",
    en: "the database is busy and nothing was written; try again shortly",
  },
  REPLACED: {
    zh: "数据库文件已被替换或移走，未写入任何内容，请联系运维",
    en: "the database's file was replaced or taken away and nothing was written; tell the operator",
  },
  DAMAGED: { zh: "数据库文件已损坏，请联系运维", en: "the database's file is damaged; tell the operator" },
  NOT_A_DATABASE: { zh: "数据库文件已损坏，请联系运维", en: "the database's file is damaged; tell the operator" },
};

const otherwise: Text = {
  zh: "数据库暂时不可写，未写入任何内容",
  en: "the database can't be written to; nothing was written",
};
