import type { z } from "zod";
import type { Text } from "../locale.ts";
import type { Filing } from "./schema.ts";
import { filingSchema } from "./schema.ts";

/** Something wrong with an input, at the field that the path names. */
export interface InputProblem {
  readonly path: readonly string[];
  readonly message: Text;
}

export type ParsedFiling =
  | { readonly ok: true; readonly filing: Filing }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

/** Takes JSON from outside for a filing; every field that can't be taken is named, all at once. */
export function parseFiling(input: unknown): ParsedFiling {
  // Without it a wrong type looks like nothing given; the message names the type and never the input.
  const parsed = filingSchema.safeParse(input, { reportInput: true });
  return parsed.success
    ? { ok: true, filing: parsed.data }
    : { ok: false, problems: parsed.error.issues.map(problemOf) };
}

/** A zod issue in both languages, without what was typed: filings are personal data. */
export function problemOf(issue: z.core.$ZodIssue): InputProblem {
  return { path: issue.path.map(String), message: messageOf(issue) };
}

function messageOf(issue: z.core.$ZodIssue): Text {
  switch (issue.code) {
    case "custom":
      return isText(issue.params?.text) ? issue.params.text : notTaken;
    case "invalid_type":
      return issue.input === undefined
        ? { zh: "必填", en: "required" }
        : { zh: `类型应为 ${issue.expected}`, en: `must be of type ${issue.expected}` };
    case "invalid_value":
      return {
        zh: `应为以下之一：${issue.values.join("、")}`,
        en: `must be one of ${issue.values.join(", ")}`,
      };
    case "too_big":
      return { zh: `最多 ${issue.maximum} 项`, en: `at most ${issue.maximum} items` };
    default:
      return notTaken;
  }
}

const notTaken: Text = { zh: "无法识别", en: "can't be taken" };

function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value;
}
