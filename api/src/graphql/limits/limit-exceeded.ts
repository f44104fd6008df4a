import type { Text } from "@beian/shared";
import { GraphQLError } from "graphql";

/** The most that one request may ask. What a document costs is said in cost.ts. */
export const limits = {
  /** Bytes of a request's body: about a thousand filings. */
  body: 1_048_576,
  /** Words and signs of a document. */
  tokens: 1_000,
  /** Fields within fields. */
  depth: 16,
  /** Fields under another name than their own, in a document. */
  aliases: 50,
  /** Characters of such a name, which is written as often as its field. */
  aliasLength: 64,
  /** Of a document. */
  directives: 20,
  /** Units that an operation is reckoned to take: fields answered, or a second of a core; see cost.ts. */
  cost: 400_000,
  /** Units that it does take; beyond what may be reckoned by what sizes of lists may be wrong. */
  work: 500_000,
  /** Seconds that an answer may take. */
  seconds: 30,
  /** Subscriptions open at the same time, for one caller and for all. */
  streams: 20,
  streamsInAll: 1_000,
} as const;

const words: Readonly<Record<string, Text>> = {
  body: { zh: "请求正文的字节数", en: "the bytes of the body" },
  tokens: { zh: "查询文档的词元数", en: "the tokens of the document" },
  depth: { zh: "查询的嵌套层数", en: "the depth of the query" },
  aliases: { zh: "查询中的别名数", en: "the aliases of the document" },
  aliasLength: { zh: "查询中一个别名的字符数", en: "the characters of an alias" },
  directives: { zh: "查询中的指令数", en: "the directives of the document" },
  cost: { zh: "查询的开销", en: "the cost of the query" },
  work: { zh: "作答所做的工作", en: "the work that the answer takes" },
  seconds: { zh: "作答所用的秒数", en: "the seconds that the answer takes" },
  streams: { zh: "同时打开的订阅数", en: "the subscriptions open at the same time" },
  streamsInAll: { zh: "所有调用者同时打开的订阅数", en: "the subscriptions that all callers have open" },
};

/** Why a request goes beyond a limit, in both languages, with the limit's name and value. */
export function limitText(name: keyof typeof limits, found?: number): Text {
  const word = words[name] ?? { zh: name, en: name };
  return {
    zh: `${word.zh}超出上限 ${limits[name]}${found === undefined ? "" : `（${found}）`}，限制名：${name}`,
    en: `${word.en} may be ${limits[name]} at most${found === undefined ? "" : `, not ${found}`} (limit: ${name})`,
  };
}

/** The refusal of what goes beyond a limit; counted, where that is known, by what was found. */
export function limitExceeded(name: keyof typeof limits, found?: number): GraphQLError {
  const text = limitText(name, found);
  return new GraphQLError(`${text.zh} / ${text.en}`, {
    extensions: {
      code: "LIMIT_EXCEEDED",
      limit: { name, value: limits[name], ...(found === undefined ? {} : { found }) },
      messages: text,
      http: statusOf[name] ?? { status: 400, spec: true },
    },
  });
}

const statusOf: Partial<Record<keyof typeof limits, { readonly status: number }>> = {
  body: { status: 413 },
  seconds: { status: 503 },
  streams: { status: 429 },
  streamsInAll: { status: 503 },
};
