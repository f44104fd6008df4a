import { findUnsafeCharacter } from "@beian/shared";
import { InvalidInput } from "./refusal.ts";

/** The longest texts that staff may write, in characters. */
export const longest = {
  title: 200,
  reason: 4_000,
  sourceTitle: 300,
  url: 2_000,
  clause: 300,
  note: 2_000,
  comment: 4_000,
  /** Within a comment. */
  why: 1_000,
} as const;

/** A text as typed, trimmed. Refuses, at its path, one that is too long or holds what no document can. */
export function typedText(text: string, path: readonly string[], maximum: number): string {
  // Length first: nothing else looks at a text of a megabyte.
  if (text.length > maximum)
    throw new InvalidInput(path, { zh: `过长，最多 ${maximum} 个字符`, en: `too long, at most ${maximum} characters` });
  if (findUnsafeCharacter(text) !== null)
    throw new InvalidInput(path, {
      zh: "含有无法保存的字符，如控制字符",
      en: "holds a character that can't be kept, such as a control character",
    });
  return text.trim();
}

/** A text that must say something. */
export function requiredText(text: string, path: readonly string[], maximum: number): string {
  const typed = typedText(text, path, maximum);
  if (typed === "") throw new InvalidInput(path, { zh: "不能为空", en: "must not be empty" });
  return typed;
}

/** A text of one line that must say something. */
export function requiredLine(text: string, path: readonly string[], maximum: number): string {
  const typed = requiredText(text, path, maximum);
  if (/[\r\n]/.test(typed)) throw new InvalidInput(path, { zh: "只能有一行", en: "must be of one line" });
  return typed;
}

/** A text that may be missing; an empty one counts as missing, since forms send it. */
export function optionalText(text: string | null | undefined, path: readonly string[], maximum: number): string | null {
  if (text === null || text === undefined) return null;
  const typed = typedText(text, path, maximum);
  return typed === "" ? null : typed;
}
