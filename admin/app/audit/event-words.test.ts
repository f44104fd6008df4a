import { readFileSync } from "node:fs";
import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import type { AuditEvent } from "../../graphql/audit.ts";
import { en } from "../../messages/en.ts";
import { zh } from "../../messages/zh.ts";
import { eventInWords, knownActions, originInWords } from "./event-words.ts";

const chinese = createTranslator({ locale: "zh", messages: zh, namespace: "audit", timeZone: "Asia/Shanghai" });
const english = createTranslator({ locale: "en", messages: en, namespace: "audit", timeZone: "Asia/Shanghai" });

const event: AuditEvent = {
  sequence: 1,
  at: "2026-11-24T00:00:00Z",
  actorKind: "PERSON",
  actor: { id: "p", name: "甲" },
  action: "change.publish",
  change: 12,
  person: null,
  sample: null,
  subject: null,
  version: 3,
  origin: "127.0.0.1",
  details: {},
  hash: "0".repeat(64),
};

test("each act that the API records has words of its own, and nothing else has", () => {
  const list = new URL("../../../api/src/store/ports/audit-actions.ts", import.meta.url);
  const recorded = [...readFileSync(list, "utf8").matchAll(/^ {2}"([a-zA-Z]+\.[a-zA-Z]+)",$/gm)].map(
    ([, name]) => name,
  );
  expect(recorded.length).toBeGreaterThan(20);
  expect(recorded).toEqual(knownActions);
  for (const [verb, t] of knownActions.flatMap((name) => [[name, chinese] as const, [name, english] as const]))
    expect(t(`actions.${verb}`, { change: "1", person: "2", sample: "3", subject: "4" })).not.toContain("actions.");
});

test.each([
  [
    { details: { effectiveFrom: "2026-12-01", correction: false, edits: 2 } },
    "发布变更 12",
    ["自 2026-12-01 起生效", "2 项规则"],
    null,
  ],
  [
    { details: { effectiveFrom: "2026-01-01", correction: true, edits: 1 } },
    "发布变更 12",
    ["更正，追溯自 2026-01-01 起生效", "1 项规则"],
    null,
  ],
  [
    {
      action: "change.edit",
      details: { from: "APPROVED", set: ["ZJ/house-number", "CN/house-number"], drop: [], fields: ["sources"] },
    },
    "编辑变更 12",
    ["设置 2 项：浙江“通信地址的门牌号”、全国“通信地址的门牌号”", "修改：依据", "原状态：已通过"],
    null,
  ],
  [
    { action: "person.role", change: null, person: { id: "q", name: "乙" }, details: { from: "VIEWER", to: "EDITOR" } },
    "调整“乙”的角色",
    ["由“查阅”改为“编辑”"],
    null,
  ],
  [
    { action: "person.create", change: null, details: { refused: "BAD_USER_INPUT", path: ["input", "password"] } },
    "为“未知”开通账号",
    [],
    "填写的内容不符合要求（密码）",
  ],
  [{ action: "change.sing", details: { refused: "BORED" } }, "其他操作", [], "其他原因"],
] as const)("%j reads as a person would tell it", (part, act, details, refusal) => {
  expect(eventInWords({ ...event, ...part }, chinese, "ZH", new Map([["house-number", "通信地址的门牌号"]]))).toEqual({
    act,
    details,
    refusal,
  });
});

test("in English too", () => {
  const details = { set: ["ZJ/house-number"], drop: [], fields: [] };
  const words = eventInWords(
    { ...event, action: "change.edit", details },
    english,
    "EN",
    new Map([["house-number", "House number in the contact address"]]),
  );
  expect(words.act).toBe("Edited change 12");
  expect(words.details).toHaveLength(1);
  expect(words.details[0]).toMatch(/^1 rule set: Zhejiang: /);
});

test.each([
  ["seed", "初始数据"],
  ["command line (ops)", "命令行（ops）"],
  ["10.0.0.1", "10.0.0.1"],
  [null, "未知"],
])("the origin %s reads %s", (origin, words) => {
  expect(originInWords(origin, chinese)).toBe(words);
});
