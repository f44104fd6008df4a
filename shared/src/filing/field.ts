import * as z from "zod";
import { earliestDate, isCalendarDate, latestDate } from "../dates.ts";
import { characterCount, findUnsafeCharacter, normaliseText } from "../identifiers/text.ts";
import type { Text } from "../locale.ts";
import type { FilingType, SubjectNature } from "./vocabulary.ts";

/** What people see of a field or a group: its label, and what to put there. GraphQL and the form both read it. */
export interface FieldMeaning {
  readonly title: Text;
  readonly description?: Text;
  /** For an object or an enum: the name of its type in GraphQL. */
  readonly typeName?: string;
  /** Enum labels by key. */
  readonly labels?: Readonly<Record<string, Text>>;
  /** The natures of subject that it concerns; all unless given. What doesn't concern a filing needn't be asked for. */
  readonly natures?: readonly SubjectNature[];
  /** The filing types that it concerns; all unless given. */
  readonly filingTypes?: readonly FilingType[];
  /** For a text field: what it holds, where that decides the widget or the API's scalar. */
  readonly kind?: "DATE";
}

/** The meaning of every field of the filing, beside its shape. */
export const fieldMeanings = z.registry<FieldMeaning>();

/** The longest text that any field takes, in characters; real names and addresses stay well below. */
export const longestText = 500;

const unsafeCharacters: Record<"NULL" | "CONTROL" | "LONE_SURROGATE", Text> = {
  NULL: { zh: "含有空字符", en: "holds a null character" },
  CONTROL: { zh: "含有控制字符", en: "holds a control character" },
  LONE_SURROGATE: { zh: "含有无效的 Unicode 字符", en: "holds a broken Unicode character" },
};

// A field is one schema and one step that takes what it holds: each layer of zod's is paid for with every filing.

/** A line that must say something: checked for what no document can hold, full-width forms folded, ends trimmed. */
export function requiredLine(maximum = 200) {
  return z.string().transform((text, context) => {
    const taken = takeLine(text, maximum, context);
    if (taken === "") refuse(context, { zh: "不能为空", en: "must not be empty" });
    return taken;
  });
}

/** A line that may be missing; an empty one counts as missing, since forms send it. */
export function optionalLine(maximum = 200) {
  return z
    .string()
    .nullish()
    .transform((text, context) => (text ? takeLine(text, maximum, context) || undefined : undefined));
}

/** A calendar date that may be missing. */
export function optionalDate() {
  return z
    .string()
    .nullish()
    .transform((date, context) => {
      if (!date) return undefined;
      if (!isCalendarDate(date))
        refuse(context, {
          zh: `不是有效日期，应为 ${earliestDate} 至 ${latestDate} 之间的 YYYY-MM-DD`,
          en: `not a date: write YYYY-MM-DD, from ${earliestDate} to ${latestDate}`,
        });
      return date;
    });
}

/** A yes or no that is no unless given. */
export function flag() {
  return z
    .boolean()
    .nullish()
    .transform((given) => given ?? false);
}

/** A yes or no that stays unknown unless given, so that a check can tell silence from a no. */
export function optionalFlag() {
  return z
    .boolean()
    .nullish()
    .transform((given) => given ?? undefined);
}

/** A whole number of things that may be missing. */
export function optionalCount(maximum = 100_000) {
  return z
    .number()
    .nullish()
    .transform((count, context) => {
      if (count == null) return undefined;
      if (!Number.isInteger(count) || count < 0 || count > maximum)
        refuse(context, {
          zh: `应为 0 到 ${maximum} 之间的整数`,
          en: `must be a whole number from 0 to ${maximum}`,
        });
      return count;
    });
}

/** UTF-16 units that a character can take on the average before a text counts as too long: rare ones with a selector. */
const longestCharacter = 4;

/** The line as it is kept; empty for none, and where it is refused what was given. */
function takeLine(text: string, maximum: number, context: z.core.$RefinementCtx): string {
  // Length first: nothing else looks at a text of a megabyte.
  if (text.length > maximum * longestCharacter || (text.length > maximum && characterCount(text) > maximum)) {
    refuse(context, { zh: `过长，最多 ${maximum} 个字符`, en: `too long, at most ${maximum} characters` });
    return text;
  }
  const unsafe = findUnsafeCharacter(text);
  if (unsafe) refuse(context, unsafeCharacters[unsafe]);
  return normaliseText(text);
}

function refuse(context: z.core.$RefinementCtx, text: Text): void {
  context.addIssue({ code: "custom", params: { text } });
}
